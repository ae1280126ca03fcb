import type { Plan } from "../config/plan/plan.ts";
import { fill } from "../locales/fill.ts";
import { createFormatter } from "../locales/formatter.ts";
import { catalogues } from "../locales/index.ts";
import type { Reminder, ReminderItem } from "../routines/find-reminders.ts";
import { cleanText } from "../text/clean-text.ts";
import type { Letter } from "./letter.ts";
import { dayOf } from "./plan-words.ts";

export interface ReminderContext {
  readonly plan: Plan;
  readonly timeZone: string;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Reminds one person of all that waits for them, in their language. Pure. */
export function composeReminder({ person, items }: Reminder, context: ReminderContext): Letter {
  const { plan, timeZone, today } = context;
  const locale = person.language;
  const { reminder: words } = catalogues[locale].practice;
  const format = createFormatter(locale, timeZone);
  const organisation = cleanText(plan.organisation.name, 100);
  const subject = format.plural(items.length, words.subject);
  const isLate = items.some(({ occurrence }) => occurrence.due < today);
  const line = ({ state, occurrence }: ReminderItem): string => {
    const title = cleanText(state.routine.title[locale], 200);
    const date = dayOf(occurrence.due);
    return occurrence.due < today && date !== null
      ? fill(words.overdueSince, { title, date: format.date(date) })
      : fill(words.dueToday, { title });
  };
  return {
    locale,
    subject,
    organisation,
    title: subject,
    lead: { tone: isLate ? "bad" : "attention", text: format.plural(items.length, words.lead) },
    paragraphs: [
      fill(words.intro, { organisation }),
      ...items.map(line),
      ...standIns(items, plan, words.standIn),
    ],
    facts: [],
    steps: items.map(({ state, occurrence }) =>
      fill(words.doneStep, {
        command: `intune-om plan done ${state.routine.id} --due ${occurrence.due} --by ${person.id}`,
      }),
    ),
    stepsTitle: words.steps,
    links: items.flatMap(({ state: { routine } }) =>
      routine.guide === null ? [] : [{ text: cleanText(routine.title[locale], 80), url: routine.guide }],
    ),
    linksTitle: words.links,
    help: plan.supportContacts
      .slice(0, 1)
      .map(({ name, address }) => [name, address].filter(Boolean).join(", ")),
    helpTitle: words.help,
    why: fill(words.why, { organisation }),
  };
}

/** For whom the person stands in, each once. */
function standIns(items: readonly ReminderItem[], plan: Plan, text: string): readonly string[] {
  const away = items.flatMap(({ state: { acts } }) =>
    acts.because?.kind === "holder" ? [] : acts.away.slice(0, 1),
  );
  return [...new Set(away)].flatMap((id) => {
    const person = plan.people.find((entry) => entry.id === id);
    return person === undefined ? [] : [fill(text, { name: cleanText(person.name, 100) })];
  });
}
