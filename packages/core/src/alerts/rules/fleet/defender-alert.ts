import { rowRule, type AlertRule } from "../../alert-rule.ts";
import type { AlertSeverity } from "../../severity.ts";
import { firingOf } from "../firing-of.ts";

/** Severities of the service: https://learn.microsoft.com/graph/api/resources/security-alert */
const SEVERITIES: ReadonlyMap<string, AlertSeverity> = new Map([
  ["high", "high"],
  ["medium", "medium"],
  ["low", "low"],
  ["informational", "low"],
]);

/** A Defender alert about devices that nobody has resolved, however old. */
export const defenderAlert: AlertRule = rowRule({
  id: "defender-alert",
  list: "securityAlerts",
  sources: ["defender-alerts"],
  onIncomplete: "rows",
  role: "security-lead",
  blade: "defenderAlerts",
  severity: "high",
  thresholds: {},
  begin: () => (alert) => {
    const { id, title, status, serviceSource, category, devices } = alert;
    if (status.toLowerCase() === "resolved") return null;
    const entity = { kind: "securityAlert", id, name: title === "" ? id : title, platform: null } as const;
    // One that is not known may be as bad as any, and a later member too.
    const severity = SEVERITIES.get(alert.severity.toLowerCase()) ?? "medium";
    return firingOf(entity, severity, {
      labels: { ...(serviceSource && { service: serviceSource }), ...(category && { category }) },
      detail: status,
      evidence: devices.map((name) => ({ name, detail: "", value: null, at: null })),
    });
  },
});
