import { ConfigError, type Organisation } from "@intune-om/core";
import { describe, expect, it } from "vitest";
import type { DaemonLog } from "./daemon-log.ts";
import { createBell, type ShiftOptions, workShifts } from "./shift.ts";
import type { Workplace } from "./workplace.ts";

const organisation = (perMinute: number, daemon: object = {}): Organisation =>
  ({
    config: {
      store: { kind: "sqlite", path: "/om.db" },
      mail: { perMinute },
      daemon: { port: 0, host: "127.0.0.1", stopSeconds: 30, leaseSeconds: 60, ...daemon },
    },
    plan: {},
  }) as unknown as Organisation;

/** A world in which dispatchers work until they are stopped, and then for as long as the test holds them. */
function world(load: () => Promise<Organisation> = async () => organisation(2)) {
  const told: string[] = [];
  const ending = new AbortController();
  const bell = createBell();
  let holds = false;
  let fail: (error: unknown) => void = () => undefined;
  const letGo: (() => void)[] = [];
  const line = (event: string): void => void told.push(event);
  const log: DaemonLog = { debug: line, info: line, warn: line, error: line };
  const options: ShiftOptions = {
    organisation: organisation(1),
    load,
    open: async ({ config: { mail } }): Promise<Workplace> => {
      const name = `shift ${mail.perMinute}`;
      told.push(`${name} opened`);
      return {
        deps: {} as Workplace["deps"],
        dispatcher: {
          wake: () => undefined,
          work: (signal) =>
            new Promise((resolve, reject) => {
              fail = reject;
              signal.addEventListener("abort", () => {
                told.push(`${name} stops`);
                if (holds) letGo.push(resolve);
                else resolve();
              });
            }),
        },
        openChannels: async () => undefined,
        readSignIns: async () => undefined,
        tidy: () => false,
        hasMadeRuns: () => false,
        close: async () => void told.push(`${name} closed`),
      };
    },
    onShift: () => undefined,
    ending: ending.signal,
    bell,
    sleep: (_ms, signal) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener("abort", () => reject(new Error("stopped"))),
      ),
    log,
  };
  return {
    options,
    told,
    ending,
    bell,
    hold: () => {
      holds = true;
    },
    letGo: () => letGo.shift()?.(),
    fail: (error: unknown) => fail(error),
    settle: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

describe("a shift", () => {
  it("works until the end is asked for, and finishes what is in hand", async () => {
    const { options, told, ending, hold, letGo, settle } = world();
    hold();
    const end = workShifts(options);
    await settle();
    ending.abort();
    await settle();
    expect(told).toEqual(["shift 1 opened", "shift 1 stops"]);
    letGo();
    expect(await end).toBe("finished");
    expect(told).toEqual(["shift 1 opened", "shift 1 stops", "shift 1 closed"]);
  });

  it("leaves what takes longer than it may to the next start, and does not close it under the hands of those at work", async () => {
    const { options, told, ending, hold, settle } = world();
    hold();
    const waits: number[] = [];
    const end = workShifts({ ...options, sleep: async (ms) => void waits.push(ms) });
    await settle();
    ending.abort();
    expect(await end).toBe("unfinished");
    expect({ waits, told }).toEqual({ waits: [30_000], told: ["shift 1 opened", "shift 1 stops"] });
  });

  it("follows the files when they are read again: the old one finishes, and then the new one begins", async () => {
    const { options, told, ending, bell, hold, letGo, settle } = world();
    hold();
    const end = workShifts(options);
    await settle();
    bell.ring();
    await settle();
    expect(told).toEqual(["shift 1 opened", "shift 2 opened", "shift 1 stops"]);
    letGo();
    await settle();
    expect(told.slice(3)).toEqual(["shift 1 closed", "reload.taken"]);
    ending.abort();
    await settle();
    letGo();
    expect(await end).toBe("finished");
  });

  it("keeps to what it has when the files are wrong, and says so", async () => {
    const wrong = new ConfigError("config.invalid", "The configuration has one problem", "Put it right.", []);
    const outcomes: string[] = [];
    const { options, told, ending, bell, settle } = world(() => Promise.reject(wrong));
    const end = workShifts({ ...options, onReload: (outcome) => void outcomes.push(outcome) });
    await settle();
    bell.ring();
    await settle();
    expect(told).toEqual(["shift 1 opened", "reload.refused"]);
    expect(outcomes).toEqual(["refused"]);
    ending.abort();
    expect(await end).toBe("finished");
  });

  it("keeps to what it has when nothing can be made of the new files", async () => {
    const { options, told, ending, bell, settle } = world();
    const open: ShiftOptions["open"] = async (now, signal) => {
      if (now.config.mail.perMinute === 2) throw new Error("no folder of articles");
      return options.open(now, signal);
    };
    const end = workShifts({ ...options, open });
    await settle();
    bell.ring();
    await settle();
    expect(told).toEqual(["shift 1 opened", "reload.refused"]);
    ending.abort();
    expect(await end).toBe("finished");
  });

  it("says what takes effect only at the next start", async () => {
    const { options, told, ending, bell, settle } = world(async () => organisation(2, { port: 1 }));
    const end = workShifts(options);
    await settle();
    bell.ring();
    await settle();
    expect(told).toContain("reload.later");
    ending.abort();
    await end;
  });

  it("ends with the error of its work when there is no store any more", async () => {
    const { options, fail, settle } = world();
    const end = workShifts(options);
    await settle();
    fail(new Error("the store is gone"));
    await expect(end).rejects.toThrow("the store is gone");
  });
});

describe("a bell", () => {
  it("that has rung before anybody listened is heard once", async () => {
    const bell = createBell();
    bell.ring();
    bell.ring();
    await bell.heard();
    const again = bell.heard();
    expect(await Promise.race([again, Promise.resolve("silence")])).toBe("silence");
    bell.ring();
    await again;
  });
});
