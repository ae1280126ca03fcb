import type { Snapshot } from "../collect/snapshot.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { PracticeLog } from "../practice/practice-log.ts";
import type { Period } from "./updates.ts";

/** What the practice is judged from: the plan, what is remembered of following it, and the state of the tenant. */
export interface PracticeInput {
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  readonly log: PracticeLog;
  /** IANA zone of the organisation. */
  readonly timeZone: string;
  /** What the reports look back on; its end is the time of the snapshot. */
  readonly period: Period;
}

/** How the organisation follows its plan. */
export interface PracticeState {
  readonly at: Date;
}

/** Judges how the plan was followed. Pure: its "now" is the end of the period. */
export function assessPractice(input: PracticeInput): PracticeState {
  return { at: input.period.to };
}
