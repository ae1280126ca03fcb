import { describe, expect, it } from "vitest";
import { propertyNames } from "../../../test-support/graph-contract.ts";
import { describeCollector } from "../collector.contract.ts";
import type { FakePaths } from "../../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { type DirectoryNeeds, NO_DIRECTORY } from "../directory-needs.ts";
import { SOURCES } from "../source.ts";
import { createDirectoryGroupsCollector } from "./directory-groups.ts";
import { createDirectoryUsersCollector } from "./directory-users.ts";
import { collectorFactories, createCollectors, directoryCollectorFactories } from "./index.ts";

const MALWARE = "/deviceManagement/windowsMalwareInformation";
const APPLE_ENROLLMENT = "/deviceManagement/depOnboardingSettings";
const GROUP = "11111111-2222-4333-8444-555555555555";
const EVERYTHING: DirectoryNeeds = { users: true, groups: [GROUP] };
const WORKING: Readonly<Record<string, FakePaths>> = {
  devices: { pages: { "/deviceManagement/managedDevices": [{ id: "1" }] } },
  "device-overview": { entities: { "/deviceManagement/managedDeviceOverview": { enrolledDeviceCount: 3 } } },
  "grace-period": { pages: { "/deviceManagement/managedDevices": [] } },
  "compliance-policies": { pages: { "/deviceManagement/deviceCompliancePolicies": [] } },
  "compliance-states": {
    entities: { "/deviceManagement/deviceCompliancePolicyDeviceStateSummary": { compliantDeviceCount: 0 } },
  },
  "compliance-settings": { pages: { "/deviceManagement/deviceCompliancePolicySettingStateSummaries": [] } },
  "configuration-policies": {
    pages: { "/deviceManagement/deviceConfigurations": [] },
    entities: {
      "/deviceManagement/deviceConfigurationDeviceStateSummaries": {
        compliantDeviceCount: 9,
        nonCompliantDeviceCount: 0,
        remediatedDeviceCount: 0,
        conflictDeviceCount: 1,
        errorDeviceCount: 2,
        notApplicableDeviceCount: 0,
        unknownDeviceCount: 0,
      },
    },
  },
  "software-updates": {
    entities: { "/deviceManagement/softwareUpdateStatusSummary": { compliantDeviceCount: 0 } },
  },
  "feature-updates": { pages: { "/deviceManagement/windowsFeatureUpdateProfiles": [{ id: "1" }] } },
  "protection-overview": {
    entities: { "/deviceManagement": { deviceProtectionOverview: { totalReportedDeviceCount: 0 } } },
  },
  malware: { pages: { [MALWARE]: [{ id: "5" }] } },
  "malware-categories": {
    entities: { "/deviceManagement": { windowsMalwareOverview: { malwareDetectedDeviceCount: 0 } } },
  },
  "unhealthy-devices": { pages: { "/deviceManagement/managedDevices": [], [MALWARE]: [] } },
  "endpoint-analytics": { pages: { "/deviceManagement/userExperienceAnalyticsDeviceScores": [{ id: "1" }] } },
  apps: { reports: { "/deviceManagement/reports/getAppsInstallSummaryReport": {} } },
  "app-assignments": { pages: { "/deviceAppManagement/mobileApps": [{ id: "1", assignments: [] }] } },
  "app-licences": {
    pages: {
      "/deviceAppManagement/mobileApps": [
        {
          "@odata.type": "#microsoft.graph.iosVppApp",
          id: "1",
          usedLicenseCount: 1,
          totalLicenseCount: 2,
        },
      ],
    },
  },
  "enrollment-failures": { pages: { "/deviceManagement/troubleshootingEvents": [] } },
  "autopilot-devices": {
    pages: {
      "/deviceManagement/windowsAutopilotDeviceIdentities": [{ id: "1", enrollmentState: "enrolled" }],
    },
  },
  "autopilot-events": { pages: { "/deviceManagement/autopilotEvents": [] } },
  "apple-push-certificate": {
    entities: {
      "/deviceManagement/applePushNotificationCertificate": { expirationDateTime: "2027-01-01T00:00:00Z" },
    },
  },
  "vpp-tokens": { pages: { "/deviceAppManagement/vppTokens": [{ id: "1", state: "valid" }] } },
  "ade-tokens": { pages: { [APPLE_ENROLLMENT]: [{ id: "1", lastSyncErrorCode: 0 }] } },
  "apple-terms": { pages: { [APPLE_ENROLLMENT]: [{ id: "1", lastSyncErrorCode: 0 }] } },
  "android-managed-store": {
    entities: {
      "/deviceManagement/androidManagedStoreAccountEnterpriseSettings": { bindStatus: "boundAndValidated" },
    },
  },
  "mtd-connectors": {
    pages: { "/deviceManagement/mobileThreatDefenseConnectors": [{ id: "1", partnerState: "enabled" }] },
  },
  "certificate-connectors": {
    pages: { "/deviceManagement/certificateConnectorDetails": [{ id: "1", connectorName: "CA-1" }] },
  },
  "ndes-connectors": { pages: { "/deviceManagement/ndesConnectors": [{ id: "1", state: "active" }] } },
  "domain-join-connectors": {
    pages: { "/deviceManagement/domainJoinConnectors": [{ id: "1", state: "active" }] },
  },
  "exchange-connectors": {
    pages: { "/deviceManagement/exchangeConnectors": [{ id: "1", status: "connected" }] },
  },
  "management-partners": {
    pages: { "/deviceManagement/deviceManagementPartners": [{ id: "1", isConfigured: true }] },
  },
  "service-health": { pages: { "/admin/serviceAnnouncement/healthOverviews": [] } },
  "service-issues": { pages: { "/admin/serviceAnnouncement/issues": [] } },
  "service-messages": { pages: { "/admin/serviceAnnouncement/messages": [] } },
  "defender-alerts": { pages: { "/security/alerts_v2": [] } },
  licences: { pages: { "/subscribedSkus": [] } },
  "app-credentials": { pages: { "/applications": [] } },
  "audit-events": { pages: { "/deviceManagement/auditEvents": [] } },
  "approval-requests": { pages: { "/deviceManagement/operationApprovalRequests": [] } },
  "role-assignments": { pages: { "/deviceManagement/roleAssignments": [] } },
  "directory-users": { pages: { "/users": [{ id: "1", userPrincipalName: "asa@contoso.example" }] } },
  "directory-groups": { pages: { [`/groups/${GROUP}/transitiveMembers`]: [] } },
};

const OPTIONAL = new Set<string>([
  "feature-updates",
  "endpoint-analytics",
  "apple-push-certificate",
  "app-licences",
  "autopilot-devices",
  "autopilot-events",
  "vpp-tokens",
  "ade-tokens",
  "apple-terms",
  "android-managed-store",
  "mtd-connectors",
  "certificate-connectors",
  "ndes-connectors",
  "domain-join-connectors",
  "exchange-connectors",
  "management-partners",
  "defender-alerts",
]);

for (const create of [
  ...collectorFactories,
  () => createDirectoryUsersCollector(),
  () => createDirectoryGroupsCollector([GROUP]),
]) {
  const { source } = create();
  describeCollector(source, {
    create,
    working: () => createFakeGraph(WORKING[source] ?? {}),
    optional: OPTIONAL.has(source),
    propertiesOf: propertyNames,
  });
}

describe("the registry of collectors", () => {
  it("has one collector for each source of the product", () => {
    const all = [
      ...collectorFactories.map((create) => create()),
      ...directoryCollectorFactories.map((create) => create(NO_DIRECTORY)),
    ];
    expect(all.map(({ source }) => source)).toEqual(SOURCES);
  });

  it("leaves out what a tenant switched off, and nothing else", () => {
    const sources = createCollectors({ apps: false, devices: true, unheard: false }).map(
      ({ source }) => source,
    );
    expect(sources).toHaveLength(collectorFactories.length - 1);
    expect(sources).not.toContain("apps");
  });

  it("reads the directory only as far as the plan needs it, and not where the tenant switched it off", () => {
    const directory = (
      switches: Record<string, boolean>,
      needs: DirectoryNeeds = EVERYTHING,
    ): readonly string[] =>
      createCollectors(switches, needs)
        .map(({ source }) => source)
        .filter((source) => source.startsWith("directory"));
    expect(directory({}, NO_DIRECTORY)).toEqual([]);
    expect(directory({}, { users: true, groups: [] })).toEqual(["directory-users"]);
    expect(directory({})).toEqual(["directory-users", "directory-groups"]);
    expect(directory({ "directory-users": false })).toEqual(["directory-groups"]);
  });
});
