import type { Alert } from "../alerts/alert.ts";
import type { AlertMessage, AlertRecipient, ItemReason } from "../alerts/alert-message.ts";
import { compareAlerts } from "../alerts/compare-alerts.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { Blade } from "../rounds/blades.ts";
import { alertWords, type AlertWords, type AlertWordSources } from "./alert-words.ts";

/** What a message about alerts is written from. */
export interface AlertLetterInput extends AlertWordSources {
  readonly plan: Plan;
  readonly tenantName: string;
  readonly message: AlertMessage;
  /** The alerts of the message and those that it hides, by key; one that is no longer there is left out. */
  readonly alerts: ReadonlyMap<string, Alert>;
  /** Whether commands must say which tenant is meant. */
  readonly severalTenants: boolean;
  /** Where in the admin center a rule is looked into, by its id. */
  readonly blades: ReadonlyMap<string, Blade>;
  /** When more people are told unless somebody acknowledges; null for never. */
  readonly escalatesAt: Date | null;
  /** Ids of channels that it was for and that the configuration does not have. Left out for none. */
  readonly missingChannels?: readonly string[];
}

/** The same for one reader. */
export interface AlertLetterContext extends AlertLetterInput {
  readonly to: AlertRecipient;
  readonly words: AlertWords;
  readonly entries: readonly AlertEntry[];
  /** Whether what is too much for the letter goes with it in a sheet. */
  readonly hasSheet: boolean;
}

/** An alert and why it stands in the message. */
export interface AlertEntry {
  readonly alert: Alert;
  readonly why: ItemReason;
}

export function alertLetterContext(
  input: AlertLetterInput,
  to: AlertRecipient,
  hasSheet: boolean,
): AlertLetterContext {
  const words = alertWords(to.language, to.timeZone, { ...input, at: input.message.at });
  return { ...input, to, words, entries: entriesOf(input), hasSheet };
}

/** The alerts of a message that are still known, the worst first, and what is over after all others. */
export function entriesOf({ message, alerts }: AlertLetterInput): readonly AlertEntry[] {
  return message.items
    .flatMap(({ alert: key, why }) => {
      const alert = alerts.get(key);
      return alert === undefined ? [] : [{ alert, why }];
    })
    .sort(
      (one, other) =>
        Number(one.why === "resolved") - Number(other.why === "resolved") ||
        compareAlerts(one.alert, other.alert),
    );
}

/** Those that a message is news of, or still holds: not those that are over, unless all are. */
export function mattering(entries: readonly AlertEntry[]): readonly AlertEntry[] {
  const open = entries.filter(({ why }) => why !== "resolved");
  return open.length === 0 ? entries : open;
}

/** Alerts by rule, in the order in which the rules come first. */
export function byRule(entries: readonly AlertEntry[]): ReadonlyMap<string, readonly AlertEntry[]> {
  return Map.groupBy(entries, ({ alert }) => alert.rule);
}

/** The one rule of all; null when there are several. */
export function ruleOf(entries: readonly AlertEntry[]): string | null {
  const [rule, ...others] = byRule(entries).keys();
  return others.length > 0 ? null : (rule ?? null);
}
