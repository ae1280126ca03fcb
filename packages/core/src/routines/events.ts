import { addWorkingDays, type WorkCalendar } from "../calendar/work-calendar.ts";
import type { Person, Plan, Routine } from "../config/plan/plan.ts";
import type { RelevantUpdates } from "../assess/relevant-updates.ts";
import type { UpdateRecord } from "../updates/update-record.ts";
import { shiftDay } from "./days.ts";
import { trainingNeeds } from "./evidence/training-record.ts";
import type { DaySpan, Occurrence } from "./occurrences.ts";

export interface EventInput {
  readonly plan: Plan;
  readonly updates: RelevantUpdates;
  readonly calendar: WorkCalendar;
}

/** Days within which somebody new is trained. */
const TRAINED_WITHIN_DAYS = 30;
/** Working days within which lessons of an incident are written down. */
const LESSONS_WORKING_DAYS = 10;

/**
 * When a routine that is due on events was due within a span, as far as data says that something happened: before the
 * date of a change that users or the help desk notice (evidence by delivery or acknowledgement), thirty days after
 * somebody new began (by training records), ten working days after an incident (by incident log). Events with the same
 * due day are one. Of other evidence nothing tells that it is needed, so that there is no due day.
 */
export function eventsOf(
  routine: Pick<Routine, "evidence" | "from">,
  input: EventInput,
  span: DaySpan,
): readonly Occurrence[] {
  const byDue = new Map<string, Occurrence>();
  for (const event of all(routine, input)) {
    if (event.due < span.from || event.due > span.to) continue;
    if (routine.from !== null && event.due < routine.from) continue;
    const same = byDue.get(event.due);
    byDue.set(event.due, same === undefined ? event : together(same, event));
  }
  return [...byDue.values()].sort((one, other) => (one.due < other.due ? -1 : 1));
}

function together(one: Occurrence, other: Occurrence): Occurrence {
  const first = other.opens < one.opens ? other : one;
  const people = [...(one.people ?? []), ...(other.people ?? [])];
  return people.length === 0 ? first : { ...first, people };
}

function all({ evidence }: Pick<Routine, "evidence">, input: EventInput): readonly Occurrence[] {
  switch (evidence.kind) {
    case "delivery-log":
    case "acknowledgement":
      return input.updates.records.flatMap((record) => beforeChange(record, input));
    case "training-record":
      return input.plan.people.flatMap((person) => afterStart(person, evidence, input));
    case "incident-log":
      return input.updates.records.flatMap((record) => afterIncident(record, input));
    default:
      return [];
  }
}

/** The last working day before a change that others than administrators notice. */
function beforeChange({ update, firstSeenAt }: UpdateRecord, { calendar }: EventInput): Occurrence[] {
  const isNoticed = update.audiences.some((audience) => audience !== "admin");
  if (!isNoticed || update.actBy === null || update.kind === "incident") return [];
  const due = calendar.dayOf(addWorkingDays(update.actBy, -1, calendar));
  const opens = calendar.dayOf(firstSeenAt);
  // What was announced too late to tell in time is due at once.
  return [
    due < opens ? { due: opens, opens, closes: calendar.dayOf(update.actBy) } : { due, opens, closes: due },
  ];
}

/** Of somebody new who needs none of the modules nothing is asked. */
function afterStart(
  { id, startedOn }: Person,
  evidence: Routine["evidence"],
  { plan, calendar }: EventInput,
): Occurrence[] {
  if (startedOn === null) return [];
  const last = shiftDay(startedOn, TRAINED_WITHIN_DAYS);
  const due = calendar.isWorkingDay(last)
    ? last
    : calendar.dayOf(addWorkingDays(calendar.endOf(last), -1, calendar));
  const needs = trainingNeeds(evidence, plan, due);
  if (needs.length > 0 && !needs.some(({ person }) => person === id)) return [];
  return [{ due, opens: startedOn, closes: last, people: [id] }];
}

function afterIncident({ update, firstSeenAt }: UpdateRecord, { calendar }: EventInput): Occurrence[] {
  if (update.kind !== "incident") return [];
  const due = calendar.dayOf(addWorkingDays(firstSeenAt, LESSONS_WORKING_DAYS, calendar));
  return [{ due, opens: calendar.dayOf(firstSeenAt), closes: due }];
}
