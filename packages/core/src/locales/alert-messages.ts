import type { AlertEventKind } from "../alerts/alert-event.ts";
import type { AlertEnding } from "../alerts/alert-ending.ts";
import type { AlertMessageKind, ItemReason, RecipientReason } from "../alerts/alert-message.ts";
import type { AlertUnit, EntityKind } from "../alerts/firing.ts";
import type { AlertRuleId } from "../alerts/rule-ids.ts";
import type { UnknownCause } from "../alerts/rule-outcome.ts";
import type { AlertSeverity } from "../alerts/severity.ts";
import type { AlertLetterMessages } from "./alert-letter-messages.ts";
import type { PluralForms } from "./formatter.ts";

/** What is said of one rule. */
export interface RuleTexts {
  /** What it watches, as a heading: "Apple push certificate". */
  readonly name: string;
  /** What is wrong, of one entity, for subjects and lists: "{entity} ends in {value}". With `{entity}`, `{value}`, `{detail}`. */
  readonly one: string;
  /** Takes the place of `one` once the time is up: for a figure in days or hours below 0, `{value}` without its sign. */
  readonly over?: string;
  /** The same of several, with `#` for how many. */
  readonly many: PluralForms;
  /**
   * Why it may count no longer without having been put right, in one sentence of any number of entities: for rules that
   * declare that.
   */
  readonly lapsed?: string;
  /** What to do first, in one sentence: the first line of the message. */
  readonly action: string;
  /** Takes the place of `action` once the time is up. */
  readonly actionOver?: string;
  /**
   * Takes the place of both for several, some of which may be over. These and the steps may have the places of `one`, and
   * `{date}`, on which it ends, and `{key}`, by which commands know the entity.
   */
  readonly actionMany?: string;
  /** What to do, in order. */
  readonly steps: readonly string[];
}

/** What is said of rules that the plan writes itself, which have a title and an action of their own. */
export interface CustomRuleTexts {
  /** With `{name}`, the title, and `{entity}` or `{value}`. */
  readonly row: string;
  readonly metric: string;
  /** With `{name}` and `#`; `devices` for a rule about lists of them. */
  readonly many: PluralForms;
  readonly devices: PluralForms;
  readonly steps: readonly string[];
  /** Of a rule about a change. */
  readonly lapsed: string;
}

/** Everything that is said about alerts. */
export interface AlertMessages {
  readonly rules: Readonly<Record<AlertRuleId, RuleTexts>>;
  readonly custom: CustomRuleTexts;
  readonly letter: AlertLetterMessages;
  readonly severity: Readonly<Record<AlertSeverity, string>>;
  /** Figures with their unit, with `#`. Versions have none; percent and points are written by the formatter. */
  readonly unit: Readonly<Record<Exclude<AlertUnit, "version" | "percent" | "points">, PluralForms>>;
  readonly entity: Readonly<Record<EntityKind, string>>;
  readonly kind: Readonly<Record<AlertMessageKind, string>>;
  readonly why: Readonly<Record<ItemReason, string>>;
  readonly because: Readonly<Record<RecipientReason, string>>;
  /** Why an alert is over, in a few words; and as the first sentences of a message, also for several with various endings. */
  readonly ending: Readonly<Record<AlertEnding, string>>;
  readonly ended: Readonly<Record<AlertEnding | "mixed", string>>;
  readonly event: Readonly<Record<AlertEventKind, string>>;
  readonly unknown: Readonly<Record<UnknownCause["kind"], string>>;
}
