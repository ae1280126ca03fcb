import { OmError } from "@intune-om/core";
import { describe, expect, it } from "vitest";
import { createClockGuard } from "./clock-guard.ts";
import type { DaemonLog } from "./daemon-log.ts";
import type { HeldLease } from "./hold-lease.ts";
import { createTick, type TickParts } from "./tick.ts";
import { createVitalSigns } from "./vital-signs.ts";
import type { Workplace } from "./workplace.ts";

const HOUR = 3_600_000;

/** A daemon whose clocks and store are moved by hand; its plan has no report. */
function world() {
  let wallMs = Date.parse("2026-11-30T07:00:00Z");
  let monotonicMs = 0;
  const told: string[] = [];
  const done: string[] = [];
  let alive: () => Promise<void> = async () => undefined;
  let channels: () => Promise<void> = async () => undefined;
  let signIns: () => Promise<void> = async () => undefined;
  let hasMadeRuns = false;
  let judge: () => Promise<void> = async () => undefined;
  let planMessages: () => Promise<void> = async () => undefined;
  const clock = { now: () => new Date(wallMs) };
  const signs = createVitalSigns(() => monotonicMs);
  const line = (event: string): void => void told.push(event);
  const log: DaemonLog = { debug: line, info: line, warn: line, error: line };
  const store = {
    alive: () => alive(),
    schedules: {
      list: async () => {
        done.push("schedules");
        return [];
      },
      see: async () => 0,
    },
  };
  const alerts = {
    unjudged: async () => {
      done.push("alerts");
      await judge();
      return [];
    },
    nextAt: async () => null,
    plan: async () => {
      done.push("messages planned");
      await planMessages();
      return { messages: [] };
    },
    unwritten: async () => [],
  };
  const plan = {
    reports: [],
    alerts: { schedule: null },
    organisation: { calendar: { country: null, region: null, closed: [], open: [] } },
  };
  const workplace = {
    deps: { store: { ...store, alerts }, plan, clock, config: { tenants: [{ id: "contoso" }] } },
    dispatcher: { wake: () => void done.push("wake"), work: async () => undefined },
    openChannels: () => channels(),
    readSignIns: () => signIns(),
    tidy: () => false,
    hasMadeRuns: () => {
      const had = hasMadeRuns;
      hasMadeRuns = false;
      return had;
    },
    close: async () => undefined,
  } as unknown as Workplace;
  const held: HeldLease = {
    current: () => ({}) as ReturnType<HeldLease["current"]>,
    lost: new AbortController().signal,
    check: async () => void done.push("lease checked"),
    release: async () => undefined,
  };
  const parts: TickParts = {
    clock,
    machine: { monotonicMs: () => monotonicMs, shrink: () => undefined },
    guard: createClockGuard(clock, { monotonicMs: () => monotonicMs, uptimeMs: () => monotonicMs }),
    held,
    signs,
    log,
    shift: () => ({ workplace, organisation: {} as never }),
    ending: new AbortController().signal,
  };
  return {
    tick: createTick(parts),
    signs,
    told,
    done,
    pass: (ms: number, leap = 0) => {
      monotonicMs += ms;
      wallMs += ms + leap;
    },
    storeAnswers: (answer: () => Promise<void>) => {
      alive = answer;
    },
    channelsAnswer: (answer: () => Promise<void>) => {
      channels = answer;
    },
    runsWereMade: () => {
      hasMadeRuns = true;
    },
    judgingAnswers: (answer: () => Promise<void>) => {
      judge = answer;
    },
    planningAnswers: (answer: () => Promise<void>) => {
      planMessages = answer;
    },
    signInsAnswer: (answer: () => Promise<void>) => {
      signIns = answer;
    },
  };
}

describe("a turn of the daemon", () => {
  it("brings the schedules up to now and wakes whoever works", async () => {
    const { tick, done, told, signs } = world();
    await tick();
    expect({ done, told }).toEqual({
      done: ["schedules", "wake", "alerts", "messages planned"],
      told: [],
    });
    expect(signs.counts().lastTickSeconds).toBe(Date.parse("2026-11-30T07:00:00Z") / 1_000);
  });

  it("decides nothing by a clock that was set far, until it has held for a minute", async () => {
    const { tick, done, told, pass } = world();
    await tick();
    done.length = 0;
    pass(10_000, 300 * 24 * HOUR);
    await tick();
    for (let turn = 0; turn < 5; turn++) {
      pass(10_000);
      await tick();
    }
    expect(new Set(done)).toEqual(new Set(["wake"]));
    pass(10_000);
    await tick();
    expect(done).toContain("schedules");
    expect(told).toEqual(["clock.forward", "clock.believed"]);
  });

  it("asks first whether the work is still its own after it stood still", async () => {
    const { tick, done, pass } = world();
    await tick();
    done.length = 0;
    pass(5 * 60_000);
    await tick();
    expect(done[0]).toBe("lease checked");
  });

  it("tells that the store does not answer, once for as long as it lasts, and when it does again", async () => {
    const { tick, told, signs, pass, storeAnswers } = world();
    storeAnswers(() => Promise.reject(new Error("connection refused")));
    for (let turn = 0; turn < 3; turn++) {
      await tick();
      pass(10_000);
    }
    expect(told).toEqual(["tick.failed"]);
    expect(signs.counts().failedTicks).toBe(3);
    storeAnswers(async () => undefined);
    await tick();
    expect(told).toEqual(["tick.failed", "tick.trouble-over"]);
  });

  it("ends with the error when there is no store any more", async () => {
    const { tick, storeAnswers } = world();
    storeAnswers(() => Promise.reject(new OmError("the file is gone", { code: "store.gone", hint: "" })));
    await expect(tick()).rejects.toMatchObject({ code: "store.gone" });
  });

  it("tries channels that could not be opened once more after a minute, and is ready when they are open", async () => {
    const { tick, told, signs, pass, channelsAnswer } = world();
    signs.leaseHeld(true);
    channelsAnswer(() => Promise.reject(new Error("OM_SMTP_USER is not set")));
    await tick();
    pass(10_000);
    await tick();
    expect(told).toEqual(["channel.failed"]);
    expect(await signs.obstacles(async () => undefined)).toHaveLength(1);
    channelsAnswer(async () => undefined);
    for (let turn = 0; turn < 6; turn++) {
      pass(10_000);
      await tick();
    }
    expect(await signs.obstacles(async () => undefined)).toEqual([]);
  });

  it("warns while a tenant has nothing to sign in with, and is ready when it has", async () => {
    const { tick, told, signs, pass, signInsAnswer } = world();
    signs.leaseHeld(true);
    const missing = new OmError("OM_TOKEN is not set", { code: "secret.missing", hint: "Set it." });
    signInsAnswer(() => Promise.reject(missing));
    await tick();
    expect(told).toEqual(["tenant.no-secret"]);
    expect(await signs.obstacles(async () => undefined)).toEqual([
      { check: "tenants", reason: "OM_TOKEN is not set", hint: "Set it." },
    ]);
    signInsAnswer(async () => undefined);
    pass(60_000);
    await tick();
    expect(await signs.obstacles(async () => undefined)).toEqual([]);
  });

  it("looks after alerts each minute, at once when a run was made, and plans anew only with other files", async () => {
    const { tick, done, pass, runsWereMade } = world();
    const alerts = async (): Promise<readonly string[]> => {
      done.length = 0;
      await tick();
      return done.filter((what) => what === "alerts" || what === "messages planned");
    };
    expect(await alerts()).toEqual(["alerts", "messages planned"]);
    pass(10_000);
    expect(await alerts()).toEqual([]);
    pass(10_000);
    runsWereMade();
    expect(await alerts()).toEqual(["alerts"]);
    pass(10_000);
    expect(await alerts()).toEqual([]);
    for (let turn = 0; turn < 2; turn++) {
      pass(10_000);
      expect(await alerts()).toEqual([]);
    }
    pass(10_000);
    expect(await alerts()).toEqual(["alerts"]);
  });

  it("plans anew again when that failed the first time", async () => {
    const { tick, done, pass, planningAnswers } = world();
    planningAnswers(() => Promise.reject(new Error("the store is busy")));
    await tick();
    planningAnswers(async () => undefined);
    for (const planned of [["messages planned"], []]) {
      done.length = 0;
      pass(60_000);
      await tick();
      expect(done.filter((what) => what === "messages planned")).toEqual(planned);
    }
  });

  it("tells once what keeps it from looking after alerts, for as long as that is the same", async () => {
    const { tick, told, pass, judgingAnswers } = world();
    judgingAnswers(() => Promise.reject(new Error("a rule is broken")));
    const minute = async (): Promise<void> => {
      for (let turn = 0; turn < 6; turn++) {
        await tick();
        pass(10_000);
      }
    };
    await minute();
    await minute();
    expect(told).toEqual(["alert.watch-failed"]);
    judgingAnswers(async () => undefined);
    await minute();
    judgingAnswers(() => Promise.reject(new Error("a rule is broken")));
    await minute();
    expect(told).toEqual(["alert.watch-failed", "alert.watch-failed"]);
  });

  it("tells nobody of alerts by a clock that was set far", async () => {
    const { tick, done, pass } = world();
    await tick();
    done.length = 0;
    pass(60_000, 300 * 24 * HOUR);
    await tick();
    expect(done).not.toContain("alerts");
  });
});
