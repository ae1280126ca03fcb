import {
  createOrganisationCalendar,
  type Delivery,
  type JournalFact,
  type Reminder,
  type Run,
} from "@intune-om/core";
import type { PracticeNow } from "../session/practice-now.ts";
import type { Session } from "../session/session.ts";
import { nameOf, namesIn, postingOf, postingsTo, type ReminderItem } from "./plan-remind-posting.ts";

/** What became of what one person was to be reminded of. */
export interface Told {
  /** The person, with what this delivery is about. */
  readonly reminder: Reminder;
  readonly delivery: Delivery;
  /** False when an earlier try had reached them, or failed today, so that nothing was sent now. */
  readonly isFresh: boolean;
}

/** An earlier letter to the person, and what it named. */
interface Earlier {
  readonly run: Run;
  readonly names: readonly string[];
  readonly delivery: Delivery;
}

/**
 * Reminds one person after the other, and writes down at once what may have reached them. The letter's own name says
 * what it reminds of, so that after a crash nothing is sent again of what went out before it could be written down.
 */
export async function sendReminders(
  session: Session,
  now: PracticeNow,
  reminders: readonly Reminder[],
): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const reminder of reminders) {
    const own = await remindPerson(session, now, reminder);
    await session.store.journal.add("intune-om", own.filter(mayHaveArrived).flatMap(factsOf));
    told.push(...own);
  }
  return told;
}

async function remindPerson(
  session: Session,
  now: PracticeNow,
  reminder: Reminder,
): Promise<readonly Told[]> {
  const runs = await runsTo(session, now, reminder);
  const earlier = await lettersOf(session, runs, reminder.items);
  const told: Told[] = [];
  let items = reminder.items;
  for (const { names, delivery } of earlier.filter(({ delivery: { state } }) => !hasFailed(state))) {
    const own = items.filter((item) => names.includes(nameOf(item)));
    if (own.length > 0) told.push({ reminder: { ...reminder, items: own }, delivery, isFresh: false });
    items = items.filter((item) => !own.includes(item));
  }
  if (items.length === 0) return told;
  const left = { ...reminder, items };
  const failed = earlier.find((letter) => failedToday(letter, left, session, now));
  if (failed !== undefined) return [...told, { reminder: left, delivery: failed.delivery, isFresh: false }];
  const { deliveries } = await session.post(postingOf(session, now, left, runs));
  return [...told, ...deliveries.map((delivery) => ({ reminder: left, delivery, isFresh: true }))];
}

/** Every run of letters that reminded this person, the oldest first. */
async function runsTo(
  { store }: Session,
  { tenant }: PracticeNow,
  { person }: Reminder,
): Promise<readonly Run[]> {
  const runs = await store.runs.ofLetters(postingsTo(person.id));
  return runs.filter((run) => run.tenant === tenant);
}

/** What earlier letters about any of this came to; one that was written and not sent to its end goes on now. */
async function lettersOf(
  { store, runner }: Session,
  runs: readonly Run[],
  items: readonly ReminderItem[],
): Promise<readonly Earlier[]> {
  const wanted = new Set(items.map(nameOf));
  const letters: Earlier[] = [];
  for (const run of runs) {
    const names = namesIn(run.report);
    if (!names.some((name) => wanted.has(name))) continue;
    const deliveries =
      run.state === "fannedOut"
        ? (await runner.resume(run.id)).deliveries
        : await store.deliveries.list({ run: run.id });
    letters.push(...deliveries.map((delivery) => ({ run, names, delivery })));
  }
  return letters;
}

/** An address that was refused is tried again on another day, or at once when it is another one now. */
function failedToday(
  { names, delivery }: Earlier,
  { person, items }: Reminder,
  { plan, config }: Session,
  { today }: PracticeNow,
): boolean {
  const { dayOf } = createOrganisationCalendar(plan.organisation.calendar, config.timeZone);
  const isSame = delivery.recipient.address.toLowerCase() === person.address.toLowerCase();
  return (
    hasFailed(delivery.state) &&
    isSame &&
    dayOf(delivery.updatedAt) === today &&
    items.every((item) => names.includes(nameOf(item)))
  );
}

/** Whether a message has ended without reaching anybody. */
export function hasFailed(state: Delivery["state"]): boolean {
  return state === "rejected" || state === "dead" || state === "suppressed";
}

/** What waits still is asked for by the next `plan remind`, which goes on with the same letter. */
function mayHaveArrived({ delivery: { state } }: Told): boolean {
  return state === "accepted" || state === "unknown";
}

function factsOf({ reminder: { person, items } }: Told): readonly JournalFact[] {
  return items.map(({ state, occurrence }) => ({
    kind: "reminded",
    routine: state.routine.id,
    due: occurrence.due,
    person: person.id,
  }));
}
