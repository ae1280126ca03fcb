import type { Path } from "../../config/path.ts";
import type { Plan } from "../../config/plan/plan.ts";

/** Everything that a plan which is right in itself may lack, or that its days have passed by. */
export const PLAN_GAP_CODES = [
  "question-unanswered",
  "role-without-deputy",
  "role-deputy-is-holder",
  "role-uncovered",
  "deputy-absent",
  "no-plan-approver",
  "routine-without-person",
  "area-without-routine",
  "target-without-owner",
  "target-without-approval",
  "kpi-without-target",
  "report-without-schedule",
  "stakeholder-without-report",
  "audience-without-platforms",
  "audience-without-people",
  "no-self-help",
  "material-without-owner",
  "no-communications",
  "communication-owner-absent",
  "risk-without-review",
  "risk-review-overdue",
  "action-overdue",
  "deployment-past-end",
] as const;
export type PlanGapCode = (typeof PLAN_GAP_CODES)[number];

/** Something that a plan lacks, in words for whoever keeps it. */
export interface PlanGap {
  readonly code: PlanGapCode;
  /** Id of what it is about, or the key of the part that is missing. */
  readonly subject: string;
  /** Where it stands in plan.yaml; null for what stands nowhere. */
  readonly path: Path | null;
  readonly message: string;
  /** What to do, one sentence. */
  readonly fix: string;
}

export interface GapInput {
  readonly plan: Plan;
  /** Today in the organisation's zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** Ids of all KPIs that the product measures. */
  readonly kpis: readonly string[];
}

/** Finds the gaps of one part of the plan. */
export type GapFinder = (input: GapInput) => readonly PlanGap[];
