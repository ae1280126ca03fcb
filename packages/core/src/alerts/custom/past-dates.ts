import type { ListName, Lists } from "../../collect/lists.ts";

/** Dates of what has happened: none of them lies ahead. */
const PAST: { readonly [Name in ListName]?: readonly (keyof Lists[Name][number])[] } = {
  devices: ["lastSyncAt", "enrolledAt"],
  compliancePolicies: ["modifiedAt"],
  configurationPolicies: ["modifiedAt"],
  malware: ["lastDetectedAt"],
  unhealthyDevices: ["lastReportedAt"],
  securityAlerts: ["createdAt", "updatedAt"],
  appFailures: ["at"],
  enrollmentFailures: ["at"],
  autopilotDevices: ["lastContactedAt"],
  autopilotEvents: ["at"],
  expiries: ["lastSyncAt"],
  connectors: ["lastHeartbeatAt"],
  managementPartners: ["lastHeartbeatAt"],
  serviceIssues: ["startAt", "firstPostAt", "updatedAt"],
  auditEvents: ["at"],
  approvalRequests: ["requestedAt"],
  updateRecords: ["firstSeenAt", "lastSeenAt", "missingSince", "doubtedSince"],
};

/** Whether a date of a list tells of what has happened, so that it lies back whenever it is asked. */
export function liesBack(list: string, field: string): boolean {
  const fields: readonly string[] = (Object.hasOwn(PAST, list) ? PAST[list as ListName] : undefined) ?? [];
  return fields.includes(field);
}
