import type { ChecklistStateName, NextStep } from "../assess/checklist/checklist-item.ts";
import type { ChecklistItemId } from "../config/plan/checklist.ts";
import type { Cadence, FocusArea } from "../config/plan/routines.ts";
import type { PracticeText } from "../practice/words.ts";
import type { OccurrenceStateName } from "../routines/routine-state.ts";
import type { PluralForms } from "./formatter.ts";

/** How the plan is followed: routines, checklist, focus areas and reminders. */
export interface PracticeMessages {
  /** What holds when an item of the checklist is green. */
  readonly item: Readonly<Record<ChecklistItemId, string>>;
  readonly checklistState: Readonly<Record<ChecklistStateName, string>>;
  readonly occurrence: Readonly<Record<OccurrenceStateName, string>>;
  readonly cadence: Readonly<Record<Cadence, string>>;
  /** What each focus area is there for. */
  readonly goal: Readonly<Record<FocusArea, string>>;
  /** What shows that something was done; the places are filled with what `practice/words.ts` hands over. */
  readonly shown: Readonly<Record<PracticeText, string>>;
  readonly next: Readonly<Record<NextStep, string>>;
  readonly overdueRoutines: PluralForms;
  readonly openItems: PluralForms;
  readonly days: PluralForms;
  readonly texts: Readonly<Record<PracticeWord, string>>;
  readonly reminder: ReminderMessages;
}

type PracticeWord =
  | "checklistTable"
  | "noChecklist"
  | "item"
  | "evidence"
  | "age"
  | "next"
  | "nextBy"
  | "command"
  | "checklistCount"
  | "routineTable"
  | "noRoutines"
  | "routine"
  | "area"
  | "cadence"
  | "actsToday"
  | "nobody"
  | "due"
  | "lastDone"
  | "onTime"
  | "month"
  | "adherence"
  | "adherenceNone"
  | "adherenceUnknown"
  | "overdueCallout"
  | "overdueMore"
  | "areaTable"
  | "goal"
  | "openMatters"
  | "noOpenMatters"
  | "onTrack"
  | "partly"
  | "behind"
  | "notYet"
  | "notKnown"
  | "noPractice";

/** The letter that reminds somebody of routines. */
export interface ReminderMessages {
  readonly subject: PluralForms;
  readonly lead: PluralForms;
  readonly intro: string;
  /** A routine that is due today, with `{title}`. */
  readonly dueToday: string;
  /** One whose day is over, with `{title}` and `{date}`. */
  readonly overdueSince: string;
  readonly standIn: string;
  readonly steps: string;
  readonly doneStep: string;
  readonly links: string;
  readonly help: string;
  readonly why: string;
}
