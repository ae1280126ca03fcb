import { fill } from "../locales/fill.ts";
import type { Words, WordValue } from "../practice/words.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { Formatter } from "../locales/formatter.ts";
import type { Messages } from "../locales/en.ts";
import { cleanText } from "../text/clean-text.ts";
import { platformName } from "./parts/platform-names.ts";

/** What is needed to put {@link Words} into a language. */
export interface WordContext {
  readonly messages: Messages;
  readonly format: Formatter;
  readonly plan: Plan;
  /** Whether the reader may see names of people; others see their roles. */
  readonly showsPeople: boolean;
}

/** Puts words into the reader's language. */
export function sayWords({ text, values }: Words, context: WordContext): string {
  const said = Object.entries(values).map(([name, value]) => [name, sayValue(value, context)] as const);
  return fill(context.messages.practice.shown[text], Object.fromEntries(said));
}

/** Several, one after the other. */
export function sayAll(words: readonly Words[], context: WordContext): string {
  return words.map((one) => sayWords(one, context)).join(" ");
}

/** The name of a role, or of a person: for readers who may not see people, the role that the person has. */
export function ownerWords(id: string, { plan, format, messages, showsPeople }: WordContext): string {
  const role = plan.roles.find((entry) => entry.id === id);
  if (role !== undefined) return role.name[format.locale];
  const person = plan.people.find((entry) => entry.id === id);
  if (person !== undefined && showsPeople) return person.name;
  const held = plan.roles.find(({ holders, deputies }) => holders.includes(id) || deputies.includes(id));
  return held?.name[format.locale] ?? messages.practice.texts.nobody;
}

function sayValue(value: WordValue, context: WordContext): string {
  const { format, messages } = context;
  if (typeof value === "string") return cleanText(value, 80);
  if (typeof value === "number") return format.integer(value);
  if (value instanceof Date) return format.date(value);
  if ("percent" in value) return format.percent(value.percent);
  if ("platforms" in value) return format.list(value.platforms.map((platform) => platformName(platform)));
  const names = value.names.map((id) => ownerWords(id, context));
  return names.length === 0 ? messages.practice.texts.nobody : format.list(names);
}
