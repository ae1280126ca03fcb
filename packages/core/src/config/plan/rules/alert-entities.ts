import { knownFieldValues } from "../../../alerts/custom/known-values.ts";
import { SOURCES } from "../../../collect/source.ts";
import { select } from "../../path.ts";
import { textsAt } from "./alert-tree.ts";
import { type CheckContext, textAt } from "./rule.ts";

/** Rules whose only entity is the tenant as a whole. */
const OF_TENANT: readonly string[] = ["compliance-rate", "compliance-falling"];

/**
 * Ids and names of everything that alerts of a rule can be about, where that does not hang on what is in a tenant; null for
 * everything else.
 */
export function knownEntities(
  data: unknown,
  rule: string,
  { tenants }: Pick<CheckContext, "tenants">,
): readonly string[] | null {
  if (OF_TENANT.includes(rule)) return tenants;
  if (rule === "autopilot-failures") return ["autopilot", "Windows Autopilot"];
  if (rule === "enrollment-failures")
    return knownFieldValues("enrollmentFailures", "category")?.values ?? null;
  if (rule === "source-unreadable") return SOURCES;
  if (rule === "report-undelivered") return textsAt(data, "reports.*.id").map(({ text }) => text);
  const own = select(data, "alerts.custom.*").find(
    ({ value }) => `custom:${textAt(value, ["id"]) ?? ""}` === rule,
  );
  const metric = own === undefined ? null : textAt(own.value, ["metric"]);
  return metric === null ? null : [metric.trim()];
}
