import { describe, expect, it } from "vitest";
import { noticeWorld, type NoticeWorld } from "../../test-support/notice-world.ts";
import { deviceOf, estate } from "../../test-support/notices.ts";
import { daysAgo } from "../../test-support/snapshots.ts";
import { record, UNTOUCHED, update } from "../../test-support/updates.ts";
import type { Store } from "../store/store.ts";
import { approveNotice } from "./approve-notice.ts";
import { draftNotices } from "./draft-notices.ts";
import { previewNotice } from "./preview-notice.ts";
import { sendNotices } from "./send-notices.ts";

/** Steps of the store that change something: a process may end before each of them, or right after it. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  notices: ["add", "change", "settle"],
  runs: ["add", "claim", "move", "release", "endIfSettled"],
  deliveries: ["fanOut", "move"],
  outbox: ["claim", "settle", "hasten"],
  updates: ["change"],
  newcomers: ["welcomed"],
};

class Crash extends Error {}

interface Fuse {
  /** Steps until the process ends. */
  left: number;
  readonly when: "before" | "after";
  dead: boolean;
}

/** The store of a process that ends at one of its steps; from then on it does nothing more. */
function mortal(store: Store, fuse: Fuse): Store {
  const burn = async (step: () => Promise<unknown>): Promise<unknown> => {
    if (fuse.dead) throw new Crash();
    fuse.left -= 1;
    if (fuse.left > 0) return step();
    if (fuse.when === "after") await step();
    fuse.dead = true;
    throw new Crash();
  };
  const tables = Object.entries(STEPS).map(([name, steps]) => {
    const table: Record<string, (...of: unknown[]) => Promise<unknown>> = Reflect.get(store, name);
    const wrapped = steps.map((step) => [step, (...of: unknown[]) => burn(async () => table[step]?.(...of))]);
    return [name, { ...table, ...Object.fromEntries(wrapped) }];
  });
  return { ...store, ...(Object.fromEntries(tables) as Partial<Store>) };
}

const PEOPLE = ["anna", "bo", "cia"];

async function begin(): Promise<NoticeWorld> {
  const world = await noticeWorld();
  const task = { kind: "notice", owner: "john", due: null, doneAt: null } as const;
  const change = record({
    update: update({ key: "mc:1", audiences: ["user"], platforms: ["windows"], actBy: daysAgo(-30) }),
    triage: { ...UNTOUCHED, tasks: [task] },
  });
  await world.store.updates.save("contoso", [change]);
  await world.keep(estate(PEOPLE.map((name) => deviceOf(name, `${name}-1`))));
  return world;
}

/** What a timer does every day, whatever became of it the day before. */
async function day(world: NoticeWorld, owner: string, store?: Store): Promise<void> {
  const deps = world.deps(owner, store);
  for (const notice of (await draftNotices(deps, "contoso")).notices) {
    const { notice: looked } = await previewNotice(deps, notice);
    await approveNotice(deps, looked, { by: "asa", despiteSize: false });
  }
  await sendNotices(deps, "contoso");
}

/** A process that ends at a step, and others that come after it. Whether it got so far. */
async function crashAt(left: number, when: Fuse["when"]): Promise<boolean> {
  await using world = await begin();
  const fuse: Fuse = { left, when, dead: false };
  const first = day(world, "first", mortal(world.store, fuse));
  await (fuse.dead ? first : first.catch(ignoreCrash));
  for (const owner of ["second", "third"]) {
    // The lease of whoever went down has ended by then.
    world.now = new Date(world.now.getTime() + 20 * 60_000);
    await day(world, owner);
  }
  const [run] = await world.store.runs.ofLetters("notice:");
  const deliveries = await world.store.deliveries.list({ run: run?.id ?? "" });
  const sent = world.sent.map(({ to }) => to.address).sort();
  const lost = deliveries
    .filter(({ state }) => state === "unknown")
    .map(({ recipient }) => recipient.address);
  expect(new Set(sent).size, `nobody twice, ${when} step ${left}`).toBe(sent.length);
  expect([...new Set([...sent, ...lost])].sort(), `nobody forgotten, ${when} step ${left}`).toEqual(
    PEOPLE.map((name) => `${name}@contoso.example`),
  );
  expect(await world.store.notices.list("contoso")).toMatchObject([{ state: "sent" }]);
  const { triage } = (await world.store.updates.find("contoso", "mc:1")) ?? {};
  expect(triage).toMatchObject({ state: "communicated", tasks: [{ doneAt: expect.any(Date) }] });
  // No more than were taken up together.
  expect(lost.length).toBeLessThanOrEqual(2);
  return fuse.dead;
}

function ignoreCrash(error: unknown): void {
  let cause: unknown = error;
  while (cause instanceof Error && !(cause instanceof Crash)) cause = cause.cause;
  if (!(cause instanceof Crash)) throw error;
}

describe("a process that goes down while it drafts, approves and sends", () => {
  it.each(["before", "after"] as const)(
    "tells nobody twice and forgets nobody, %s whichever step it is",
    async (when) => {
      let step = 1;
      while (await crashAt(step, when)) step += 1;
      expect(step).toBeGreaterThan(12);
    },
  );
});
