import type { AlertEventKind } from "../alerts/alert-event.ts";
import type { Resolution } from "../alerts/alert.ts";
import type { AlertMessageKind, ItemReason, RecipientReason } from "../alerts/alert-message.ts";
import type { AlertUnit, EntityKind } from "../alerts/firing.ts";
import type { AlertRuleId } from "../alerts/rule-ids.ts";
import type { UnknownCause } from "../alerts/rule-outcome.ts";
import type { AlertSeverity } from "../alerts/severity.ts";
import type { PluralForms } from "./formatter.ts";

/** What is said of one rule. */
export interface RuleTexts {
  /** What it watches, as a heading: "Apple push certificate". */
  readonly name: string;
  /** What is wrong, of one entity, for subjects and lists: "{entity} ends in {value}". With `{entity}`, `{value}`, `{detail}`. */
  readonly one: string;
  /** The same of several, with `#` for how many. */
  readonly many: PluralForms;
  /** What to do first, in one sentence: the first line of the message. */
  readonly action: string;
  /** What to do, in order. */
  readonly steps: readonly string[];
}

/** Everything that is said about alerts. */
export interface AlertMessages {
  readonly rules: Readonly<Record<AlertRuleId, RuleTexts>>;
  readonly severity: Readonly<Record<AlertSeverity, string>>;
  /** Figures with their unit, with `#`. Versions have none; percent and points are written by the formatter. */
  readonly unit: Readonly<Record<Exclude<AlertUnit, "version" | "percent" | "points">, PluralForms>>;
  readonly entity: Readonly<Record<EntityKind, string>>;
  readonly kind: Readonly<Record<AlertMessageKind, string>>;
  readonly why: Readonly<Record<ItemReason, string>>;
  readonly because: Readonly<Record<RecipientReason, string>>;
  readonly resolution: Readonly<Record<Resolution, string>>;
  readonly event: Readonly<Record<AlertEventKind, string>>;
  readonly unknown: Readonly<Record<UnknownCause["kind"], string>>;
}
