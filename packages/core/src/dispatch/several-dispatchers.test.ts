import { expect, it } from "vitest";
import { type DispatchWorld, dispatchWorld, setToWork } from "../../test-support/dispatch-world.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import type { Delivery } from "../store/delivery-row.ts";
import type { Store } from "../store/store.ts";
import type { DispatcherDeps } from "./dispatcher.ts";
import { createLocalDispatcher } from "./local-dispatcher.ts";

/** Lanes that sleep when there is nothing to do, of two processes. */
const BOTH_IDLE = 4;

describeOnEveryStore("two dispatchers on one store", (open, place) => {
  /** Two processes; one connection to a file does for both, since it would wait for the other within one thread. */
  const begin = async (): Promise<{ world: DispatchWorld; one: Store; two: Store }> => {
    const world = dispatchWorld(place.location());
    const one = await open({ clock: world.time.clock });
    return { world, one, two: place.flavour === "sqlite" ? one : await open({ clock: world.time.clock }) };
  };
  const addresses = Array.from({ length: 60 }, (_, nth) => `p${nth}@contoso.example`);

  it("hand over each delivery once, though both ask for them at the same moment", async () => {
    const { world, one, two } = await begin();
    world.recipients = () => addresses;
    for (const tenant of ["contoso", "fabrikam"]) {
      const run = await world.due(one, { tenant });
      await world.deps(one).runner?.make(run.id);
    }
    const together = barrier(2);
    const senders = new Set<string>();
    world.onSend = async (_, owner) => {
      senders.add(owner);
      await oneTurn();
      return { outcome: "accepted", response: "250 ok" };
    };
    const works = [withClaim(one, together), withClaim(two, together)].map((store, nth) =>
      setToWork(createLocalDispatcher(world.deps(store, `process ${nth}`))),
    );
    await world.time.asleep(BOTH_IDLE);
    for (const work of works) await work.stop();
    const ids = world.sent.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(2 * addresses.length);
    expect(ids).toHaveLength(2 * addresses.length);
    expect([...senders].sort()).toEqual(["process 0", "process 1"]);
  });

  it("make each run once, though both find it at the same moment", async () => {
    const { world, one, two } = await begin();
    for (let nth = 0; nth < 10; nth += 1) await world.due(one, { report: `r${nth}` });
    const together = barrier(2);
    const works = [one, two].map((store, nth) => {
      const runs = { ...store.runs, toBegin: () => store.runs.toBegin().then(together) };
      return setToWork(createLocalDispatcher(world.deps({ ...store, runs }, `process ${nth}`)));
    });
    await world.time.asleep(BOTH_IDLE);
    for (const work of works) await work.stop();
    expect(world.made.map(({ report }) => report).sort()).toEqual(
      Array.from({ length: 10 }, (_, nth) => `r${nth}`),
    );
    expect(world.sent).toHaveLength(10);
  });

  it("take up a run at once whose maker has fallen silent, and nothing is made twice", async () => {
    const { world, one, two } = await begin();
    const run = await world.due(one);
    const dead = await one.leases.take("process:dead", "dead", 60_000);
    await one.runs.claim(run.id, "dead", 900_000);
    const deps = world.deps(two);
    const works = setToWork(createLocalDispatcher(withoutRunner(deps)));
    await world.time.asleep(2);
    expect(world.made).toEqual([]);
    await one.leases.release(dead.lease);
    world.time.advance(5_000);
    await world.until(() => world.events.some(({ kind }) => kind === "runPostponed"));
    await works.stop();
    expect(world.events.find(({ kind }) => kind === "runBegun")).toMatchObject({ run: run.id });
  });

  it("let a process that slept through its lease say what it knows, and send nothing more", async () => {
    const { world, one, two } = await begin();
    world.recipients = () => addresses;
    const run = await world.due(one);
    await world.deps(one).runner?.make(run.id);
    const asleep = Promise.withResolvers<void>();
    const wakes = Promise.withResolvers<void>();
    world.onSend = async (_, owner) => {
      if (owner !== "sleeper") return { outcome: "accepted", response: "250 ok" };
      asleep.resolve();
      await wakes.promise;
      return { outcome: "accepted", response: "250 ok, after all" };
    };
    const sleeper = setToWork(createLocalDispatcher(world.deps(one, "sleeper")));
    await asleep.promise;
    const inHand = await statesOf(one, run.id, "attempting");
    world.time.leap(10 * 60_000);
    const other = setToWork(createLocalDispatcher(world.deps(two, "other")));
    await world.until(() => world.sent.length === addresses.length - inHand.length);
    expect(await statesOf(two, run.id, "unknown")).toHaveLength(inHand.length);
    const before = world.sent.length;
    wakes.resolve();
    await world.time.asleep(BOTH_IDLE);
    await sleeper.stop();
    await other.stop();
    const late = world.sent.slice(before);
    // Four connections were in the midst of a message each; what had not begun was not begun any more.
    expect(late).toHaveLength(4);
    expect(new Set(world.sent.map(({ messageId }) => messageId)).size).toBe(world.sent.length);
    const accepted = await statesOf(one, run.id, "accepted");
    expect(accepted).toHaveLength(before + late.length);
    expect(await statesOf(one, run.id, "unknown")).toHaveLength(inHand.length - late.length);
  });
});

/** Without a maker of runs: the dispatcher then makes them with the product's own, which finds nothing to collect here. */
function withoutRunner(deps: DispatcherDeps): DispatcherDeps {
  const { runner: _, ...rest } = deps;
  return rest;
}

function statesOf(store: Store, run: string, state: Delivery["state"]): Promise<readonly Delivery[]> {
  return store.deliveries.list({ run, state });
}

/** The same store, whose first claim waits until others are about to claim, too. */
function withClaim(store: Store, together: <T>(value: T) => Promise<T>): Store {
  const claim: Store["outbox"]["claim"] = async (request) => {
    await together(null);
    return store.outbox.claim(request);
  };
  return { ...store, outbox: { ...store.outbox, claim } };
}

/** Holds the first so many until they are all there; whoever comes later goes on at once. */
function barrier(count: number): <T>(value: T) => Promise<T> {
  const full = Promise.withResolvers<void>();
  let waiting = 0;
  return async (value) => {
    waiting += 1;
    if (waiting === count) full.resolve();
    await full.promise;
    return value;
  };
}

function oneTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
