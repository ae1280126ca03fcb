import type { Plan } from "../../config/plan/plan.ts";
import { canonicalPlan } from "../../plan/versions/canonical-plan.ts";
import { type PlanChange, planChanges } from "../../plan/versions/plan-changes.ts";
import { lastApproval } from "../../plan/versions/plan-version.ts";
import type { PracticeLog } from "../../practice/practice-log.ts";

/** Which version of the plan holds, which one was approved, and what has changed since. */
export interface PlanState {
  /** Number of the plan as it stands; null when no command that keeps something has seen it. */
  readonly version: number | null;
  readonly approvedVersion: number | null;
  readonly approvedAt: Date | null;
  /** Id of the person. */
  readonly approvedBy: string | null;
  /** Since the approved version; empty when nothing did, or when none was approved. */
  readonly changedSince: readonly PlanChange[];
}

/** Pure: approvals after `at` are not known yet. */
export function planStateOf(plan: Plan, log: PracticeLog, at: Date): PlanState {
  const body = canonicalPlan(plan);
  const approval = lastApproval(log.planApprovals.filter((entry) => entry.at <= at));
  const approved = log.planVersions.find(({ number }) => number === approval?.version);
  return {
    version: log.planVersions.findLast((version) => version.body === body)?.number ?? null,
    approvedVersion: approval?.version ?? null,
    approvedAt: approval?.at ?? null,
    approvedBy: approval?.by ?? null,
    changedSince: approved === undefined ? [] : planChanges(approved.body, body),
  };
}
