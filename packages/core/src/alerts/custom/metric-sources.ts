import type { BuiltInSource } from "../../collect/source.ts";

/** Figures that are always there when their source was read in full, by source. */
const FIGURES: Partial<Readonly<Record<BuiltInSource, readonly string[]>>> = {
  devices: ["devices.total", "devices.encrypted", "devices.synced1", "devices.synced7", "devices.stale30"],
  "device-overview": [
    "devices.unlisted",
    "overview.enrolled",
    "overview.mdmEnrolled",
    "overview.dualEnrolled",
    "overview.os.android",
    "overview.os.ios",
    "overview.os.macos",
    "overview.os.windows",
    "overview.os.windowsMobile",
    "overview.os.unknown",
  ],
  "grace-period": ["grace.devices", "grace.endsWithin7"],
  "compliance-policies": ["compliance.policies"],
  "compliance-states": [
    "compliance.compliant",
    "compliance.noncompliant",
    "compliance.inGracePeriod",
    "compliance.configManager",
    "compliance.conflict",
    "compliance.error",
    "compliance.notApplicable",
    "compliance.remediated",
    "compliance.unknown",
  ],
  "compliance-settings": ["compliance.settings", "compliance.settingsNoncompliant"],
  "configuration-policies": [
    "configuration.policies",
    "configuration.policiesFailing",
    "configuration.compliant",
    "configuration.noncompliant",
    "configuration.remediated",
    "configuration.conflict",
    "configuration.error",
    "configuration.notApplicable",
    "configuration.unknown",
  ],
  "software-updates": [
    "softwareUpdates.compliant",
    "softwareUpdates.noncompliant",
    "softwareUpdates.remediated",
    "softwareUpdates.error",
    "softwareUpdates.conflict",
    "softwareUpdates.notApplicable",
    "softwareUpdates.unknown",
  ],
  "feature-updates": ["featureUpdates.policies", "featureUpdates.unsupported", "featureUpdates.endsWithin90"],
  "protection-overview": [
    "protection.overview.reported",
    "protection.overview.clean",
    "protection.overview.criticalFailures",
    "protection.overview.inactiveAgents",
    "protection.overview.unknownAgents",
    "protection.overview.pendingSignatures",
    "protection.overview.pendingFullScan",
    "protection.overview.pendingQuickScan",
    "protection.overview.pendingOfflineScan",
    "protection.overview.pendingRestart",
    "protection.overview.pendingManualSteps",
  ],
  malware: ["malware.kinds"],
  "malware-categories": ["malware.overview.devices", "malware.overview.detections", "malware.overview.kinds"],
  "unhealthy-devices": [
    "protection.windows",
    "protection.reporting",
    "protection.protected",
    "protection.signaturesFresh",
    "protection.activeThreatDevices",
  ],
  "defender-alerts": ["defender.alerts.open"],
  "endpoint-analytics": [
    "analytics.devices",
    "analytics.scoredDevices",
    "analytics.needsAttention",
    "analytics.averageScore",
  ],
  apps: ["apps.total", "apps.installed", "apps.failed", "apps.pending", "apps.notInstalled"],
  "app-assignments": ["apps.catalogue", "apps.assigned"],
  "app-licences": ["appLicences.used", "appLicences.total", "appLicences.exhausted"],
  "enrollment-failures": ["enrollment.failures7", "enrollment.failures30"],
  "autopilot-devices": ["autopilot.devices"],
  "autopilot-events": ["autopilot.deployments30", "autopilot.failures30"],
  "vpp-tokens": ["vppTokens.total"],
  "ade-tokens": ["adeTokens.total", "adeTokens.notSynced"],
  "apple-terms": ["appleTerms.waiting"],
  "service-issues": ["service.issues.open"],
  licences: ["licences.intune.enabled", "licences.intune.assigned"],
  "audit-events": ["audit.events7"],
  "approval-requests": ["approvals.waiting"],
  "role-assignments": ["roles.assignments"],
};

/** Beginnings of figures that are counted by name: one that is not there is 0 when the source was read in full. */
const COUNTED: Readonly<Record<string, BuiltInSource>> = {
  "devices.compliance.": "devices",
  "devices.os.": "devices",
  "devices.owner.": "devices",
  "malware.severity.": "malware",
  "malware.overview.state.": "malware-categories",
  "malware.overview.execution.": "malware-categories",
  "malware.overview.severity.": "malware-categories",
  "malware.overview.category.": "malware-categories",
  "malware.overview.activeCategory.": "malware-categories",
  "defender.alerts.severity.": "defender-alerts",
  "enrollment.category.": "enrollment-failures",
  "autopilot.state.": "autopilot-devices",
  "audit.operation.": "audit-events",
};

const BY_NAME: ReadonlyMap<string, BuiltInSource> = new Map(
  Object.entries(FIGURES).flatMap(([source, names]) =>
    names.map((name): [string, BuiltInSource] => [name, source as BuiltInSource]),
  ),
);

/** Where a figure of a snapshot comes from. */
export interface MetricOrigin {
  readonly source: BuiltInSource;
  /** Whether it counts what is under a name, so that its absence from a source that was read means none. */
  readonly counted: boolean;
}

/** Where a figure comes from; null for one that no snapshot can have. */
export function metricOrigin(metric: string): MetricOrigin | null {
  const source = BY_NAME.get(metric);
  if (source !== undefined) return { source, counted: false };
  const prefix = Object.keys(COUNTED).find((known) => metric.startsWith(known) && metric !== known);
  const counted = prefix === undefined ? undefined : COUNTED[prefix];
  return counted === undefined ? null : { source: counted, counted: true };
}

/** Every figure by name; those that are counted by name with `…` in place of that. */
export function knownMetricNames(): readonly string[] {
  return [...BY_NAME.keys(), ...Object.keys(COUNTED).map((prefix) => `${prefix}…`)];
}
