import { findReminders, type Reminder } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { type PracticeNow, practiceNow } from "../session/practice-now.ts";
import { withSession } from "../session/session.ts";
import { hasFailed, sendReminders, type Told } from "./plan-remind-send.ts";

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
    const isSent = !options.dryRun && reminders.length > 0;
    const told: readonly ToldOrNot[] = isSent
      ? await sendReminders(session, now, reminders)
      : reminders.map((reminder) => ({ reminder, delivery: null, isFresh: false }));
    output.result({ sent: isSent, reminders: told.map(reminderJson) }, () => reminderText(told, now));
    for (const problem of problemsOf(told)) output.problem(problem);
    return exitOf(told);
  });

/** Without a delivery in a dry run. */
type ToldOrNot = Omit<Told, "delivery"> & { readonly delivery: Told["delivery"] | null };

function reminderJson({ reminder: { person, items }, delivery, isFresh }: ToldOrNot): object {
  return {
    person: person.id,
    language: person.language,
    delivery: delivery?.state ?? null,
    sentBefore: delivery !== null && !isFresh,
    routines: items.map(({ state, occurrence }) => ({
      id: state.routine.id,
      due: occurrence.due,
      state: occurrence.state,
    })),
  };
}

function reminderText(told: readonly ToldOrNot[], { today }: PracticeNow): string {
  if (told.length === 0)
    return "Nobody has to be reminded of anything that they were not reminded of before.";
  return told
    .map((one) => `${one.reminder.person.id} ${howOf(one)} ${routinesOf(one.reminder, today)}`)
    .join("\n");
}

function howOf({ delivery, isFresh }: ToldOrNot): string {
  if (delivery === null) return "would be reminded of";
  if (hasFailed(delivery.state)) return `was not reached (${delivery.state}), to be reminded of`;
  return `reminded (${delivery.state}${isFresh ? "" : ", sent before"}) of`;
}

function routinesOf({ items }: Reminder, today: string): string {
  return items
    .map(({ state, occurrence }) =>
      occurrence.due < today ? `${state.routine.id} (was due ${occurrence.due})` : state.routine.id,
    )
    .join(", ");
}

function problemsOf(told: readonly ToldOrNot[]): readonly string[] {
  return told.flatMap(({ reminder: { person }, delivery }) => {
    if (delivery === null || delivery.state === "accepted") return [];
    const { id, state, reason } = delivery;
    const next = hasFailed(state)
      ? "Put the address right in the plan, or run `intune-om plan remind` on another day."
      : state === "unknown"
        ? `Ask whether it arrived; if not: intune-om deliveries retry ${id}`
        : "The next `intune-om plan remind` goes on with it.";
    return [`${person.id}: ${state}${reason === null ? "" : `: ${reason}`}\n  ${next}`];
  });
}

function exitOf(told: readonly ToldOrNot[]): ExitCode {
  const all = told.every(({ delivery }) => delivery === null || delivery.state === "accepted");
  return all ? EXIT.done : EXIT.partial;
}
