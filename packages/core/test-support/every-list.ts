import type { ListName, Lists } from "../src/collect/lists.ts";
import type { Metrics } from "../src/collect/snapshot.ts";
import { daysAgo, device, NOW } from "./snapshots.ts";
import { record, update } from "./updates.ts";

/** Stands in every text that is, or may hold, the name of a person, of a user's device, or what somebody wrote. */
export const PERSON = "eva.ek@contoso.example";

/** What those who work with a list find of its row. A list that is missing here is a list that no report shows. */
export const SHOWN: Readonly<Record<ListName, string>> = {
  devices: "serial of a device",
  graceDevices: "grace os 1",
  deviceScores: "Maker of scores",
  compliancePolicies: "A compliance policy",
  settingStates: "Windows10CompliancePolicy.BitLockerEnabled",
  configurationPolicies: "A configuration profile",
  featureUpdatePolicies: "A feature update policy",
  malware: "A kind of malware",
  unhealthyDevices: "Service not running",
  securityAlerts: "Lateral movement",
  apps: "An app with figures",
  appFailures: "An app that fails",
  appAssignments: "An app that is assigned",
  appLicences: "An app with licences",
  enrollmentFailures: "An enrollment type",
  autopilotDevices: "A group tag",
  autopilotEvents: "A deployment profile",
  expiries: "An enrollment token",
  connectors: "A server with a connector",
  managementPartners: "A partner",
  serviceHealth: "A service",
  serviceIssues: "An incident",
  licences: "A_SUBSCRIPTION",
  auditEvents: "A changed thing",
  approvalRequests: "Waits for approval",
  roleAssignments: "A role assignment",
  users: "An account that is disabled",
  groupMembers: "11111111-2222-4333-8444-555555555555",
  directoryGroups: "11111111-2222-4333-8444-555555555555",
  updates: "An announcement",
  updateRecords: "An announcement",
};

const announcement = update({ source: "service-messages", title: SHOWN.updates, publishedAt: NOW });

/** Of an update that was announced long ago, is told in another language too, and has been edited since. */
const editedRecord = record({
  update: update({
    key: "message-center:MC1",
    source: "service-messages",
    title: "An edited announcement",
    summary: "What it says.",
    platforms: ["windows"],
    audiences: ["admin", "user"],
    kind: "retirement",
    publishedAt: daysAgo(60),
    actBy: daysAgo(-20),
  }),
  firstSeenAt: daysAgo(60),
  translations: [
    { language: "sv", source: "feed:news", title: "Ett meddelande", summary: "Vad det säger.", url: null },
  ],
  revisions: [
    {
      at: daysAgo(1),
      changes: [
        { field: "title", from: "A title", to: "Another title" },
        { field: "summary", from: "What it said.", to: "What it says." },
        { field: "actBy", from: daysAgo(-10).toISOString(), to: daysAgo(-20).toISOString() },
        { field: "severity", from: "normal", to: "high" },
        { field: "category", from: "planForChange", to: null },
      ],
    },
  ],
});

const account = { userPrincipalName: PERSON };
const end = { lastSyncAt: null, expiresAt: daysAgo(-100) } as const;
const status = { pending: 1, notApplicable: 0, success: 8, error: 2, failed: 1 };

/** A snapshot's lists with a row in each, in which names of people stand wherever the service may send them. */
export const everyList: Lists = {
  devices: [
    device({ ...account, name: PERSON, serialNumber: SHOWN.devices, complianceState: "noncompliant" }),
  ],
  graceDevices: [
    { id: "1", name: PERSON, os: "grace os", osVersion: "1", ...account, graceEndsAt: daysAgo(-2) },
  ],
  deviceScores: [
    {
      id: "1",
      deviceName: PERSON,
      manufacturer: SHOWN.deviceScores,
      model: "M",
      endpointAnalytics: 40,
      startupPerformance: 30,
      appReliability: null,
      workFromAnywhere: 50,
      healthStatus: "needsAttention",
    },
  ],
  compliancePolicies: [{ id: "1", name: SHOWN.compliancePolicies, kind: "k", modifiedAt: NOW, status }],
  settingStates: [
    {
      id: "1",
      setting: SHOWN.settingStates,
      platform: "all",
      compliant: 7,
      nonCompliant: 3,
      error: 1,
      conflict: 0,
    },
  ],
  configurationPolicies: [{ id: "1", name: SHOWN.configurationPolicies, kind: "k", modifiedAt: NOW, status }],
  featureUpdatePolicies: [
    { id: "1", name: SHOWN.featureUpdatePolicies, version: "24H2", endOfSupportAt: daysAgo(-200) },
  ],
  malware: [
    { id: "1", name: SHOWN.malware, severity: "high", category: "trojan", lastDetectedAt: NOW, url: null },
  ],
  unhealthyDevices: [
    {
      ...account,
      deviceId: "1",
      deviceName: PERSON,
      deviceState: "critical",
      realTimeProtection: false,
      malwareProtection: true,
      signatureOverdue: true,
      signatureVersion: "1",
      lastReportedAt: NOW,
      activeThreats: 1,
      productStatus: ["serviceNotRunning"],
    },
  ],
  securityAlerts: [
    {
      id: "1",
      title: `Something on the computer of ${PERSON}`,
      severity: "high",
      status: "new",
      category: "LateralMovement",
      serviceSource: "microsoftDefenderForEndpoint",
      createdAt: NOW,
      updatedAt: NOW,
      devices: [PERSON],
      url: `https://security.example/alerts/${PERSON}`,
    },
  ],
  apps: [
    {
      id: "a",
      name: SHOWN.apps,
      version: "1",
      platform: "Windows",
      installed: 8,
      failed: 2,
      pending: 1,
      notInstalled: 0,
      notApplicable: 0,
    },
  ],
  appFailures: [
    {
      ...account,
      appId: "a",
      appName: SHOWN.appFailures,
      deviceName: PERSON,
      platform: "Windows",
      code: "0x87D1041C",
      at: NOW,
    },
  ],
  appAssignments: [
    {
      id: "a",
      name: SHOWN.appAssignments,
      kind: "iosVppApp",
      publisher: "P",
      intents: { required: 1 },
      toAllDevices: true,
      toAllUsers: false,
      excludedGroups: 0,
    },
  ],
  appLicences: [{ id: "a", name: SHOWN.appLicences, platform: "iOS", used: 5, total: 5 }],
  enrollmentFailures: [
    {
      id: "1",
      at: daysAgo(1),
      os: "iOS",
      osVersion: "18",
      category: "authorization",
      reason: `${PERSON} has no licence`,
      enrollmentType: SHOWN.enrollmentFailures,
      userId: PERSON,
    },
  ],
  autopilotDevices: [
    {
      id: "1",
      serialNumber: PERSON,
      model: "M",
      manufacturer: "D",
      groupTag: SHOWN.autopilotDevices,
      enrollmentState: "enrolled",
      lastContactedAt: NOW,
    },
  ],
  autopilotEvents: [
    {
      id: "1",
      at: daysAgo(1),
      deviceName: PERSON,
      serialNumber: PERSON,
      state: "failure",
      failureDetails: `${PERSON} could not sign in`,
      profile: SHOWN.autopilotEvents,
      osVersion: "11",
    },
  ],
  expiries: [
    { ...end, id: "1", kind: "ade-token", name: SHOWN.expiries, state: "synced" },
    { ...end, id: "2", kind: "apple-push-certificate", name: PERSON, state: "" },
    { ...end, id: "3", kind: "app-secret", name: `Application of ${PERSON}`, state: "" },
  ],
  connectors: [
    { id: "1", kind: "ndes", name: SHOWN.connectors, state: "active", lastHeartbeatAt: NOW },
    { id: "2", kind: "apple-enrollment", name: PERSON, state: "enabled", lastHeartbeatAt: NOW },
  ],
  managementPartners: [
    {
      id: "1",
      name: SHOWN.managementPartners,
      state: "enabled",
      type: "singleTenantApp",
      configured: true,
      lastHeartbeatAt: NOW,
      removalAt: null,
    },
  ],
  serviceHealth: [{ id: "1", service: SHOWN.serviceHealth, status: "serviceOperational" }],
  serviceIssues: [
    {
      id: "1",
      title: SHOWN.serviceIssues,
      service: "Microsoft Intune",
      feature: "",
      classification: "advisory",
      status: "investigating",
      impact: "",
      startAt: NOW,
      firstPostAt: NOW,
      endAt: null,
      updatedAt: NOW,
      resolved: false,
      latestPost: "",
    },
  ],
  licences: [
    {
      id: "1",
      sku: SHOWN.licences,
      state: "Enabled",
      assigned: 9,
      enabled: 10,
      warning: 0,
      suspended: 0,
      intune: true,
    },
  ],
  auditEvents: [
    {
      id: "1",
      at: daysAgo(1),
      activity: "Patch ManagedDevice",
      operation: "Patch",
      category: "Device",
      result: "Success",
      actor: PERSON,
      resources: [SHOWN.auditEvents, `Computer of ${PERSON}`],
    },
  ],
  approvalRequests: [
    {
      id: "1",
      status: "needsApproval",
      requestedAt: daysAgo(1),
      expiresAt: daysAgo(-20),
      requestor: PERSON,
      justification: `${PERSON} asks`,
    },
  ],
  roleAssignments: [
    {
      id: "1",
      name: SHOWN.roleAssignments,
      description: `Held by ${PERSON}`,
      members: ["g"],
      resourceScopes: [],
    },
  ],
  users: [
    {
      id: "u",
      userPrincipalName: PERSON,
      mail: PERSON,
      name: SHOWN.users,
      language: "sv-SE",
      enabled: false,
      guest: false,
    },
  ],
  groupMembers: [{ group: SHOWN.groupMembers, kind: "user", id: "u" }],
  directoryGroups: [{ id: SHOWN.directoryGroups, state: "read", people: 1, devices: 0 }],
  updates: [announcement],
  updateRecords: [record({ update: announcement }), editedRecord],
};

/** The figures that the sections write of, as the collectors would have made them of these lists. */
export const everyFigure: Metrics = {
  "apps.installed": 8,
  "apps.failed": 2,
  "apps.catalogue": 12,
  "apps.assigned": 10,
  "grace.devices": 1,
  "grace.endsWithin7": 1,
  "configuration.compliant": 20,
  "configuration.remediated": 1,
  "configuration.noncompliant": 2,
  "configuration.error": 3,
  "configuration.conflict": 4,
  "configuration.notApplicable": 5,
  "configuration.unknown": 6,
  "softwareUpdates.compliant": 30,
  "softwareUpdates.remediated": 1,
  "softwareUpdates.noncompliant": 2,
  "softwareUpdates.error": 3,
  "softwareUpdates.conflict": 4,
  "softwareUpdates.notApplicable": 5,
  "softwareUpdates.unknown": 6,
  "malware.overview.devices": 2,
  "malware.overview.detections": 7,
  "malware.overview.kinds": 1,
  "malware.overview.category.trojan": 2,
  "malware.overview.activeCategory.trojan": 3,
  "protection.protected": 0,
  "protection.reporting": 1,
  "protection.signaturesFresh": 0,
  "protection.activeThreatDevices": 1,
  "defender.alerts.open": 1,
  "defender.alerts.severity.high": 1,
  "analytics.scoredDevices": 1,
  "analytics.needsAttention": 1,
  "analytics.averageScore": 40,
  "autopilot.devices": 1,
  "autopilot.state.enrolled": 1,
  "autopilot.deployments30": 4,
  "autopilot.failures30": 1,
  "approvals.waiting": 1,
  "audit.events7": 1,
  "audit.operation.Patch": 1,
};
