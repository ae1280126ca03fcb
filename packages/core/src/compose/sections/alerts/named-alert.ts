import type { Alert } from "../../../alerts/alert.ts";
import type { EntityKind } from "../../../alerts/firing.ts";
import { ALERT_RULE_IDS } from "../../../alerts/rule-ids.ts";
import type { AlertWords } from "../../alert-words.ts";
import type { SectionContext } from "../../section.ts";
import { ownName } from "../../words.ts";

type Reader = Pick<SectionContext, "showsPeople">;

/** What is nobody's own, and stands by its name in other sections for the same readers. */
const OF_NOBODY: ReadonlySet<EntityKind> = new Set<EntityKind>([
  "certificate",
  "token",
  "connector",
  "partner",
  "licence",
  "service",
  "issue",
  "source",
  "report",
  "update",
  "app",
  "policy",
]);

/** Of rules of the plan and of plug-ins nobody can know what their entities are called after. */
const SHIPPED: ReadonlySet<string> = new Set(ALERT_RULE_IDS);

/** Whether the reader may see the name of what an alert is about. */
export function mayName(alert: Alert, { showsPeople }: Reader): boolean {
  return showsPeople || (isOfNobody(alert) && ownName(alert.entity, false, 1) !== "");
}

/** Whether the reader may see all that the rule says of a single alert: its name, where it has one, and its figure. */
export function maySayOne(alert: Alert, { textsOf }: AlertWords, reader: Reader): boolean {
  if (!mayMeasure(alert, reader)) return false;
  return (
    mayName(alert, reader) || (isOfNobody(alert) && !/\{(?:entity|detail)\}/.test(textsOf(alert.rule).one))
  );
}

/** Whether the reader may see its figure: a span of time is no count, from which somebody could be guessed. */
export function mayMeasure({ value, unit }: Pick<Alert, "value" | "unit">, { showsPeople }: Reader): boolean {
  return showsPeople || value === null || unit === "days" || unit === "hours";
}

function isOfNobody({ rule, entity }: Alert): boolean {
  return SHIPPED.has(rule) && OF_NOBODY.has(entity.kind);
}
