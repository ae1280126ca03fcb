import { CONNECTOR_KINDS, EXPIRY_KINDS } from "../../collect/rows/connection.ts";
import { PLATFORMS, UPDATE_AUDIENCES, UPDATE_KINDS, UPDATE_STAGES } from "../../updates/update.ts";
import {
  closed,
  type KnownValues,
  COMPLIANCE,
  OWNERS,
  MALWARE_SEVERITIES,
  MALWARE_CATEGORIES,
  MALWARE_STATES,
  MALWARE_EXECUTIONS,
  DEFENDER_SEVERITIES,
  DEFENDER_STATES,
  ENROLLMENT_REASONS,
  ENROLLMENT_STATES,
  DEPLOYMENT_STATES,
  MANAGEMENT_STATES,
  HEALTH_STATES,
} from "./graph-members.ts";

/** Operations of the audit log: free text as well. */
const OPERATIONS: KnownValues = { values: ["Create", "Patch", "Delete", "Action", "Get"], isOpen: true };
/** How Intune names the systems of devices: free text, in which others may come. */
const SYSTEMS: KnownValues = {
  values: ["Windows", "iOS", "iPadOS", "macOS", "Android", "Linux", "ChromeOS", "visionOS", "tvOS"],
  isOpen: true,
};

/** Figures that are counted by name, by the beginning of theirs, where the names are known. */
const METRICS: Readonly<Record<string, KnownValues>> = {
  "devices.compliance.": COMPLIANCE,
  "devices.os.": { ...SYSTEMS, values: [...SYSTEMS.values, "unknown"] },
  "devices.owner.": OWNERS,
  "malware.severity.": MALWARE_SEVERITIES,
  "malware.overview.state.": MALWARE_STATES,
  "malware.overview.execution.": MALWARE_EXECUTIONS,
  "malware.overview.severity.": MALWARE_SEVERITIES,
  "malware.overview.category.": MALWARE_CATEGORIES,
  "malware.overview.activeCategory.": MALWARE_CATEGORIES,
  "defender.alerts.severity.": DEFENDER_SEVERITIES,
  "enrollment.category.": ENROLLMENT_REASONS,
  "autopilot.state.": ENROLLMENT_STATES,
  "audit.operation.": OPERATIONS,
};

/** Fields of lists that hold one of some words, by list and field. */
const FIELDS: Readonly<Record<string, KnownValues>> = {
  "devices.os": SYSTEMS,
  "devices.complianceState": COMPLIANCE,
  "devices.managementState": MANAGEMENT_STATES,
  "devices.owner": OWNERS,
  "graceDevices.os": SYSTEMS,
  "deviceScores.healthStatus": HEALTH_STATES,
  "malware.severity": MALWARE_SEVERITIES,
  "malware.category": MALWARE_CATEGORIES,
  "securityAlerts.severity": DEFENDER_SEVERITIES,
  "securityAlerts.status": DEFENDER_STATES,
  "appLicences.platform": closed("iOS", "macOS"),
  "enrollmentFailures.os": SYSTEMS,
  "enrollmentFailures.category": ENROLLMENT_REASONS,
  "autopilotDevices.enrollmentState": ENROLLMENT_STATES,
  "autopilotEvents.state": DEPLOYMENT_STATES,
  "expiries.kind": closed(...EXPIRY_KINDS),
  "connectors.kind": closed(...CONNECTOR_KINDS),
  "serviceIssues.classification": closed("advisory", "incident"),
  "auditEvents.operation": OPERATIONS,
  "licences.state": closed("Enabled", "Warning", "Suspended", "Deleted", "LockedOut"),
  "groupMembers.kind": closed("user", "device"),
  "directoryGroups.state": closed("read", "cut", "forbidden", "gone", "unreadable"),
  "updates.platforms": closed(...PLATFORMS),
  "updates.kind": closed(...UPDATE_KINDS),
  "updates.audiences": closed(...UPDATE_AUDIENCES),
  "updates.stage": closed(...UPDATE_STAGES),
  "updates.state": closed("new", "changed"),
  "updates.language": closed("en", "sv"),
};

/** What a field of a list can be; null where it can be anything. */
export function knownFieldValues(list: string, field: string): KnownValues | null {
  const name = `${list}.${field}`;
  return Object.hasOwn(FIELDS, name) ? (FIELDS[name] ?? null) : null;
}

/** A figure that is counted by name: its beginning, its name, and the names that there are; null where these are not known. */
export function knownMetricName(
  metric: string,
): { readonly prefix: string; readonly name: string; readonly known: KnownValues } | null {
  for (const [prefix, known] of Object.entries(METRICS))
    if (metric.startsWith(prefix)) return { prefix, name: metric.slice(prefix.length), known };
  return null;
}
