import type { Alert } from "../../../alerts/alert.ts";
import type { EntityKind } from "../../../alerts/firing.ts";

/** Of so many alerts of one rule, each is named. */
export const FEW = 3;

/** What an organisation has few of, each with a life of its own: one that fails is a cause by itself. */
const ONE_OF_A_KIND: ReadonlySet<EntityKind> = new Set<EntityKind>([
  "tenant",
  "certificate",
  "token",
  "credential",
  "connector",
  "partner",
  "service",
  "issue",
  "source",
  "report",
  "metric",
]);

interface OfAlert {
  readonly alert: Alert;
}

/**
 * What readers take for one matter: the alerts of a rule together, and each by itself where it is about something of which
 * there is but one. In the order in which the first of each stands. Pure.
 */
export function groupCauses<T extends OfAlert>(
  rows: readonly T[],
  isNamed: (alert: Alert) => boolean,
): readonly (readonly T[])[] {
  return [...Map.groupBy(rows, ({ alert }) => alert.rule).values()].flatMap((group) => {
    const isApart =
      distinct(group).length <= FEW &&
      group.every(({ alert }) => ONE_OF_A_KIND.has(alert.entity.kind) && isNamed(alert));
    return isApart ? [...Map.groupBy(group, ({ alert }) => alert.key).values()] : [group];
  });
}

/** Whether each of these alerts of one rule is named: there are few, or they are of what there is little. */
export function isEachNamed(alerts: readonly Alert[]): boolean {
  return alerts.length <= FEW || alerts.every(({ entity }) => ONE_OF_A_KIND.has(entity.kind));
}

/** Each alert once: one that opens and ends again and again stands in several rows of the period. */
export function distinct(rows: readonly OfAlert[]): readonly Alert[] {
  return [...new Map(rows.map(({ alert }) => [alert.key, alert])).values()];
}
