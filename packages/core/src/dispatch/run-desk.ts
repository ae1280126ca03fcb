import { tenantsInTurn } from "../deliver/tenants-in-turn.ts";
import { messageOf, OmError } from "../errors.ts";
import type { ReportRunner } from "../run/report-runner.ts";
import { nextRunTry } from "../run/run-retry.ts";
import { isFinalRunState } from "../run/run-states.ts";
import { schedulesOf } from "../schedule/alert-watch.ts";
import { type Beginning, mayBegin } from "../schedule/may-begin.ts";
import { isHeldAt } from "../store/furthest.ts";
import { presenceOf } from "../store/leases.ts";
import type { Run } from "../store/run-row.ts";
import type { DispatchEvent, DispatcherDeps } from "./dispatcher.ts";
import { isStop, isTheEnd } from "./lane.ts";

/** Where runs that are due are taken up, one after the other. */
export interface RunDesk {
  /** Takes up the run that waits longest, tenants in turn. False when none can be begun now. */
  next(signal: AbortSignal, which?: (run: Run) => boolean): Promise<boolean>;
  /** Takes up this run, when it can be begun now. */
  take(id: string, signal: AbortSignal): Promise<boolean>;
}

export interface RunDeskDeps extends Omit<DispatcherDeps, "runner"> {
  readonly runner: Pick<ReportRunner, "make">;
  readonly tell: (event: DispatchEvent) => void;
  /** Notes that a process, by its name in leases, is gone. */
  readonly noteGone: (owner: string) => void;
  /** Whether its clock can tell who is gone. Default: it can. */
  readonly isInStep?: () => boolean;
  /** Told of a run whose deliveries stand in the outbox now, and of one that is to be tried again. */
  readonly onMade?: (run: Run) => void | Promise<void>;
}

export function createRunDesk(deps: RunDeskDeps): RunDesk {
  const inHand = new Set<string>();
  let lastTenant: string | null = null;
  const attempt = async (run: Run, signal: AbortSignal): Promise<boolean> => {
    inHand.add(run.id);
    try {
      return await begin(deps, run, signal);
    } finally {
      inHand.delete(run.id);
    }
  };
  const next: RunDesk["next"] = async (signal, which = () => true) => {
    const runs = await deps.store.runs.toBegin();
    for (const run of runs) if (!isFree(deps, run, inHand)) await askPresence(deps, run);
    const free = runs.filter((run) => isFree(deps, run, inHand));
    for (const run of inTurn(free, lastTenant).filter(which)) {
      if (signal.aborted) return false;
      // Whatever becomes of it, the next look begins with somebody else.
      lastTenant = run.tenant;
      if (await attempt(run, signal)) return true;
    }
    return false;
  };
  return { next, take: (id, signal) => next(signal, (run) => run.id === id) };
}

/** Whether nobody has a run in hand. One that a person began by hand and that was given back is theirs to go on with. */
function isFree(deps: RunDeskDeps, run: Run, inHand: Set<string>): boolean {
  const { clock, isGone = () => false, isInStep = () => true, owner } = deps;
  if (inHand.has(run.id)) return false;
  if (run.owner === null) return run.kind === "scheduled";
  if (run.owner === owner || run.leaseUntil === null || isGone(run.owner)) return true;
  return isInStep() && !isHeldAt(run.leaseUntil, clock.now());
}

/**
 * A run is leased for long, since a process that makes one by hand shows no other sign of life. One that showed itself,
 * and has fallen silent, is not waited for.
 */
async function askPresence(deps: RunDeskDeps, { owner }: Run): Promise<void> {
  const { store, clock, noteGone, isInStep = () => true } = deps;
  if (owner === null || !isInStep()) return;
  const presence = await store.leases.get(presenceOf(owner));
  if (presence !== null && presence.until <= clock.now()) noteGone(owner);
}

/** Of each report only the oldest run; a tenant that had its turn comes after the others. */
function inTurn(runs: readonly Run[], last: string | null): readonly Run[] {
  const first = new Map<string, Run>();
  for (const run of runs) {
    const key = run.kind === "scheduled" ? JSON.stringify([run.tenant, run.report]) : run.id;
    if (!first.has(key)) first.set(key, run);
  }
  const perTenant = Map.groupBy(first.values(), ({ tenant }) => tenant);
  return tenantsInTurn(runs, last).flatMap((tenant) => perTenant.get(tenant) ?? []);
}

/** Begins a run unless another one of its report is in the way. True when something was done. */
async function begin(deps: RunDeskDeps, run: Run, signal: AbortSignal): Promise<boolean> {
  try {
    if (run.state === "due" && run.kind === "scheduled") {
      const verdict = await askOverlap(deps, run);
      if (verdict.kind === "wait") return false;
      if (verdict.kind === "skip") return await skip(deps, run, verdict.reason);
    }
    const made = await deps.runner.make(run.id, signal);
    deps.tell({ kind: "runMade", run: made.id, report: made.report, state: made.state });
    await deps.onMade?.(made);
    return true;
  } catch (error) {
    if (isOthers(error)) return false;
    // A stage that cuts itself off has failed like any other.
    if (signal.aborted && isStop(error)) return true;
    return await afterFailure(deps, run, error);
  }
}

async function askOverlap(deps: RunDeskDeps, run: Run): Promise<Beginning> {
  const { plan, store } = deps;
  const overlap = schedulesOf(plan).find(({ id }) => id === run.report)?.schedule.overlap ?? "skip";
  const others = await store.runs.inTheWay(run);
  const states = Map.groupBy(others, (other) => (isAtWork(deps, other) ? "now" : wasAtWork(other)));
  return mayBegin(run, { now: states.get("now") ?? [], before: states.get("before") ?? [] }, overlap);
}

function isAtWork({ clock, isGone = () => false }: RunDeskDeps, run: Run): boolean {
  const now = clock.now();
  if (isMade(run)) return false;
  // It is in somebody's hands, or failed and is tried again later.
  const { owner, leaseUntil, notBefore } = run;
  const isHeld = owner !== null && leaseUntil !== null && leaseUntil > now && !isGone(owner);
  return isHeld || (notBefore !== null && notBefore > now);
}

/** What was made later was at work then; what nobody works on was left by a process that went away. */
function wasAtWork(run: Run): "before" | "never" {
  return isMade(run) ? "before" : "never";
}

/** Sending keeps nothing back. */
function isMade({ state }: Run): boolean {
  return state === "fannedOut" || isFinalRunState(state);
}

async function skip(deps: RunDeskDeps, run: Run, reason: string): Promise<boolean> {
  try {
    await deps.store.runs.move(run, "skipped", { reason });
  } catch (error) {
    if (isOthers(error)) return false;
    throw error;
  }
  deps.tell({ kind: "runSkipped", run: run.id, report: run.report, reason });
  return true;
}

/** A run that failed stands where it failed; it goes on from there later, or ends. */
async function afterFailure(deps: RunDeskDeps, { id }: Run, error: unknown): Promise<boolean> {
  if (isTheEnd(error)) throw error;
  // A store that is away is nothing of the run. One that answers had trouble with this one alone.
  if (isOfStore(error) && !(await answers(deps))) throw error;
  const { store, clock, tell } = deps;
  const run = await letGo(deps, id, messageOf(error));
  if (run === null || run.owner !== null || isMade(run)) return true;
  const reason = messageOf(error);
  try {
    const next = nextRunTry(id, await store.runs.tries(id), { error, now: clock.now() });
    if (next.kind === "again" && run.kind === "scheduled") {
      await store.runs.postpone(run, next.at, reason);
      tell({ kind: "runPostponed", run: id, report: run.report, reason, until: next.at });
      await deps.onMade?.({ ...run, notBefore: next.at });
    } else if (next.kind === "spent") {
      const failed = await store.runs.move(run, "failed", { reason: spent(reason, error) });
      tell({ kind: "runEnded", run: id, report: run.report, state: failed.state });
    }
  } catch (problem) {
    if (!isOthers(problem)) throw problem;
  }
  return true;
}

function isOfStore(error: unknown): boolean {
  return error instanceof OmError && error.code.startsWith("store.");
}

async function answers({ store }: RunDeskDeps): Promise<boolean> {
  try {
    await store.alive();
    return true;
  } catch (error) {
    if (isTheEnd(error)) throw error;
    return false;
  }
}

/** The run as it stands. What could not be given back when it failed, for want of the store, is given back now. */
async function letGo({ store, owner }: RunDeskDeps, id: string, reason: string): Promise<Run | null> {
  const run = await store.runs.get(id);
  if (run === null || run.owner !== owner || isMade(run)) return run;
  await store.runs.release(run, reason);
  return store.runs.get(id);
}

function spent(reason: string, error: unknown): string {
  return error instanceof OmError ? `${reason}. ${error.hint}` : reason;
}

/** Whether another process was quicker. */
function isOthers(error: unknown): boolean {
  return error instanceof OmError && ["run.held", "run.ended", "run.lost"].includes(error.code);
}
