import type { ReportSchedule } from "../config/plan/report-schedule.ts";
import type { Run } from "../store/run-row.ts";
import { ON_TIME_MS } from "./decide-due.ts";

/** Whether a run that is due may begin. The reason of a skipped one begins with `overlap:`. */
export type Beginning =
  | { readonly kind: "begin" }
  | { readonly kind: "wait" }
  | { readonly kind: "skip"; readonly reason: string };

export type OverlapRun = Pick<Run, "scheduledFor" | "createdAt">;

/** What stands in the way of a run, of its own report. */
export interface InTheWay {
  /** Runs that are at work now. */
  readonly now: readonly OverlapRun[];
  /** Runs that were at work when it fell due, and may have finished since. */
  readonly before: readonly OverlapRun[];
}

/**
 * Whether an occurrence may begin. One that fell due while an earlier one was under way waits for it (`queue`) or is left
 * out (`skip`). What is made up for later was wanted although it is late: it waits for its turn, and is not left out
 * because of its own siblings.
 */
export function mayBegin(
  run: OverlapRun,
  { now, before }: InTheWay,
  overlap: ReportSchedule["overlap"],
): Beginning {
  const isOnTime = run.createdAt.getTime() - run.scheduledFor.getTime() <= ON_TIME_MS;
  const overlapped = [...now, ...before].find(({ createdAt }) => createdAt <= run.scheduledFor);
  if (overlap === "skip" && isOnTime && overlapped !== undefined) {
    const minute = overlapped.scheduledFor.toISOString().slice(0, 16);
    return { kind: "skip", reason: `overlap: the run of ${minute}Z was still at work when this was due` };
  }
  return now.length === 0 ? { kind: "begin" } : { kind: "wait" };
}
