import type { ListName } from "../../collect/lists.ts";
import type { ListSubject } from "../../config/plan/plan.ts";
import type { RuleContext } from "../alert-rule.ts";
import type { Firing } from "../firing.ts";
import { firingOf } from "../rules/firing-of.ts";
import type { AlertSeverity } from "../severity.ts";
import { rowTest } from "./row-conditions.ts";
import { rowEvidence } from "./row-firing.ts";

/** One firing when more or fewer rows than the limits allow are all that the rule asks for. */
export function firingsOfCount(
  over: ListSubject,
  severity: AlertSeverity,
  { snapshot, now }: Pick<RuleContext, "snapshot" | "now">,
): readonly Firing[] {
  const fits = rowTest(over.where, now);
  const rows = (snapshot.lists[over.list as ListName] ?? []) as readonly object[];
  const found = (rows as readonly Readonly<Record<string, unknown>>[]).filter(fits);
  const isAbove = over.above !== null && found.length > over.above;
  const isBelow = over.below !== null && found.length < over.below;
  if (!isAbove && !isBelow) return [];
  return [
    firingOf({ kind: "metric", id: over.list, name: over.list, platform: null }, severity, {
      value: found.length,
      worse: isAbove ? "higher" : "lower",
      evidence: rowEvidence(found, over.where),
      evidenceTotal: found.length,
    }),
  ];
}
