import type { PeopleIds } from "./people-ids.ts";
import type { StartingAnswers } from "./starting-answers.ts";

/** The answers with what every part of the plan asks of them. */
export interface Start {
  readonly answers: StartingAnswers;
  readonly ids: PeopleIds;
  /** A role that somebody holds: the one itself, or the O&M owner in its place. */
  staffed(role: string): string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}
