import { addWorkingDays, type WorkCalendar } from "../calendar/work-calendar.ts";
import type { Plan } from "../config/plan/plan.ts";
import { latest } from "../routines/evidence/evidence.ts";
import { administrators } from "../updates/update-owner.ts";
import type { UpdateRecord } from "../updates/update-record.ts";
import type { UpdateKind } from "../updates/update.ts";
import { addDays } from "./days.ts";
import type { RelevantUpdates, UpdatesRead } from "./relevant-updates.ts";

/** Whether the administrators know what was announced. */
export interface AwarenessState {
  /** Administrators of the plan. */
  readonly people: number;
  readonly read: UpdatesRead;
  /** What had to be acknowledged within the last 30 days: the figure. */
  readonly month: AcknowledgementCount;
  /** What had to be acknowledged within the last 90 days, of announcements that need action, and of the others. */
  readonly action: AcknowledgementCount;
  readonly others: AcknowledgementCount;
  /** When one was last acknowledged by an administrator. */
  readonly lastAt: Date | null;
}

export interface AcknowledgementCount {
  readonly updates: number;
  /** Administrators × updates. */
  readonly needed: number;
  /** Acknowledgements, however late. */
  readonly given: number;
  /** Those within the working days that there are for it. */
  readonly inTime: number;
}

/** Working days within which an administrator acknowledges an announcement. */
export const ACKNOWLEDGE_WORKING_DAYS = 5;
const MONTH_DAYS = 30;
const QUARTER_DAYS = 90;

const NEEDS_ACTION: readonly UpdateKind[] = ["actionRequired", "retirement", "endOfSupport"];

export function judgeAwareness(
  plan: Plan,
  updates: RelevantUpdates,
  { calendar, at }: { readonly calendar: WorkCalendar; readonly at: Date },
): AwarenessState {
  const people = administrators(plan);
  const due = updates.records
    .filter(({ update }) => update.kind !== "incident")
    .map((record) => ({ record, by: addWorkingDays(record.firstSeenAt, ACKNOWLEDGE_WORKING_DAYS, calendar) }))
    .filter(({ by }) => by <= at && by > addDays(at, -QUARTER_DAYS));
  const count = (some: readonly Due[]): AcknowledgementCount => countOf(some, people, at);
  return {
    people: people.length,
    read: updates.state,
    month: count(due.filter(({ by }) => by > addDays(at, -MONTH_DAYS))),
    action: count(due.filter(({ record }) => needsAction(record))),
    others: count(due.filter(({ record }) => !needsAction(record))),
    lastAt: latest(due.flatMap(({ record }) => readings(record, people, at).map((entry) => entry.at))),
  };
}

interface Due {
  readonly record: UpdateRecord;
  readonly by: Date;
}

function needsAction({ update }: UpdateRecord): boolean {
  return NEEDS_ACTION.includes(update.kind);
}

function countOf(due: readonly Due[], people: readonly string[], at: Date): AcknowledgementCount {
  const read = due.flatMap(({ record, by }) =>
    readings(record, people, at).map((entry) => ({ by, at: entry.at })),
  );
  return {
    updates: due.length,
    needed: due.length * people.length,
    given: read.length,
    inTime: read.filter((entry) => entry.at <= entry.by).length,
  };
}

function readings({ triage }: UpdateRecord, people: readonly string[], now: Date) {
  return triage.acknowledgements.filter(({ person, at }) => people.includes(person) && at <= now);
}
