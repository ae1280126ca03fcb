import type { RunState } from "../run/run-states.ts";

/** How runs that were left out on purpose say why: nobody misses those. The text goes on after a colon. */
export const LEFT_OUT_ON_PURPOSE = ["paused", "holiday", "removed", "overlap"] as const;

/** How far the run of an occurrence has come that has not succeeded. */
export type RunStanding = "notBegun" | "underWay" | "waiting" | "failed" | "missed";

/** The run of an occurrence. */
export interface WatchedRun {
  readonly id: string;
  readonly scheduledFor: Date;
  readonly state: RunState;
  readonly reason: string | null;
}

/** What is known of a scheduled report since it last went out. */
export interface ReportWatch {
  /** The newest occurrence, or run by hand for everybody, that succeeded at least in part; null for never. */
  readonly success: WatchedRun | null;
  /** The first occurrence since, of those that were not left out on purpose; null for none. */
  readonly first: WatchedRun | null;
  /** How many more there have been. */
  readonly others: number;
  /** The last occurrence that somebody was told about. */
  readonly told: { readonly occurrence: Date; readonly isOver: boolean } | null;
}

export type DeadManVerdict =
  /** Nothing is amiss; or `lasts`, and somebody has been told. */
  | { readonly kind: "quiet"; readonly lasts: boolean }
  /** Nobody got the report in time: somebody must be told, once for as long as it lasts. */
  | { readonly kind: "overdue"; readonly run: WatchedRun; readonly deadline: Date; readonly others: number }
  /** It has gone out after all, and whoever was told that it had not does not know that yet. */
  | { readonly kind: "over"; readonly occurrence: Date; readonly run: WatchedRun };

/** Whether somebody must be told of a report now. Pure. */
export function judgeDeadMan(
  { success, first, others, told }: ReportWatch,
  succeedWithinMs: number,
  now: Date,
): DeadManVerdict {
  const isMended = told !== null && success !== null && success.scheduledFor >= told.occurrence;
  if (isMended && !told.isOver) return { kind: "over", occurrence: told.occurrence, run: success };
  const lasts = told !== null && !isMended;
  if (lasts || first === null) return { kind: "quiet", lasts };
  const deadline = new Date(first.scheduledFor.getTime() + succeedWithinMs);
  if (now < deadline) return { kind: "quiet", lasts: false };
  return { kind: "overdue", run: first, deadline, others };
}

const STANDING: Readonly<Record<RunState, RunStanding>> = {
  due: "notBegun",
  claimed: "underWay",
  collected: "underWay",
  rendered: "underWay",
  fannedOut: "waiting",
  succeeded: "waiting",
  partial: "waiting",
  failed: "failed",
  skipped: "missed",
};

/** How far a run has come, for whoever waits for it. */
export function standingOf({ state }: Pick<WatchedRun, "state">): RunStanding {
  return STANDING[state];
}

/** What the letters about a report of a tenant are called before the instant that they are about. */
export function deadManPrefix(
  name: "deadman" | "deadman-over",
  { tenant, report }: { readonly tenant: string; readonly report: string },
): string {
  return `${name}:${tenant}:${report}:`;
}
