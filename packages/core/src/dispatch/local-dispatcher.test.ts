import { expect, it } from "vitest";
import { dispatchWorld, type DispatchWorld, setToWork } from "../../test-support/dispatch-world.ts";
import { scheduleOf } from "../../test-support/plans.ts";
import { report } from "../../test-support/snapshots.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import { createKeptOutcomes } from "../deliver/kept-outcomes.ts";
import { OmError } from "../errors.ts";
import type { Run } from "../store/run-row.ts";
import type { Store } from "../store/store.ts";
import { createLocalDispatcher } from "./local-dispatcher.ts";

const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;
/** Lanes that sleep when there is nothing to do: one makes runs, one sends. */
const IDLE = 2;

describeOnEveryStore("a dispatcher that works alone", (open, place) => {
  const begin = async (): Promise<{ world: DispatchWorld; store: Store }> => {
    const world = dispatchWorld(place.location());
    return { world, store: await open({ clock: world.time.clock }) };
  };
  const stateOf = async (store: Store, id: string): Promise<string | undefined> =>
    (await store.runs.get(id))?.state;

  it("makes what is due, hands it over and ends it", async () => {
    const { world, store } = await begin();
    const run = await world.due(store);
    const work = setToWork(createLocalDispatcher(world.deps(store)));
    await world.time.asleep(IDLE);
    expect(world.sent.map(({ to }) => to.address)).toEqual(["anna@contoso.example"]);
    expect(await stateOf(store, run.id)).toBe("succeeded");
    await work.stop();
  });

  it("makes 400 reports that fall due in the same second one after the other, tenants in turn", async () => {
    const { world, store } = await begin();
    for (let nth = 0; nth < 200; nth += 1) {
      for (const tenant of ["contoso", "fabrikam"])
        await world.due(store, { tenant, report: `r${100 + nth}` });
    }
    const made: Run[] = [];
    let atOnce = 0;
    let most = 0;
    const make = async (id: string): Promise<Run> => {
      most = Math.max(most, (atOnce += 1));
      const run = await store.runs.move(await store.runs.claim(id, "one", 900_000), "failed");
      made.push(run);
      atOnce -= 1;
      return run;
    };
    const work = setToWork(createLocalDispatcher({ ...world.deps(store), runner: { make } }));
    await world.time.asleep(IDLE);
    await work.stop();
    expect(made).toHaveLength(400);
    expect(most).toBe(1);
    const first = made.slice(0, 4).map(({ tenant, report: of }) => `${tenant} ${of}`);
    expect(first).toEqual(["contoso r100", "fabrikam r100", "contoso r101", "fabrikam r101"]);
  });

  it("gives nothing up and takes nothing up while the clock is doubted, and goes on when it is believed", async () => {
    const { world, store } = await begin();
    const { time } = world;
    let isBelieved = true;
    let attempts = 0;
    world.onSend = async () => {
      attempts += 1;
      if (attempts > 1) return { outcome: "accepted", response: "250 ok" };
      time.leap(YEAR_MS);
      isBelieved = false;
      return { outcome: "deferred", cause: "temporary", reason: "451 later", hint: "Wait." };
    };
    const run = await world.due(store);
    const due = await store.runs.get(run.id);
    const deps = { ...world.deps(store), isClockBelieved: () => isBelieved };
    const work = setToWork(createLocalDispatcher(deps));
    await time.asleep(IDLE);
    const [deferred] = await store.deliveries.list({ run: run.id });
    expect(deferred).toMatchObject({ state: "deferred", attempts: 1 });
    expect(deferred?.notBefore?.getTime()).toBeLessThan((due?.updatedAt.getTime() ?? 0) + YEAR_MS);
    await world.due(store, { report: "brief" });
    for (let turn = 0; turn < 3; turn += 1) {
      time.advance(5_000);
      await time.asleep(IDLE);
    }
    expect({ attempts, made: world.made.length }).toEqual({ attempts: 1, made: 1 });
    time.leap(-YEAR_MS);
    isBelieved = true;
    for (let turn = 0; turn < 60 && world.sent.length < 2; turn += 1) {
      await world.beat();
      time.advance(5_000);
      await time.asleep(IDLE);
    }
    await work.stop();
    expect(world.sent).toHaveLength(2);
  });

  it("begins at once what it is woken for", async () => {
    const { world, store } = await begin();
    const dispatcher = createLocalDispatcher(world.deps(store));
    const work = setToWork(dispatcher);
    await world.time.asleep(IDLE);
    await world.due(store);
    dispatcher.wake();
    await world.until(() => world.sent.length === 1);
    await work.stop();
  });

  it("leaves out a run that falls due while the one before it is at work, and says so", async () => {
    const { world, store } = await begin();
    const first = await world.due(store);
    world.onSend = async () => {
      throw new Error("not asked for");
    };
    world.onMake = async ({ id }) => {
      if (id !== first.id) throw new Error("the second was made, too");
      world.time.advance(MINUTE_MS);
    };
    // The first is made by another process, and still at it.
    await store.runs.claim(first.id, "elsewhere", 900_000);
    world.time.advance(MINUTE_MS);
    const second = await world.due(store);
    const work = setToWork(createLocalDispatcher(world.deps(store)));
    await world.time.asleep(IDLE);
    await work.stop();
    const skipped = await store.runs.get(second.id);
    expect(skipped?.state).toBe("skipped");
    expect(skipped?.reason).toMatch(/^overlap: the run of 2026-11-28T06:00/);
  });

  it("leaves it out, too, when the one process there is was busy with the run before", async () => {
    const { world, store } = await begin();
    const first = await world.due(store);
    const second = Promise.withResolvers<string>();
    world.onMake = async ({ id }) => {
      if (id !== first.id) throw new Error("the second was made, too");
      world.time.leap(MINUTE_MS);
      second.resolve((await world.due(store)).id);
      world.time.leap(MINUTE_MS);
    };
    const work = setToWork(createLocalDispatcher(world.deps(store)));
    const id = await second.promise;
    await world.time.asleep(IDLE);
    await work.stop();
    expect(await stateOf(store, first.id)).toBe("fannedOut");
    expect((await store.runs.get(id))?.reason).toMatch(/^overlap: the run of 2026-11-28T06:00/);
  });

  it("lets it wait instead where the plan says so, and begins it when the way is free", async () => {
    const { world, store } = await begin();
    const schedule = scheduleOf("* * * * *", "UTC", { overlap: "queue" });
    world.plan = { ...world.plan, reports: [report({ schedule })] };
    const first = await world.due(store);
    const elsewhere = await store.runs.claim(first.id, "elsewhere", 900_000);
    world.time.advance(MINUTE_MS);
    const second = await world.due(store);
    const work = setToWork(createLocalDispatcher(world.deps(store)));
    await world.time.asleep(IDLE);
    expect(await stateOf(store, second.id)).toBe("due");
    await store.runs.move(elsewhere, "failed");
    world.time.advance(5_000);
    await world.until(() => world.sent.length === 1);
    await work.stop();
    expect(world.made.map(({ id }) => id)).toEqual([second.id]);
  });

  it("tries a report that failed again later, longer each time, and gives up after six hours", async () => {
    const { world, store } = await begin();
    const run = await world.due(store);
    const tries: number[] = [];
    const get = (): Promise<Run | null> => store.runs.get(run.id);
    world.onMake = async () => {
      tries.push(world.time.clock.now().getTime());
      throw new OmError("Graph does not answer", { code: "graph.unreachable", hint: "Wait." });
    };
    const work = setToWork(createLocalDispatcher(world.deps(store)));
    await world.time.asleep(IDLE);
    expect(await store.runs.get(run.id)).toMatchObject({ state: "claimed", reason: "Graph does not answer" });
    for (let now = await get(); now?.state === "claimed" && tries.length < 50; now = await get()) {
      world.time.advance((now.notBefore?.getTime() ?? 0) - world.time.clock.now().getTime());
      await world.time.asleep(IDLE);
    }
    await work.stop();
    const waits = tries.slice(1).map((at, nth) => (at - (tries[nth] ?? 0)) / MINUTE_MS);
    expect(waits[0]).toBeLessThanOrEqual(2);
    expect(Math.max(...waits)).toBeGreaterThan(20);
    expect(Math.max(...waits)).toBeLessThanOrEqual(37);
    expect(await store.runs.get(run.id)).toMatchObject({
      state: "failed",
      reason: "Graph does not answer. Wait.",
    });
  });

  it("gives up at once what no further try can mend", async () => {
    const { world, store } = await begin();
    const run = await world.due(store);
    world.onMake = async () => {
      throw new OmError("there is no report called weekly", { code: "run.unknown-report", hint: "Add it." });
    };
    const work = setToWork(createLocalDispatcher(world.deps(store)));
    await world.time.asleep(IDLE);
    await work.stop();
    expect(await store.runs.get(run.id)).toMatchObject({
      state: "failed",
      reason: "there is no report called weekly. Add it.",
    });
  });

  it("puts off a report that the store has trouble with, and makes the others", async () => {
    const { world, store } = await begin();
    const slow = await world.due(store, { report: "brief" });
    await world.due(store);
    await world.due(store, { tenant: "fabrikam" });
    const trouble = new OmError("statement timeout", { code: "store.busy", hint: "Wait." });
    world.onMake = async ({ id }) => {
      if (id === slow.id) throw trouble;
    };
    const work = setToWork(createLocalDispatcher(world.deps(store)));
    await world.time.asleep(IDLE);
    expect(world.made.map(({ tenant, report: of }) => `${tenant} ${of}`).sort()).toEqual([
      "contoso weekly",
      "fabrikam weekly",
    ]);
    expect(await store.runs.get(slow.id)).toMatchObject({
      state: "claimed",
      reason: "statement timeout",
      notBefore: expect.any(Date),
    });
    for (let nth = 0; nth < 50 && (await stateOf(store, slow.id)) === "claimed"; nth += 1) {
      world.time.advance(30 * MINUTE_MS);
      await world.time.asleep(IDLE);
    }
    await work.stop();
    expect(await stateOf(store, slow.id)).toBe("failed");
  });

  it("begins with another tenant when the store was away while it made a report", async () => {
    const { world, store } = await begin();
    await world.due(store);
    await world.due(store, { tenant: "fabrikam" });
    const away = new OmError("the store cannot be reached", { code: "store.unreachable", hint: "Start it." });
    world.onMake = async ({ tenant }) => {
      if (tenant === "contoso") throw away;
    };
    const work = setToWork(
      createLocalDispatcher(world.deps({ ...store, alive: () => Promise.reject(away) })),
    );
    await world.time.asleep(IDLE);
    world.time.advance(MINUTE_MS);
    await world.until(() => world.made.length === 1);
    await work.stop();
    expect(world.made.map(({ tenant }) => tenant)).toEqual(["fabrikam"]);
  });

  it("tries a report later that cut itself off, and not at once over and over", async () => {
    const { world, store } = await begin();
    const run = await world.due(store);
    let tries = 0;
    world.onMake = async () => {
      tries += 1;
      if (tries > 1) throw new Error("tried once more at once");
      throw new DOMException("the request took too long", "AbortError");
    };
    const work = setToWork(createLocalDispatcher(world.deps(store)));
    await world.time.asleep(IDLE);
    await work.stop();
    expect(tries).toBe(1);
    expect((await store.runs.get(run.id))?.notBefore).not.toBeNull();
  });

  it("counts the six hours of a report from its first failure, however long the machine was down", async () => {
    const { world, store } = await begin();
    const run = await world.due(store);
    await store.runs.claim(run.id, "dead", 900_000);
    world.time.leap(7 * 60 * MINUTE_MS);
    world.onMake = async () => {
      throw new OmError("Graph answered 503", { code: "graph.unreachable", hint: "Wait." });
    };
    const work = setToWork(createLocalDispatcher(world.deps(store)));
    await world.time.asleep(IDLE);
    await work.stop();
    expect(await store.runs.get(run.id)).toMatchObject({ state: "claimed", notBefore: expect.any(Date) });
  });

  it("ends runs by hand as failed that nobody has gone on with for seven days", async () => {
    const { world, store } = await begin();
    const begun = await world.due(store, { kind: "manual" });
    await store.runs.release(await store.runs.claim(begun.id, "dead", 900_000), "no answer");
    const tried = await world.due(store, { kind: "dryRun" });
    world.time.leap(7 * 24 * 60 * MINUTE_MS);
    const work = setToWork(createLocalDispatcher(world.deps(store)));
    await world.time.asleep(IDLE);
    expect([await stateOf(store, begun.id), await stateOf(store, tried.id)]).toEqual(["claimed", "due"]);
    world.time.leap(MINUTE_MS);
    world.time.advance(MINUTE_MS);
    await world.time.asleep(IDLE);
    await work.stop();
    expect(await store.runs.get(begun.id)).toMatchObject({
      state: "failed",
      reason: "given up: nobody went on with it (no answer)",
    });
    expect(await store.runs.get(tried.id)).toMatchObject({
      state: "failed",
      reason: "given up: nobody went on with it",
    });
  });

  it("leaves a run by hand that was given back to its person, and goes on with one whose process died", async () => {
    const { world, store } = await begin();
    const given = await world.due(store, { kind: "manual" });
    await store.runs.release(await store.runs.claim(given.id, "dead", 900_000), "stopped");
    const left = await world.due(store, { kind: "manual", report: "brief" });
    await store.runs.claim(left.id, "dead", 900_000);
    const deps = { ...world.deps(store), isGone: (owner: string) => owner === "dead" };
    const work = setToWork(createLocalDispatcher({ ...deps, runner: claimingFor(deps, world) }));
    await world.time.asleep(IDLE);
    await work.stop();
    expect(world.made.map(({ id }) => id)).toEqual([left.id]);
  });

  it("finishes what is in hand when it is to stop, gives back the rest, and leaves a half-made run where it stands", async () => {
    const { world, store } = await begin();
    world.recipients = () => Array.from({ length: 40 }, (_, nth) => `p${nth}@contoso.example`);
    const sending = await world.due(store);
    const making = await world.due(store, { report: "brief", tenant: "fabrikam" });
    const bothBusy = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const busy = new Set<string>();
    const count = (which: string): void => {
      if (busy.add(which).size === 2) bothBusy.resolve();
    };
    world.onMake = async ({ id }, signal) => {
      if (id !== making.id) return;
      count("making");
      await new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
    };
    world.onSend = async () => {
      count("sending");
      await released.promise;
      return { outcome: "accepted", response: "250 ok" };
    };
    const work = setToWork(createLocalDispatcher(world.deps(store)));
    await bothBusy.promise;
    const stopped = work.stop();
    released.resolve();
    await stopped;
    const states = (await store.deliveries.list({ run: sending.id })).map(({ state }) => state);
    expect(states.filter((state) => state === "accepted")).toHaveLength(world.sent.length);
    expect(world.sent.length).toBeGreaterThan(0);
    expect(states.filter((state) => state === "pending")).toHaveLength(40 - world.sent.length);
    expect(states).not.toContain("attempting");
    expect(await store.runs.get(making.id)).toMatchObject({ state: "claimed", owner: null });
  });

  it("takes up at its start what a process left behind that is gone, and ends the run", async () => {
    const { world, store } = await begin();
    const run = await world.due(store);
    await world.deps(store).runner?.make(run.id);
    await claimAll(store, run.id, "dead");
    const isGone = (owner: string): boolean => owner === "dead";
    const work = setToWork(createLocalDispatcher({ ...world.deps(store), isGone }));
    await world.time.asleep(IDLE);
    await work.stop();
    const [delivery] = await store.deliveries.list({ run: run.id });
    expect(delivery?.state).toBe("unknown");
    expect(await stateOf(store, run.id)).toBe("failed");
    expect(world.sent).toEqual([]);
    expect(world.events).toContainEqual({ kind: "recovered", deliveries: 1 });
  });

  it("ends a run whose last delivery somebody settled who went away before ending it", async () => {
    const { world, store } = await begin();
    const run = await world.due(store);
    await world.deps(store).runner?.make(run.id);
    const claimed = await claimAll(store, run.id, "gone");
    await store.outbox.settle(claimed.map((entry) => ({ claimed: entry, to: "accepted", reason: "250 ok" })));
    expect(await stateOf(store, run.id)).toBe("fannedOut");
    const work = setToWork(createLocalDispatcher(world.deps(store)));
    await world.time.asleep(IDLE);
    await work.stop();
    expect(await stateOf(store, run.id)).not.toBe("fannedOut");
  });

  it("tries a message that had to wait again at its time", async () => {
    const { world, store } = await begin();
    await world.due(store);
    world.onSend = async () => ({
      outcome: "deferred",
      cause: "network",
      reason: "refused",
      hint: "Start it.",
    });
    const work = setToWork(createLocalDispatcher(world.deps(store)));
    await world.time.asleep(IDLE);
    world.onSend = async () => ({ outcome: "accepted", response: "250 ok" });
    for (let nth = 0; nth < 10 && world.sent.length === 0; nth += 1) {
      world.time.advance(5_000);
      await world.time.asleep(IDLE);
    }
    await work.stop();
    expect(world.sent).toHaveLength(1);
  });

  it("asks the gate again only when what it said may have changed", async () => {
    const { world, store } = await begin();
    await world.due(store);
    let asked = 0;
    const gate = () => {
      asked += 1;
      return { verdict: "wait", until: null, reason: "quiet hours" } as const;
    };
    const work = setToWork(createLocalDispatcher({ ...world.deps(store), gate }));
    await world.time.asleep(IDLE);
    const first = asked;
    for (let nth = 0; nth < 12; nth += 1) {
      world.time.advance(MINUTE_MS);
      await world.beat();
      await world.time.asleep(IDLE);
    }
    expect(asked).toBe(first);
    for (let nth = 0; nth < 4; nth += 1) {
      world.time.advance(MINUTE_MS);
      await world.beat();
      await world.time.asleep(IDLE);
    }
    await work.stop();
    expect(asked).toBe(2 * first);
    expect(world.events.filter(({ kind }) => kind === "runWaits")).toHaveLength(2);
  });

  it("waits out a store that is away, says so once, and goes on when it is back", async () => {
    const { world, store } = await begin();
    await world.due(store);
    let isAway = true;
    const away = new OmError("the store cannot be reached", { code: "store.unreachable", hint: "Start it." });
    const runs = { ...store.runs, toBegin: () => (isAway ? Promise.reject(away) : store.runs.toBegin()) };
    const work = setToWork(createLocalDispatcher(world.deps({ ...store, runs })));
    for (let nth = 0; nth < 5; nth += 1) {
      await world.time.asleep(IDLE);
      world.time.advance(30_000);
      await world.beat();
    }
    await world.time.asleep(IDLE);
    expect(world.events.filter(({ kind }) => kind === "trouble")).toHaveLength(1);
    isAway = false;
    world.time.advance(30_000);
    await world.until(() => world.sent.length === 1);
    await work.stop();
    expect(world.events.map(({ kind }) => kind)).toContain("troubleOver");
  });

  it.each(["under a new name of its own", "after the files were read again"])(
    "enters what it knows of messages when the store was away for minutes, %s",
    async (how) => {
      const { world, store } = await begin();
      world.recipients = () => ["anna@contoso.example", "bo@contoso.example"];
      const run = await world.due(store);
      let isAway = false;
      const handedOver = Promise.withResolvers<void>();
      let handed = 0;
      world.onSend = async () => {
        isAway = true;
        if ((handed += 1) === 2) handedOver.resolve();
        return { outcome: "accepted", response: "250 ok" };
      };
      const deps = { ...world.deps(thatMayBeAway(store, () => isAway)), kept: createKeptOutcomes() };
      let work = setToWork(createLocalDispatcher(deps));
      await handedOver.promise;
      for (let nth = 0; nth < 60; nth += 1) {
        await world.time.asleep(1);
        world.time.advance(3_000);
        await world.beat();
      }
      expect(world.events).toContainEqual(expect.objectContaining({ what: "this process's sign of life" }));
      if (how !== "under a new name of its own") {
        await work.stop();
        work = setToWork(createLocalDispatcher(deps));
      }
      isAway = false;
      for (let nth = 0; nth < 20 && (await stateOf(store, run.id)) === "fannedOut"; nth += 1) {
        await world.time.asleep(1);
        world.time.advance(30_000);
      }
      await work.stop();
      const deliveries = await store.deliveries.list({ run: run.id });
      expect(deliveries.map(({ state }) => state)).toEqual(["accepted", "accepted"]);
      expect(await stateOf(store, run.id)).toBe("succeeded");
      expect(world.sent).toHaveLength(2);
    },
  );

  it("sends soon what the store gave it in an answer that never arrived, though nothing else is ready", async () => {
    const { world, store } = await begin();
    const run = await world.due(store);
    let isLost = true;
    const claim: Store["outbox"]["claim"] = async (request) => {
      const answer = await store.outbox.claim(request);
      if (!isLost || answer.claimed.length === 0) return answer;
      isLost = false;
      throw new OmError("away", { code: "store.unreachable", hint: "Start it." });
    };
    const outbox = { ...store.outbox, claim };
    const work = setToWork(createLocalDispatcher(world.deps({ ...store, outbox })));
    await world.time.asleep(IDLE);
    world.time.advance(5_000);
    await world.until(() => world.sent.length === 1);
    await world.time.asleep(IDLE);
    await work.stop();
    expect(await store.deliveries.list({ run: run.id })).toMatchObject([{ state: "accepted", attempts: 1 }]);
  });

  it("ends with the error when there is no store any more", async () => {
    const { world, store } = await begin();
    const gone = new OmError("the store is gone", { code: "store.gone", hint: "Restore it." });
    const runs = { ...store.runs, toBegin: () => Promise.reject(gone) };
    const work = setToWork(createLocalDispatcher(world.deps({ ...store, runs })));
    await expect(work.ended).rejects.toBe(gone);
  });
});

/** The same store, of which nothing that a dispatcher asks for can be reached for a while. */
function thatMayBeAway(store: Store, isAway: () => boolean): Store {
  const reach = (): void => {
    if (isAway()) throw new OmError("away", { code: "store.unreachable", hint: "Start it." });
  };
  const table = <T extends object>(of: T): T =>
    new Proxy(of, {
      get: (_target, name) => {
        const target: object = of;
        const step: (...given: unknown[]) => Promise<unknown> = Reflect.get(target, name);
        return async (...given: unknown[]) => {
          reach();
          return step(...given);
        };
      },
    });
  const { outbox, leases, runs, alive } = store;
  return {
    ...store,
    outbox: table(outbox),
    leases: table(leases),
    runs: table(runs),
    alive: async () => {
      reach();
      return alive();
    },
  };
}

/** Takes everything of a run, as a process does that then falls silent. */
async function claimAll(store: Store, run: string, owner: string) {
  const found = await store.runs.get(run);
  const { claimed } = await store.outbox.claim({
    owner,
    leaseMs: 900_000,
    most: 64,
    runs: found === null ? [] : [found],
    ids: null,
    isPatient: true,
    inHand: new Set(),
    lastTenant: null,
    channels: ["smtp"],
    gate: () => ({ verdict: "send" }),
    limitsOf: () => [],
  });
  return claimed;
}

function claimingFor(deps: { store: Store; isGone: (owner: string) => boolean }, world: DispatchWorld) {
  const store = {
    ...deps.store,
    runs: {
      ...deps.store.runs,
      claim: (id: string, owner: string) =>
        deps.store.runs.claim(id, owner, { leaseMs: 900_000, isGone: deps.isGone }),
    },
  };
  const { runner } = world.deps(store);
  if (runner === undefined) throw new Error("the world makes no runs");
  return runner;
}
