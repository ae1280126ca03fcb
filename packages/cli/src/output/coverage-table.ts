import type { Coverage } from "@intune-om/core";
import { textTable } from "./text-table.ts";

/** What could be read of each source; reasons, fixes and notes stand below the table, where there is room. */
export function coverageTable(coverage: readonly Coverage[]): string {
  const rows = coverage.map((entry) => [
    entry.source,
    entry.status,
    "count" in entry ? String(entry.count) : "",
  ]);
  const reasons = coverage.flatMap((entry) => {
    if (entry.status === "complete" && entry.note !== undefined) return [`${entry.source}: ${entry.note}`];
    if (entry.status === "complete" || entry.status === "notConfigured") return [];
    return [`${entry.source}: ${entry.reason}`, ...(entry.fix === undefined ? [] : [`  ${entry.fix}`])];
  });
  const table = textTable(["SOURCE", "STATUS", "ROWS"], rows);
  return reasons.length === 0 ? table : `${table}\n\n${reasons.join("\n")}`;
}
