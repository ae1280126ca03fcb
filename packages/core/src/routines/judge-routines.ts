import type { RelevantUpdates } from "../assess/relevant-updates.ts";
import type { WorkCalendar } from "../calendar/work-calendar.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Plan, Routine } from "../config/plan/plan.ts";
import { whoActs } from "../people/who-acts.ts";
import { planSeenAt } from "../practice/first-seen.ts";
import { type EntryOf, entriesOf } from "../practice/journal-entry.ts";
import type { PracticeLog } from "../practice/practice-log.ts";
import { addAdherence, adherenceOf } from "./adherence.ts";
import { shiftDay } from "./days.ts";
import { eventsOf } from "./events.ts";
import { latest } from "./evidence/evidence.ts";
import { judgeOccurrence } from "./judge-occurrence.ts";
import { occurrencesOf } from "./occurrences.ts";
import type { OccurrenceState, RoutinesState, RoutineState } from "./routine-state.ts";

export interface RoutinesInput {
  readonly plan: Plan;
  readonly log: PracticeLog;
  readonly snapshot: Snapshot;
  readonly calendar: WorkCalendar;
  readonly updates: RelevantUpdates;
  /** What the report looks back on; its end is now. */
  readonly period: { readonly from: Date; readonly to: Date };
}

/** Days that "the last 30 days" has, today included. */
const MONTH_DAYS = 30;
/** Days that are looked back on for what is due each day or week, and for what is due less often. */
const OFTEN_DAYS = 35;
const SELDOM_DAYS = 366;
/** Days that are looked ahead for the next time. */
const AHEAD_DAYS = {
  daily: 10,
  weekly: 15,
  monthly: 62,
  quarterly: 184,
  yearly: 732,
  "on-event": 366,
} as const;

/** Judges how every routine of the plan is kept. Pure: its "now" is the end of the period. */
export function judgeRoutines(input: RoutinesInput): RoutinesState {
  const today = input.calendar.dayOf(input.period.to);
  const routines = input.plan.routines.map((routine) => judgeRoutine(routine, today, input));
  return {
    today,
    routines,
    period: addAdherence(routines.map(({ period }) => period)),
    month: addAdherence(routines.map(({ month }) => month)),
  };
}

function judgeRoutine(routine: Routine, today: string, input: RoutinesInput): RoutineState {
  const { plan, log, calendar, period } = input;
  const countsFrom = routine.from ?? firstDay(input);
  const done = entriesOf(log.journal, "routineDone").filter(
    (entry) => entry.routine === routine.id && entry.at <= period.to,
  );
  const occurrences = timesOf(routine, countsFrom ?? today, today, input).map((occurrence) =>
    judgeOccurrence(occurrence, { ...input, routine, done, today, now: period.to }),
  );
  const next = occurrences.findIndex(({ due }) => due > today);
  const kept = next < 0 ? occurrences : occurrences.slice(0, next + 1);
  return {
    routine,
    acts: whoActs(routine.role, today, plan),
    countsFrom,
    occurrences: kept,
    current: currentOf(kept, today),
    lastDoneAt: lastDone(kept, done),
    period: adherenceOf(kept, calendar.dayOf(period.from), today),
    month: adherenceOf(kept, shiftDay(today, 1 - MONTH_DAYS), today),
  };
}

function timesOf(routine: Routine, countsFrom: string, today: string, input: RoutinesInput) {
  const often = routine.cadence === "daily" || routine.cadence === "weekly";
  const first = shiftDay(today, -(often ? OFTEN_DAYS : SELDOM_DAYS));
  const asked = input.calendar.dayOf(input.period.from);
  const back = first < asked ? first : asked;
  const span = {
    from: back > countsFrom ? back : countsFrom,
    to: shiftDay(today, AHEAD_DAYS[routine.cadence]),
  };
  return routine.cadence === "on-event"
    ? eventsOf(routine, input, span)
    : occurrencesOf(routine, input.calendar, span);
}

function firstDay({ log, calendar }: RoutinesInput): string | null {
  const at = planSeenAt(log);
  return at === null ? null : calendar.dayOf(at);
}

/**
 * What to do something about: today's, else the last one when it was missed, else the next. What was missed before the
 * last time is not done any more; it counts against the routine, and that is all.
 */
function currentOf(occurrences: readonly OccurrenceState[], today: string): OccurrenceState | null {
  const ofToday = occurrences.find(({ due }) => due === today);
  if (ofToday?.state === "due" || ofToday?.state === "unknown") return ofToday;
  const last = occurrences.findLast(({ due }) => due <= today);
  if (last?.state === "overdue" || last?.state === "unknown") return last;
  return occurrences.find(({ due }) => due > today) ?? last ?? null;
}

function lastDone(
  occurrences: readonly OccurrenceState[],
  done: readonly EntryOf<"routineDone">[],
): Date | null {
  return latest([...occurrences.flatMap(({ doneAt }) => doneAt ?? []), ...done.map(({ at }) => at)]);
}
