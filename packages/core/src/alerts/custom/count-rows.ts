import type { ListName } from "../../collect/lists.ts";
import type { ListSubject } from "../../config/plan/plan.ts";
import type { RuleContext } from "../alert-rule.ts";
import type { Firing } from "../firing.ts";
import { firingOf } from "../rules/firing-of.ts";
import { unknownOf } from "../rules/unknown-of.ts";
import type { AlertSeverity } from "../severity.ts";
import type { UnknownEntity } from "../unknown-entity.ts";
import { rowVerdict } from "./row-conditions.ts";
import { rowEvidence } from "./row-firing.ts";

/**
 * One firing when more or fewer rows than the limits allow are all that the rule asks for. Rows of which nobody can say
 * leave it unknown where they would decide it.
 */
export function firingsOfCount(
  over: ListSubject,
  severity: AlertSeverity,
  { snapshot, now }: Pick<RuleContext, "snapshot" | "now">,
): readonly (Firing | UnknownEntity)[] {
  const verdict = rowVerdict(over, now);
  const listed = (snapshot.lists[over.list as ListName] ?? []) as readonly object[];
  const rows = listed as readonly Readonly<Record<string, unknown>>[];
  const verdicts = rows.map(verdict);
  const found = rows.filter((_row, index) => verdicts[index] === true);
  const missing = verdicts.filter((one) => typeof one === "string");
  const most = found.length + missing.length;
  const isAbove = over.above !== null && found.length > over.above;
  const isBelow = over.below !== null && most < over.below;
  if (!isAbove && !isBelow) {
    const mayBe =
      (over.above !== null && most > over.above) || (over.below !== null && found.length < over.below);
    return mayBe ? [unknownOf("metric", over.list, missing[0] ?? over.list)] : [];
  }
  return [
    firingOf({ kind: "metric", id: over.list, name: over.list, platform: null }, severity, {
      value: found.length,
      worse: isAbove ? "higher" : "lower",
      evidence: rowEvidence(found, over.where),
      evidenceTotal: found.length,
    }),
  ];
}
