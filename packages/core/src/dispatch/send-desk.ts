import type { Mailroom } from "../deliver/mailroom.ts";
import { OmError } from "../errors.ts";
import { lookAgain } from "../notices/second-look.ts";
import { endRun } from "../run/end-run.ts";
import { createRunMailroom } from "../run/run-mailroom.ts";
import { isFinalRunState } from "../run/run-states.ts";
import type { Delivery } from "../store/delivery-row.ts";
import { GIVEN_BACK } from "../store/outbox-under-way.ts";
import type { ReadyRun } from "../store/outbox.ts";
import type { Run } from "../store/run-row.ts";
import type { DispatchEvent, DispatcherDeps } from "./dispatcher.ts";
import { isTheEnd } from "./lane.ts";
import { createNoticeKeeper } from "./notice-keeper.ts";
import { createWaits } from "./waits.ts";

/** Where deliveries go out. One pass at a time. */
export interface SendDesk {
  /** Writes what became of messages and could not be written before. Asked first of all: others may call it unknown. */
  write(): Promise<readonly Delivery[]>;
  /** Takes up what processes left behind that are gone, and ends runs and notices of which nothing is left to do. */
  tidy(): Promise<readonly Delivery[]>;
  /** Runs with deliveries that could go out, without those of which it is known that they must wait. */
  ready(): Promise<readonly ReadyRun[]>;
  /** Hands over what may go out of these runs. */
  pass(pass: SendPass, signal: AbortSignal): Promise<SentOut>;
}

export interface SendPass {
  readonly runs: readonly Run[];
  /** Of these, only some deliveries; null for all. */
  readonly ids: readonly string[] | null;
  /** Asked before each batch: whether it goes on, or leaves the rest to a later pass. */
  readonly goesOn: () => boolean;
}

export interface SentOut {
  /** What became of them; without those that were given back. */
  readonly settled: readonly Delivery[];
  /** When a full channel opens; null when none is full. */
  readonly opensAt: Date | null;
}

export interface SendDeskDeps extends DispatcherDeps {
  readonly tell: (event: DispatchEvent) => void;
  /** Whether others still take this process for living. */
  readonly isAlive: () => boolean;
  /** Whether its clock can tell who is gone. Default: it can. */
  readonly isInStep?: () => boolean;
}

/** What the gate holds back is asked for again after this, however sure it was: a plan may change. */
const LONGEST_WAIT_MS = 15 * 60_000;
/** So long holds what was seen when the recipients of a notice were looked up. */
const SEEN_MS = 5 * 60_000;
/** Counting what is left of a large run is too much for after each batch. */
const FINISH_MS = 5_000;

export function createSendDesk(deps: SendDeskDeps): SendDesk {
  const { store, clock, tell } = deps;
  const mailroom = createRunMailroom(deps);
  const notices = createNoticeKeeper(deps);
  const waits = createWaits(clock);
  const looked = createWaits(clock);
  const finished = createWaits(clock);
  /** Whether a pass failed: what it was given in a lost answer is not put back yet. */
  let mayHaveMore = false;
  /** Runs of which something went out since they were looked at, with what the rest waits for. */
  const unfinished = new Map<string, string | null>();
  const finish = async (id: string, reason: string | null): Promise<void> => {
    const run = await endRun(deps, id, reason);
    const isOver = isFinalRunState(run.state);
    if (isOver) tell({ kind: "runEnded", run: id, report: run.report, state: run.state });
    await notices.settle(run, isOver);
  };
  const finishAll = async (which: (id: string) => boolean): Promise<void> => {
    for (const [id, reason] of [...unfinished].filter(([run]) => which(run))) {
      unfinished.delete(id);
      finished.add(id, FINISH_MS);
      await finish(id, reason);
    }
  };
  const putBack = async (): Promise<readonly Delivery[]> => {
    const back = await mailroom.putBack();
    mayHaveMore = false;
    return back;
  };
  const isLookedAt = async (run: Run): Promise<boolean> => {
    if (run.kind !== "letters" || looked.has(run.id)) return true;
    try {
      await lookAgain(deps, run);
      looked.add(run.id, SEEN_MS);
      return true;
    } catch (error) {
      if (isTheEnd(error)) throw error;
      tell({ kind: "trouble", what: `the letters of ${run.report}`, error });
      waits.add(run.id, SEEN_MS);
      return false;
    }
  };
  return {
    write: async () => {
      const { settled } = await mailroom.write();
      tellDelivered(settled, tell);
      for (const { run } of settled) unfinished.set(run, null);
      return settled;
    },
    tidy: async () => {
      const { isGone = () => false, isInStep = () => true } = deps;
      // By a wrong clock others look as if they were gone.
      const recovered = isInStep() ? await store.outbox.recover(deps.config.delivery, isGone) : [];
      if (recovered.length > 0) tell({ kind: "recovered", deliveries: recovered.length });
      for (const { id } of await store.runs.toEnd()) await finish(id, null);
      await giveUp(deps);
      await notices.settleLeft();
      // A claim whose connection was cut may have been committed after it was last asked for.
      return [...recovered, ...(await putBack())];
    },
    ready: async () => {
      if (mayHaveMore) await putBack();
      const runs = await store.outbox.readyRuns();
      // Of these nothing is left to send.
      const ready = new Set(runs.map(({ id }) => id));
      await finishAll((id) => !ready.has(id));
      return runs.filter(({ id }) => !waits.has(id));
    },
    pass: async ({ runs, ids, goesOn }, signal) => {
      // Others may take up what this process has in hand: it takes up nothing more.
      if (!deps.isAlive()) return { settled: [], opensAt: null };
      const seen: Run[] = [];
      for (const run of runs) if (!signal.aborted && (await isLookedAt(run))) seen.push(run);
      if (seen.length === 0) return { settled: [], opensAt: null };
      mayHaveMore = true;
      const result = await mailroom.pass(
        { runs: seen, ids, isPatient: true, waitsForRoom: false, goesOn, isAlive: deps.isAlive },
        signal,
      );
      mayHaveMore = false;
      const why = new Map(result.waiting.map((entry) => [entry.run, entry]));
      for (const run of seen) rememberWait(run, why.get(run.id));
      tellDelivered(result.settled, tell);
      for (const { run } of result.settled) unfinished.set(run, null);
      for (const { run, reason } of result.waiting) unfinished.set(run, reason);
      await finishAll((id) => signal.aborted || !finished.has(id));
      return {
        settled: result.settled.filter(({ state, reason }) => state !== "pending" || reason !== GIVEN_BACK),
        opensAt: result.opensAt,
      };
    },
  };

  function rememberWait(run: Run, wait: Waiting | undefined): void {
    if (wait === undefined) return;
    const now = clock.now().getTime();
    const ms = Math.min((wait.until?.getTime() ?? Number.POSITIVE_INFINITY) - now, LONGEST_WAIT_MS);
    waits.add(run.id, ms);
    const until = new Date(now + ms);
    tell({ kind: "runWaits", run: run.id, report: run.report, reason: wait.reason, until });
  }
}

/** Nobody goes on with a run by hand that has been left for so long. */
const GIVE_UP_MS = 7 * 24 * 60 * 60_000;

/** Ends runs by hand that failed, and that their person did not come back to: they would stand there for ever. */
async function giveUp({ store, clock, tell }: SendDeskDeps): Promise<void> {
  const before = new Date(clock.now().getTime() - GIVE_UP_MS);
  for (const run of await store.runs.givenUp(before)) {
    const why = "given up: nobody went on with it";
    const reason = run.reason === null ? why : `${why} (${run.reason})`;
    try {
      const { id, report, state } = await store.runs.move(run, "failed", { reason });
      tell({ kind: "runEnded", run: id, report, state });
    } catch (error) {
      // Somebody took it up at this very moment, or gave it up, too.
      if (!(error instanceof OmError) || error.code !== "run.lost") throw error;
    }
  }
}

type Waiting = Awaited<ReturnType<Mailroom["pass"]>>["waiting"][number];

function tellDelivered(settled: readonly Delivery[], tell: SendDeskDeps["tell"]): void {
  if (settled.length === 0) return;
  const counts: Record<string, number> = {};
  for (const { state } of settled) counts[state] = (counts[state] ?? 0) + 1;
  tell({ kind: "delivered", counts });
}
