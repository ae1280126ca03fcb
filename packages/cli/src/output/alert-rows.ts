import { type ActiveAlert, cleanText, type RuleStanding, type Suppression } from "@intune-om/core";
import type { RuleName } from "../session/rule-names.ts";
import { causeText, entityText, figureText, scopeText } from "./alert-words.ts";
import { minuteText, textTable } from "./text-table.ts";

const ENTITY_LIMIT = 40;
const WHY_LIMIT = 80;

export interface AlertRow {
  readonly seen: ActiveAlert;
  /** Who has it: a person, or nobody. */
  readonly owner: string | null;
}

/** Alerts in a table for a terminal. */
export function alertTable(rows: readonly AlertRow[], nameOf: RuleName, several: boolean): string {
  return textTable(
    [
      "SEVERITY",
      "STATE",
      "WHAT",
      ...(several ? ["TENANT"] : []),
      "ENTITY",
      "SINCE",
      "NOW",
      "WORST",
      "OWNER",
      "KEY",
    ],
    rows.map(({ seen, owner }) => {
      const { alert } = seen;
      return [
        alert.severity,
        stateText(seen),
        nameOf(alert.rule),
        ...(several ? [alert.tenant] : []),
        entityText(alert.entity, ENTITY_LIMIT),
        minuteText(alert.openedAt ?? alert.firstSeen),
        figureText(alert.value, alert.unit),
        alert.worst === alert.value ? "" : figureText(alert.worst, alert.unit),
        owner ?? "nobody",
        cleanText(alert.key),
      ];
    }),
  );
}

function stateText({ alert, state }: ActiveAlert): string {
  return alert.flappingSince === null || state === "resolved" ? state : `${state}, flapping`;
}

/** Rules of which nothing can be said, one to a line. */
export function unknownLines(standings: readonly RuleStanding[], several: boolean): readonly string[] {
  return standings.map(({ tenant, rule, since, cause }) =>
    [`  ${rule}`, ...(several ? [tenant] : []), `since ${minuteText(since)}`, causeText(cause)].join("  "),
  );
}

/** What is silenced, in a table for a terminal. */
export function suppressionTable(
  rows: readonly { readonly suppression: Suppression; readonly alerts: number }[],
): string {
  return textTable(
    ["ID", "FROM", "WHAT", "TENANT", "UNTIL", "BY", "ALERTS", "WHY"],
    rows.map(({ suppression: { id, origin, scope, tenant, until, by, why }, alerts }) => [
      cleanText(id, ENTITY_LIMIT),
      origin,
      scopeText(scope),
      tenant ?? "all",
      minuteText(until),
      by ?? "",
      String(alerts),
      cleanText(why, WHY_LIMIT),
    ]),
  );
}
