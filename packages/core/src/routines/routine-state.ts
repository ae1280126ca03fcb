import type { Routine } from "../config/plan/plan.ts";
import type { WhoActs } from "../people/who-acts.ts";
import type { Adherence } from "./adherence.ts";
import type { Evidence } from "./evidence/evidence.ts";
import type { Occurrence } from "./occurrences.ts";

/**
 * `onTime` and `late` are done. `overdue` is not, and its day is over; `due` is today's; `upcoming` lies ahead. `unknown`:
 * its day has come, nobody says that it was done, and what would show it could not be read.
 */
export const OCCURRENCE_STATES = ["onTime", "late", "overdue", "due", "upcoming", "unknown"] as const;
export type OccurrenceStateName = (typeof OCCURRENCE_STATES)[number];

/** One time that a routine was or is due, and what became of it. */
export interface OccurrenceState extends Occurrence {
  readonly state: OccurrenceStateName;
  readonly doneAt: Date | null;
  /** Id of the person who says so; null when data shows it, and while it is not done. */
  readonly by: string | null;
  /** What data shows. */
  readonly evidence: Evidence;
}

/** A routine as it stands now. */
export interface RoutineState {
  readonly routine: Routine;
  /** Who acts in its role today. */
  readonly acts: WhoActs;
  /** The day from which on it counts; null while nothing of the plan is remembered. */
  readonly countsFrom: string | null;
  /** The times that it was due, those of the past year and the next one, the earliest first. */
  readonly occurrences: readonly OccurrenceState[];
  /** What is to be done about it: the last time that was missed, today's, or the next one; null for none. */
  readonly current: OccurrenceState | null;
  /** When it was last done, however that is known. */
  readonly lastDoneAt: Date | null;
  readonly period: Adherence;
  readonly month: Adherence;
}

/** How the routines of the plan are kept. */
export interface RoutinesState {
  /** Today in the organisation's calendar. */
  readonly today: string;
  /** In the order of the plan. */
  readonly routines: readonly RoutineState[];
  /** Within the period of the report. */
  readonly period: Adherence;
  /** Within the last 30 days. */
  readonly month: Adherence;
}
