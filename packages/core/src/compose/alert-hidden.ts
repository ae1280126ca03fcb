import type { AlertMessage } from "../alerts/alert-message.ts";
import { fill } from "../locales/fill.ts";
import type { AlertLetterContext } from "./alert-letter-input.ts";
import { sayMany, sayOne } from "./alert-words.ts";

/** Symptoms that are named; the others are counted. */
const MOST_HIDDEN = 5;

/** The keys that each cause of a message hides. A message of before causes were noted has them with its first alert. */
export function hiddenBehind({ items, hidden }: Pick<AlertMessage, "items" | "hidden">): readonly {
  readonly cause: string;
  readonly keys: readonly string[];
}[] {
  const [first] = items;
  if (items.every(({ hides }) => hides === undefined))
    return first === undefined || hidden.length === 0 ? [] : [{ cause: first.alert, keys: hidden }];
  let from = 0;
  return items.flatMap(({ alert, hides = 0 }) => {
    const keys = hidden.slice(from, from + hides);
    from += hides;
    return keys.length === 0 ? [] : [{ cause: alert, keys }];
  });
}

/**
 * What was probably brought about by the same cause: by name while they are few, else counted by rule; `""` for nothing.
 * @param cause What it is called where the message is about several; null where it is about one.
 */
export function hiddenText(
  keys: readonly string[],
  { alerts, words }: AlertLetterContext,
  cause: string | null = null,
): string {
  const { letter } = words.messages.alerts;
  const found = keys.flatMap((key) => alerts.get(key) ?? []);
  if (found.length === 0) return "";
  const said =
    found.length <= MOST_HIDDEN
      ? found.map((alert) => sayOne(alert, words))
      : [...Map.groupBy(found, ({ rule }) => rule)].map(([rule, of]) => sayMany(rule, of.length, words));
  const rest = said.length - MOST_HIDDEN;
  const more = rest > 0 ? `; ${words.format.plural(rest, letter.counts.andMore)}` : "";
  const list = `${said.slice(0, MOST_HIDDEN).join("; ")}${more}`;
  return cause === null
    ? fill(letter.texts.hidden, { list })
    : fill(letter.texts.hiddenBehind, { list, cause });
}
