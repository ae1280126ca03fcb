import { describeOwner, type Lease, OmError, type Store } from "@intune-om/core";
import { describe, expect, it } from "vitest";
import { type LeaseDeps, type LeaseEvent, takeLease } from "./hold-lease.ts";

const AT = new Date("2026-11-28T06:00:00Z");

function leaseOf(owner: string, fence = 1): Lease {
  return { name: "daemon", owner, fence, since: AT, until: new Date(AT.getTime() + 60_000) };
}

/** A store whose lease is with whom the test says. */
function world({ holder = null as string | null } = {}) {
  let owner = holder;
  let now = 0;
  let beat: (() => Promise<void>) | null = null;
  let renewal: () => Promise<void> = async () => undefined;
  const events: LeaseEvent[] = [];
  const done: string[] = [];
  const leases: Store["leases"] = {
    take: async (_name, by) => {
      if (owner !== null && owner !== by) return { kind: "held", lease: leaseOf(owner) };
      owner = by;
      return { kind: "taken", lease: leaseOf(by, 2) };
    },
    takeFrom: async (gone, by) => {
      if (owner === gone.owner) owner = by;
      return { kind: owner === by ? "taken" : "held", lease: leaseOf(owner ?? "", 2) };
    },
    renew: async (lease) => {
      await renewal();
      done.push("renewed");
      return { ...lease, until: new Date(lease.until.getTime() + 1) };
    },
    release: async () => {
      done.push("released");
      owner = null;
    },
    list: async () => [],
    get: async () => null,
  };
  const deps: LeaseDeps = {
    leases,
    owner: "here:1:00000000",
    leaseMs: 60_000,
    isGone: (name) => name.startsWith("dead"),
    sleep: async () => undefined,
    every: (ms, work) => {
      expect(ms).toBe(20_000);
      beat = work;
      return () => {
        beat = null;
      };
    },
    monotonicMs: () => now,
    tell: (event) => void events.push(event),
  };
  return {
    deps,
    events,
    done,
    frees: () => {
      owner = null;
    },
    failsToRenew: (error: unknown) => {
      renewal = async () => {
        throw error;
      };
    },
    renewsAgain: () => {
      renewal = async () => undefined;
    },
    turn: async () => {
      now += 20_000;
      await beat?.();
    },
    isRenewing: () => beat !== null,
  };
}

const signal = new AbortController().signal;

describe("the lease of the daemon", () => {
  it("is taken when nobody has it, renewed three times in its life, and given back", async () => {
    const { deps, events, done, turn, isRenewing } = world();
    const held = await takeLease(deps, { waits: true, signal });
    expect(events).toMatchObject([{ kind: "taken", from: null }]);
    await turn();
    await turn();
    await held?.release();
    expect(done).toEqual(["renewed", "renewed", "released"]);
    expect(isRenewing()).toBe(false);
    expect(held?.lost.aborted).toBe(false);
  });

  it("is taken at once from a process that is known to be gone", async () => {
    const { deps, events } = world({ holder: "dead:7:0a0b0c0d" });
    await takeLease(deps, { waits: false, signal });
    expect(events).toMatchObject([{ kind: "taken", from: "dead:7:0a0b0c0d" }]);
  });

  it("is refused when another has it and nobody wants to wait: who, where and since when", async () => {
    const { deps } = world({ holder: "om2.contoso.example:4711:0a0b0c0d" });
    await expect(takeLease(deps, { waits: false, signal })).rejects.toMatchObject({
      code: "daemon.held",
      message:
        "another daemon works on this store: process 4711 on om2.contoso.example, since 2026-11-28T06:00:00.000Z",
    });
  });

  it("is waited for, which is said once, and taken over when it ends", async () => {
    const { deps, events, frees } = world({ holder: "om2:4711:0a0b0c0d" });
    let turns = 0;
    const sleep = async (): Promise<void> => {
      turns += 1;
      if (turns === 100) frees();
    };
    await takeLease({ ...deps, sleep }, { waits: true, signal });
    expect(turns).toBe(100);
    expect(events.map(({ kind }) => kind)).toEqual(["waiting", "taken"]);
  });

  it("is waited for no longer when the process is stopped", async () => {
    const { deps } = world({ holder: "om2:4711:0a0b0c0d" });
    const stop = new AbortController();
    const sleep = async (): Promise<void> => {
      stop.abort();
      stop.signal.throwIfAborted();
    };
    expect(await takeLease({ ...deps, sleep }, { waits: true, signal: stop.signal })).toBeNull();
  });

  it("is lost at once when another process has it, and then not given back, for it is not ours", async () => {
    const { deps, events, done, failsToRenew, turn } = world();
    const held = await takeLease(deps, { waits: true, signal });
    failsToRenew(new OmError("in other hands", { code: "lease.lost", hint: "" }));
    await turn();
    expect(held?.lost.aborted).toBe(true);
    expect(events.map(({ kind }) => kind)).toEqual(["taken", "lost"]);
    await held?.release();
    expect(done).toEqual([]);
  });

  it("outlasts a store that is away for less than its life, and no longer", async () => {
    const { deps, failsToRenew, renewsAgain, turn } = world();
    const held = await takeLease(deps, { waits: true, signal });
    failsToRenew(new Error("connection refused"));
    await turn();
    await turn();
    expect(held?.lost.aborted).toBe(false);
    renewsAgain();
    await turn();
    failsToRenew(new Error("connection refused"));
    await turn();
    await turn();
    expect(held?.lost.aborted).toBe(false);
    await turn();
    expect(held?.lost.aborted).toBe(true);
  });
});

describe("the owner of a lease", () => {
  it.each([
    ["om1:4711:ab12cd34", "process 4711 on om1"],
    ["fe80::1:4711:ab12cd34", "process 4711 on fe80::1"],
    ["something else", "something else"],
  ])("%s is told to people as: %s", (owner, told) => {
    expect(describeOwner(owner)).toBe(told);
  });
});
