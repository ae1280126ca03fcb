import { isFinalRunState } from "@intune-om/core";
import { type Child, type ChildOptions, describe, mustBeKilled, within } from "./child.ts";
import type { ChildOrders, Moment } from "./child-orders.ts";
import type { Ledger } from "./ledger.ts";
import type { Scene } from "./scene.ts";
import { seeSchedules } from "./see-schedules.ts";

const HOUR_MS = 3_600_000;
/** Every start comes so long after a full hour, which is on time. */
const PAST_THE_HOUR_MS = 20_000;
const LOOK_MS = 200;

/** One daemon after the other on the same store, each some hours after the one before, as its clock has it. */
export interface DaemonSeries {
  /** ISO instants of the full hours that have come since the first start. */
  readonly hours: readonly string[];
  /** What a first start does: it sees the schedules. */
  begin(): Promise<void>;
  /** Starts one, so many full hours after the one before; with none, its clock goes on from where that was. */
  start(options?: StartOptions): Child;
  /** Lets it work until every run has ended, and what else is asked for holds, and stops it. */
  settle(child: Child, isSettled?: (ledger: Ledger) => boolean, mostMs?: number): Promise<void>;
  /** Sets the clock of one that runs to an hour later. */
  passHour(child: Child): void;
  /** Sets the clock of one that runs forward by so much, or back. */
  turnBy(child: Child, ms: number): void;
  /** Starts one an hour later, which dies at a moment. */
  dieAt(killAt: Moment): Promise<void>;
}

export interface StartOptions {
  /** Default 0. */
  readonly hours?: number;
  /** How long after the full hour it starts. Default 20 s. */
  readonly pastMs?: number;
  readonly orders?: Partial<ChildOrders>;
  readonly argv?: readonly string[];
  readonly options?: ChildOptions;
}

/** @param from The first full hour; default the next one. */
export function createDaemonSeries(scene: Scene, from: Date = nextFullHour()): DaemonSeries {
  let passed = 0;
  let aheadMs = 0;
  const toTheHour = (pastMs: number): void => {
    aheadMs = from.getTime() + passed * HOUR_MS + pastMs - Date.now();
  };
  const start: DaemonSeries["start"] = ({ hours = 0, pastMs, ...more } = {}) => {
    const { orders = {}, argv = ["start"], options = {} } = more;
    passed += hours;
    // Without a word about the time, the clock goes on from where it was.
    if (hours > 0 || pastMs !== undefined || aheadMs === 0) toTheHour(pastMs ?? PAST_THE_HOUR_MS);
    return scene.start([...argv, "--json"], { ...options, orders: { aheadMs, ...orders } });
  };
  const settle: DaemonSeries["settle"] = async (child, isSettled = () => true, mostMs) => {
    const hours = hoursOf(from, passed);
    const isSeen = ({ runs }: Ledger): boolean => hours.length === 0 || runs.length > 0;
    const isDone = (ledger: Ledger): boolean =>
      isSeen(ledger) && everythingEnded(ledger) && isSettled(ledger);
    await untilLedger(scene, child, isDone, mostMs);
    const end = await child.stop();
    if (end.exitCode !== 0) throw new Error(`it did not stop well: ${describe(end)}`);
  };
  return {
    get hours() {
      return hoursOf(from, passed);
    },
    begin: () => seeSchedules(scene.organisation.config, new Date(from.getTime() + PAST_THE_HOUR_MS)),
    start,
    settle,
    passHour: (child) => {
      passed += 1;
      toTheHour(PAST_THE_HOUR_MS);
      child.setAhead(aheadMs);
    },
    turnBy: (child, ms) => {
      aheadMs += ms;
      child.setAhead(aheadMs);
    },
    dieAt: async (killAt) => {
      await using child = start({ hours: 1, orders: { killAt } });
      mustBeKilled(await within(child.ended, () => `it lived on:\n${child.stderr}`));
    },
  };
}

function nextFullHour(): Date {
  return new Date(Math.ceil(Date.now() / HOUR_MS) * HOUR_MS);
}

function hoursOf(from: Date, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(from.getTime() + (index + 1) * HOUR_MS).toISOString(),
  );
}

export function everythingEnded({ runs }: Ledger): boolean {
  return runs.every(({ state }) => isFinalRunState(state));
}

/** Waits until the store says something; whatever the process says is a reason to look again. */
export async function untilLedger(
  scene: Pick<Scene, "ledger">,
  child: Child,
  isSo: (ledger: Ledger) => boolean,
  mostMs?: number,
): Promise<void> {
  const over = new AbortController();
  let open = "";
  const looking = (async () => {
    while (!over.signal.aborted) {
      const ledger = await scene.ledger();
      if (isSo(ledger)) return;
      open = openRuns(ledger);
      await child.untilSomething(LOOK_MS);
    }
  })();
  const dying = child.ended.then((end) => Promise.reject(new Error(`it ended: ${describe(end)}`)));
  // It is meant to end, once the store has said so.
  dying.catch(() => undefined);
  try {
    await within(
      Promise.race([looking, dying]),
      () => `the store did not come to say so:\n${open}\n${child.stderr}`,
      mostMs,
    );
  } finally {
    over.abort();
  }
}

function openRuns({ runs }: Ledger): string {
  const open = runs.filter(({ state }) => !isFinalRunState(state));
  return open.map(({ id, report, state, reason }) => `${report} ${id} is ${state}: ${reason}`).join("\n");
}

/** Waits until a daemon says over HTTP that it is at work, which is after its first look at the schedules. */
export async function untilReady(child: Child): Promise<void> {
  const [, url = ""] = await child.untilSaid(/"http\.listening","url":"([^"]+)"/);
  const asking = async (): Promise<void> => {
    while (!(await fetch(`${url}/readyz`)).ok) await child.untilSomething(LOOK_MS);
  };
  await within(asking(), () => `it never was ready:\n${child.stderr}`);
}
