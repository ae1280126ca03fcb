import { cleanText, type RuleStanding, type Suppression } from "@intune-om/core";
import type { SeenAlert } from "../session/alerts-now.ts";
import type { RuleName } from "../session/rule-names.ts";
import { causeText, entityText, figureText, KEY_LIMIT, scopeText } from "./alert-words.ts";
import { filledTable, textTable } from "./text-table.ts";
import type { Times } from "./times.ts";

const ENTITY_LIMIT = 24;
const NAME_LIMIT = 24;
const ID_LIMIT = 40;
const WHY_LIMIT = 80;

export interface AlertRow {
  readonly seen: SeenAlert;
  /** Who has it: a person, or nobody. */
  readonly owner: string | null;
}

/** Alerts in a table for a terminal. */
export function alertTable(
  rows: readonly AlertRow[],
  { nameOf, several, times }: { readonly nameOf: RuleName; readonly several: boolean; readonly times: Times },
): string {
  return filledTable(
    [
      "SEVERITY",
      "STATE",
      "KEY",
      "WHAT",
      ...(several ? ["TENANT"] : []),
      "ENTITY",
      "SINCE",
      "NOW",
      "WORST",
      "OWNER",
    ],
    rows.map(({ seen, owner }) => {
      const { alert } = seen;
      return [
        alert.severity,
        stateText(seen),
        cleanText(alert.key, KEY_LIMIT),
        cleanText(nameOf(alert.rule), NAME_LIMIT),
        ...(several ? [alert.tenant] : []),
        entityText(alert.entity, ENTITY_LIMIT),
        times.minute(alert.openedAt ?? alert.firstSeen),
        figureText(alert.value, alert.unit),
        alert.worst === alert.value ? "" : figureText(alert.worst, alert.unit),
        owner ?? "nobody",
      ];
    }),
  );
}

/** That it is hidden says nothing more of what nobody is told of anyway. */
function stateText({ alert, state, hiddenBy }: SeenAlert): string {
  const isTold = state === "open" || state === "acknowledged";
  return [
    state,
    ...(hiddenBy === null || !isTold ? [] : ["hidden"]),
    ...(alert.flappingSince === null || state === "resolved" ? [] : ["flapping"]),
  ].join(", ");
}

/** Rules of which nothing can be said, one to a line. */
export function unknownLines(
  standings: readonly RuleStanding[],
  { several, times }: { readonly several: boolean; readonly times: Times },
): readonly string[] {
  return standings.map(({ tenant, rule, since, cause }) =>
    [`  ${rule}`, ...(several ? [tenant] : []), `since ${times.minute(since)}`, causeText(cause)].join("  "),
  );
}

/** What is silenced, in a table for a terminal. */
export function suppressionTable(
  rows: readonly { readonly suppression: Suppression; readonly alerts: number }[],
  times: Times,
): string {
  return textTable(
    ["ID", "FROM", "WHAT", "TENANT", "UNTIL", "BY", "ALERTS", "WHY"],
    rows.map(({ suppression: { id, origin, scope, tenant, until, by, why }, alerts }) => [
      cleanText(id, ID_LIMIT),
      origin,
      scopeText(scope),
      tenant ?? "all",
      times.minute(until),
      by ?? "",
      String(alerts),
      cleanText(why, WHY_LIMIT),
    ]),
  );
}
