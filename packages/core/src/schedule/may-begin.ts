import type { ReportSchedule } from "../config/plan/report-schedule.ts";
import type { RunState } from "../run/run-states.ts";
import type { Run } from "../store/run-row.ts";

/** Whether a run that is due may begin. The reason of a skipped one begins with `overlap:`. */
export type Beginning =
  | { readonly kind: "begin" }
  | { readonly kind: "wait" }
  | { readonly kind: "skip"; readonly reason: string };

export type OverlapRun = Pick<Run, "id" | "kind" | "state" | "scheduledFor" | "createdAt">;

/** A run that has put its messages into the outbox is no longer at work: sending them keeps nothing else waiting. */
const AT_WORK: ReadonlySet<RunState> = new Set(["claimed", "collected", "rendered"]);

/**
 * Whether an occurrence may begin beside the other runs of its report and tenant. One at a time: those that waited
 * together (missed runs that are made up for) go in their order. An occurrence that came while an earlier one was under
 * way waits for it (`queue`) or is left out (`skip`). Runs by hand keep nothing back.
 */
export function mayBegin(
  run: OverlapRun,
  others: readonly OverlapRun[],
  overlap: ReportSchedule["overlap"],
): Beginning {
  const scheduled = others.filter(({ id, kind }) => id !== run.id && kind === "scheduled");
  const working = scheduled.filter(({ state }) => AT_WORK.has(state));
  // What was decided before this one came was under way then; what came with it has only gone first.
  const overlapped = working.find(
    ({ createdAt, scheduledFor }) => createdAt <= run.scheduledFor && scheduledFor < run.scheduledFor,
  );
  if (overlapped !== undefined && overlap === "skip") {
    const minute = overlapped.scheduledFor.toISOString().slice(0, 16);
    return { kind: "skip", reason: `overlap: the run of ${minute}Z was still at work when this was due` };
  }
  const isFirst = scheduled.every(
    ({ state, scheduledFor }) => state !== "due" || scheduledFor >= run.scheduledFor,
  );
  return working.length === 0 && isFirst ? { kind: "begin" } : { kind: "wait" };
}
