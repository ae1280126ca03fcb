import { createHash } from "node:crypto";
import {
  composeReminder,
  isFinalRunState,
  parseMailAddress,
  type Posting,
  type Reminder,
  type Run,
} from "@intune-om/core";
import type { PracticeNow } from "../session/practice-now.ts";
import type { Session } from "../session/session.ts";

/** A routine with the due day that somebody is reminded of. */
export type ReminderItem = Reminder["items"][number];

const HEX_PER_NAME = 12;

/** How the postings to one person begin. */
export function postingsTo(person: string): string {
  return `reminder:${person}:`;
}

/** The names of what a posting reminds of. */
export function namesIn(posting: string): readonly string[] {
  return posting.split(":").at(-1)?.split(".") ?? [];
}

/** The same routines and due days are the same posting for good; after one that failed it is the next try. */
export function postingOf(
  { plan, config: { timeZone } }: Session,
  { today, tenant }: PracticeNow,
  reminder: Reminder,
  runs: readonly Run[],
): Posting {
  const { person, items } = reminder;
  const id = `${postingsTo(person.id)}${items.map(nameOf).sort().join(".")}`;
  const tries = runs.filter(({ report, state }) => report === id && isFinalRunState(state)).length;
  const lastDue = items.map(({ occurrence }) => occurrence.due).reduce((one, two) => (one > two ? one : two));
  return {
    id,
    tenant,
    purpose: "reminder",
    // A posting of the same id and time is the same one, whichever day it is made on.
    at: new Date(Date.parse(`${lastDue}T00:00:00Z`) + tries),
    letters: [
      {
        to: parseMailAddress(person.address, person.name),
        letter: composeReminder(reminder, { plan, timeZone, today }),
      },
    ],
  };
}

/** Names a routine and its due day in the posting that reminds of it. */
export function nameOf({ state, occurrence }: ReminderItem): string {
  const what = JSON.stringify([state.routine.id, occurrence.due]);
  return createHash("sha256").update(what).digest("hex").slice(0, HEX_PER_NAME);
}
