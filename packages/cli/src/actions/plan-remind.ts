import { createHash } from "node:crypto";
import {
  composeReminder,
  type Delivery,
  findReminders,
  type JournalFact,
  parseMailAddress,
  type Posting,
  type Reminder,
  type RunOutcome,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { type PracticeNow, practiceNow } from "../session/practice-now.ts";
import { type Session, withSession } from "../session/session.ts";

export interface RemindOptions {
  readonly tenant?: string;
  readonly dryRun: boolean;
}

/** `plan remind`: one letter to each person who acts today in what is due or overdue. */
export const remind: Action<RemindOptions> = (context) =>
  withSession(context, async (session) => {
    const { options, output } = context;
    const now = await practiceNow(session, options.tenant);
    const reminders = findReminders(now.practice.routines, session.plan, now.log);
    const sent = options.dryRun || reminders.length === 0 ? null : await send(session, now, reminders);
    const states = sent?.deliveries ?? [];
    output.result(
      { sent: sent !== null, reminders: reminders.map((reminder) => reminderJson(reminder, states)) },
      () => reminderText(reminders, { now, isDry: options.dryRun, states }),
    );
    return exitOf(states);
  });

async function send(
  session: Session,
  now: PracticeNow,
  reminders: readonly Reminder[],
): Promise<Pick<RunOutcome, "deliveries">> {
  const posting = postingOf(session, now, reminders);
  const [known] = await session.store.runs.ofLetters(posting.id);
  // After a crash the letters may have gone out before it was written down that they had.
  const isOut = known !== undefined && ["succeeded", "partial", "failed"].includes(known.state);
  const outcome = isOut ? { deliveries: [] } : await session.post(posting);
  const facts = reminders.flatMap(({ person, items }) =>
    items.map(
      ({ state, occurrence }): JournalFact => ({
        kind: "reminded",
        routine: state.routine.id,
        due: occurrence.due,
        person: person.id,
      }),
    ),
  );
  await session.store.journal.add("intune-om", facts);
  return outcome;
}

/** The same reminders of the same day are the same posting, so that trying again sends nothing twice. */
function postingOf({ plan, config }: Session, now: PracticeNow, reminders: readonly Reminder[]): Posting {
  const { today, tenant } = now;
  const what = reminders.map(({ person, items }) => [
    person.id,
    ...items.map(({ state, occurrence }) => `${state.routine.id} ${occurrence.due}`),
  ]);
  const digest = createHash("sha256").update(JSON.stringify(what)).digest("hex").slice(0, 12);
  const { timeZone } = config;
  return {
    id: `reminder:${today}:${digest}`,
    tenant,
    purpose: "reminder",
    at: new Date(`${today}T00:00:00Z`),
    letters: reminders.map((reminder) => ({
      to: parseMailAddress(reminder.person.address, reminder.person.name),
      letter: composeReminder(reminder, { plan, timeZone, today }),
    })),
  };
}

function reminderJson({ person, items }: Reminder, deliveries: readonly Delivery[]): object {
  return {
    person: person.id,
    language: person.language,
    delivery: stateFor(person.address, deliveries),
    routines: items.map(({ state, occurrence }) => ({
      id: state.routine.id,
      due: occurrence.due,
      state: occurrence.state,
    })),
  };
}

function reminderText(
  reminders: readonly Reminder[],
  {
    now,
    isDry,
    states,
  }: { readonly now: PracticeNow; readonly isDry: boolean; readonly states: readonly Delivery[] },
): string {
  if (reminders.length === 0)
    return "Nobody has to be reminded of anything that they were not reminded of before.";
  return reminders
    .map(({ person, items }) => {
      const list = items.map(({ state, occurrence }) =>
        occurrence.due < now.today ? `${state.routine.id} (was due ${occurrence.due})` : state.routine.id,
      );
      const how = isDry
        ? "would be reminded of"
        : `reminded (${stateFor(person.address, states) ?? "sent before"}) of`;
      return `${person.id} ${how} ${list.join(", ")}`;
    })
    .join("\n");
}

function stateFor(address: string, deliveries: readonly Delivery[]): string | null {
  const wanted = address.toLowerCase();
  return deliveries.find(({ recipient }) => recipient.address.toLowerCase() === wanted)?.state ?? null;
}

function exitOf(deliveries: readonly Delivery[]): ExitCode {
  return deliveries.every(({ state }) => state === "accepted") ? EXIT.done : EXIT.partial;
}
