import type { RowCondition } from "../../config/plan/plan.ts";
import { type Firing, type EvidenceRow, MOST_EVIDENCE } from "../firing.ts";
import { firingOf } from "../rules/firing-of.ts";
import type { AlertSeverity } from "../severity.ts";

type Row = Readonly<Record<string, unknown>>;

/** Fields that a row is known by, and that say of what operating system it is and how it stands, the best in front. */
const IDS = ["id", "deviceId", "key", "appId"] as const;
const NAMES = ["name", "title", "deviceName", "appName", "service", "setting", "sku", "activity"] as const;
const PLATFORMS = ["os", "platform"] as const;
const DETAILS = ["state", "status", "complianceState", "deviceState", "version", "code"] as const;

/** What a row of a list gives when it is all that a rule of the plan asks for. */
export function rowFiring(row: Row, severity: AlertSeverity, where: readonly RowCondition[]): Firing {
  const id = rowId(row);
  const entity = {
    kind: "row",
    id,
    name: textOf(row, NAMES) ?? id,
    platform: textOf(row, PLATFORMS),
  } as const;
  return firingOf(entity, severity, { detail: textOf(row, detailsOf(where)) ?? "" });
}

/** Rows as evidence, as many as are kept. */
export function rowEvidence(rows: readonly Row[], where: readonly RowCondition[]): readonly EvidenceRow[] {
  const details = detailsOf(where);
  return rows.slice(0, MOST_EVIDENCE).map((row) => ({
    name: textOf(row, NAMES) ?? rowId(row),
    detail: textOf(row, details) ?? "",
    value: null,
    at: null,
  }));
}

/** How a row stands in what the rule asks for: that a device complies says nothing of why it is in a list of other things. */
function detailsOf(where: readonly RowCondition[]): readonly string[] {
  return where.length === 0 ? DETAILS : DETAILS.filter((name) => where.some(({ field }) => field === name));
}

/** How the service knows a row. Failed installations have no id: the app and the device are theirs. */
export function rowId(row: Row): string {
  const id = textOf(row, IDS) ?? "";
  return Object.hasOwn(row, "appId") ? `${id}/${textOf(row, ["deviceName"]) ?? ""}` : id;
}

function textOf(row: Row, fields: readonly string[]): string | null {
  const found = fields
    .map((field) => (Object.hasOwn(row, field) ? row[field] : null))
    .find((value) => typeof value === "string" && value !== "");
  return typeof found === "string" ? found : null;
}
