import type { ListName } from "../collect/lists.ts";
import type { ConnectorKind, ExpiryKind } from "../collect/rows/connection.ts";
import type { BuiltInSource } from "../collect/source.ts";

/** Which source brings the rows of a kind. */
const EXPIRIES = {
  "apple-push-certificate": "apple-push-certificate",
  "vpp-token": "vpp-tokens",
  "ade-token": "ade-tokens",
  "app-secret": "app-credentials",
  "app-certificate": "app-credentials",
} as const satisfies Readonly<Record<ExpiryKind, BuiltInSource>>;

const CONNECTORS = {
  "mobile-threat-defense": "mtd-connectors",
  certificate: "certificate-connectors",
  ndes: "ndes-connectors",
  "domain-join": "domain-join-connectors",
  exchange: "exchange-connectors",
  "managed-google-play": "android-managed-store",
  "apple-enrollment": "apple-terms",
} as const satisfies Readonly<Record<ConnectorKind, BuiltInSource>>;

/** Which sources bring the rows of a list. Feeds add updates of their own. */
const LIST_SOURCES: Readonly<Record<ListName, readonly BuiltInSource[]>> = {
  devices: ["devices"],
  graceDevices: ["grace-period"],
  deviceScores: ["endpoint-analytics"],
  compliancePolicies: ["compliance-policies"],
  settingStates: ["compliance-settings"],
  configurationPolicies: ["configuration-policies"],
  featureUpdatePolicies: ["feature-updates"],
  malware: ["malware"],
  unhealthyDevices: ["unhealthy-devices"],
  securityAlerts: ["defender-alerts"],
  apps: ["apps"],
  appFailures: ["apps"],
  appAssignments: ["app-assignments"],
  appLicences: ["app-licences"],
  enrollmentFailures: ["enrollment-failures"],
  autopilotDevices: ["autopilot-devices"],
  autopilotEvents: ["autopilot-events"],
  expiries: [...new Set(Object.values(EXPIRIES))],
  connectors: Object.values(CONNECTORS),
  managementPartners: ["management-partners"],
  serviceHealth: ["service-health"],
  serviceIssues: ["service-issues"],
  licences: ["licences"],
  auditEvents: ["audit-events"],
  approvalRequests: ["approval-requests"],
  roleAssignments: ["role-assignments"],
  users: ["directory-users"],
  groupMembers: ["directory-groups"],
  directoryGroups: ["directory-groups"],
  updates: ["service-messages", "service-issues"],
  updateRecords: ["service-messages", "service-issues"],
};

/** The sources of a list, or of its rows of one kind, where its kinds come from different ones. */
export function sourcesOfList(list: ListName, kind: string | null = null): readonly BuiltInSource[] {
  const byKind: Readonly<Record<string, BuiltInSource>> =
    list === "expiries" ? EXPIRIES : list === "connectors" ? CONNECTORS : {};
  const one = kind !== null && Object.hasOwn(byKind, kind) ? byKind[kind] : undefined;
  return one === undefined ? LIST_SOURCES[list] : [one];
}

/** The lists that some sources bring rows to. Of feeds, updates. */
export function listsOfSources(sources: readonly string[]): readonly ListName[] {
  const lists = Object.keys(LIST_SOURCES) as ListName[];
  return lists.filter(
    (list) =>
      LIST_SOURCES[list].some((source) => sources.includes(source)) ||
      (LIST_SOURCES[list].includes("service-messages") &&
        sources.some((source) => source.startsWith("feed:"))),
  );
}
