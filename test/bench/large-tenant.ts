import { type Lists, type Snapshot, SOURCES, type UpdateRecord } from "@intune-om/core";

const NOW = new Date("2026-11-22T06:00:00Z");
const DAY_MS = 86_400_000;
const SYSTEMS = [
  ["Windows", "10.0.26200.7171"],
  ["Windows", "10.0.26100.6899"],
  ["iOS", "26.1"],
  ["Android", "16.0"],
  ["macOS", "26.1"],
] as const;

/** A tenant of so many devices, in which one row in a hundred has something wrong with it. */
export function largeSnapshot(devices: number): Snapshot {
  return {
    id: "bench",
    tenant: "bench",
    takenAt: NOW,
    coverage: SOURCES.map((source) => ({ source, status: "complete", count: 1 })),
    metrics: { "devices.total": devices, "devices.compliance.compliant": Math.round(devices * 0.96) },
    lists: { ...aboutDevices(devices), ...aboutTenant() },
  };
}

function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * DAY_MS);
}

function rows<T>(count: number, make: (index: number, isBad: boolean) => T): readonly T[] {
  return Array.from({ length: Math.round(count) }, (_, index) => make(index, index % 100 === 7));
}

/** Lists that grow with the fleet. */
function aboutDevices(devices: number): Partial<Lists> {
  return {
    devices: rows(devices, (index, isBad) => {
      const [os, osVersion] = SYSTEMS[index % SYSTEMS.length] ?? SYSTEMS[0];
      return {
        id: `6f1c2c1e-8d7f-4b7a-9a57-${index.toString(16).padStart(12, "0")}`,
        name: `NORR-${index}`,
        os,
        osVersion: isBad ? "9.1" : osVersion,
        complianceState: index % 25 === 3 ? "noncompliant" : "compliant",
        managementState: "managed",
        managementAgent: "mdm",
        owner: index % 7 === 0 ? "personal" : "company",
        lastSyncAt: daysAgo(isBad ? 60 : (index % 5) + 0.5),
        enrolledAt: daysAgo(400),
        graceEndsAt: null,
        encrypted: true,
        userPrincipalName: `user${index}@norrviken.example`,
        model: "Latitude 7450",
        manufacturer: "Dell",
        serialNumber: `SN${index}`,
      };
    }),
    graceDevices: rows(devices / 100, (index) => ({
      id: `grace-${index}`,
      name: `NORR-${index}`,
      os: "iOS",
      osVersion: "26.1",
      userPrincipalName: `user${index}@norrviken.example`,
      graceEndsAt: daysAgo(-(index % 20)),
    })),
    deviceScores: rows(devices * 0.4, (index) => ({
      id: `score-${index}`,
      deviceName: `NORR-${index}`,
      manufacturer: "Dell",
      model: "Latitude 7450",
      endpointAnalytics: 70,
      startupPerformance: 60,
      appReliability: null,
      workFromAnywhere: 80,
      healthStatus: "meetingGoals",
    })),
    unhealthyDevices: rows(devices * 0.01, (index) => ({
      deviceId: `unhealthy-${index}`,
      deviceName: `NORR-${index}`,
      userPrincipalName: `user${index}@norrviken.example`,
      deviceState: "critical",
      realTimeProtection: index % 2 === 0,
      malwareProtection: true,
      signatureOverdue: index % 3 === 0,
      signatureVersion: "1.403.1",
      lastReportedAt: daysAgo(1),
      activeThreats: index % 10 === 0 ? 1 : 0,
      productStatus: ["serviceNotRunning"],
    })),
    apps: rows(600, (index, isBad) => ({
      id: `app-${index}`,
      name: `App ${index}`,
      version: "1",
      platform: "Windows",
      installed: 5_000,
      failed: isBad ? 2_000 : 10,
      pending: 5,
      notInstalled: 0,
      notApplicable: 0,
    })),
    appFailures: rows(devices * 0.1, (index) => ({
      appId: `app-${index % 600}`,
      appName: `App ${index % 600}`,
      deviceName: `NORR-${index}`,
      userPrincipalName: `user${index}@norrviken.example`,
      platform: "Windows",
      code: "0x87D1041C",
      at: daysAgo(index % 30),
    })),
    autopilotDevices: rows(devices * 0.5, (index) => ({
      id: `autopilot-${index}`,
      serialNumber: `SN${index}`,
      model: "Latitude 7450",
      manufacturer: "Dell",
      groupTag: "office",
      enrollmentState: "enrolled",
      lastContactedAt: daysAgo(2),
    })),
    autopilotEvents: rows(devices * 0.02, (index, isBad) => ({
      id: `event-${index}`,
      at: daysAgo(index % 30),
      deviceName: `NORR-${index}`,
      serialNumber: `SN${index}`,
      state: isBad ? "failure" : "success",
      failureDetails: "",
      profile: "Standard",
      osVersion: "11",
    })),
    enrollmentFailures: rows(devices * 0.01, (index) => ({
      id: `failure-${index}`,
      at: daysAgo(index % 30),
      os: "iOS",
      osVersion: "26.1",
      category: "authorization",
      reason: "The user has no licence",
      enrollmentType: "userEnrollment",
      userId: `u${index}`,
    })),
    users: rows(devices * 0.8, (index) => ({
      id: `u${index}`,
      userPrincipalName: `user${index}@norrviken.example`,
      mail: `user${index}@norrviken.example`,
      name: `User ${index}`,
      language: "sv-SE",
      enabled: true,
      guest: false,
    })),
  };
}

/** Lists that stay as long as they are, however large the fleet is. */
function aboutTenant(): Partial<Lists> {
  const status = { pending: 10, notApplicable: 100, success: 90_000, error: 50, failed: 20 };
  const policy = (index: number) => ({
    id: `policy-${index}`,
    name: `Policy ${index}`,
    kind: "windows10CompliancePolicy",
    modifiedAt: daysAgo(20),
    status,
  });
  return {
    compliancePolicies: rows(60, policy),
    configurationPolicies: rows(400, policy),
    settingStates: rows(2_000, (index, isBad) => ({
      id: `setting-${index}`,
      setting: `Windows10CompliancePolicy.Setting${index}`,
      platform: "windows10",
      compliant: 90_000,
      nonCompliant: 500,
      error: 0,
      conflict: isBad ? 50 : 0,
    })),
    featureUpdatePolicies: rows(10, (index) => ({
      id: `feature-${index}`,
      name: `Ring ${index}`,
      version: "Windows 11, version 25H2",
      endOfSupportAt: daysAgo(-500),
    })),
    malware: rows(30, (index) => ({
      id: `malware-${index}`,
      name: `Trojan:Win32/${index}`,
      severity: "low",
      category: "trojan",
      lastDetectedAt: daysAgo(200),
      url: null,
    })),
    securityAlerts: [],
    appAssignments: rows(900, (index) => ({
      id: `app-${index}`,
      name: `App ${index}`,
      kind: "win32LobApp",
      publisher: "P",
      intents: { required: 2 },
      toAllDevices: false,
      toAllUsers: false,
      excludedGroups: 0,
    })),
    appLicences: rows(200, (index) => ({
      id: `app-${index}`,
      name: `App ${index}`,
      platform: "iOS",
      used: 5,
      total: 500,
    })),
    expiries: rows(30, (index) => ({
      id: `expiry-${index}`,
      kind: "vpp-token",
      name: `Token ${index}`,
      expiresAt: daysAgo(-(index * 20)),
      lastSyncAt: daysAgo(0.2),
      state: "valid",
    })),
    connectors: rows(40, (index) => ({
      id: `connector-${index}`,
      kind: "certificate",
      name: `Server ${index}`,
      state: "active",
      lastHeartbeatAt: daysAgo(0.01),
    })),
    managementPartners: [],
    serviceHealth: [{ id: "Intune", service: "Microsoft Intune", status: "serviceOperational" }],
    serviceIssues: [],
    licences: rows(20, (index) => ({
      id: `sku-${index}`,
      sku: `SKU_${index}`,
      state: "Enabled",
      assigned: 50_000,
      enabled: 100_000,
      warning: 0,
      suspended: 0,
      intune: true,
    })),
    auditEvents: rows(5_000, (index, isBad) => ({
      id: `audit-${index}`,
      at: daysAgo(index % 7),
      activity: isBad ? "Patch DeviceCompliancePolicy" : "syncDevice ManagedDevice",
      operation: isBad ? "Patch" : "Action",
      category: "Device",
      result: "Success",
      actor: "someone@norrviken.example",
      resources: ["A device"],
    })),
    approvalRequests: [],
    roleAssignments: rows(50, (index) => ({
      id: `role-${index}`,
      name: `Role ${index}`,
      description: "",
      members: ["g"],
      resourceScopes: [],
    })),
    updateRecords: rows(800, recordOf),
  };
}

function recordOf(index: number): UpdateRecord {
  const at = daysAgo(index % 300);
  const key = `message-center:MC${index}`;
  return {
    tenant: "bench",
    key,
    update: {
      key,
      source: "service-messages",
      title: `A setting for devices of kind ${index} is renamed`,
      summary: "It was known by another name before.",
      url: null,
      platforms: ["windows"],
      category: "planForChange",
      publishedAt: at,
      updatedAt: at,
      actBy: index % 40 === 0 ? daysAgo(-10) : null,
      severity: "normal",
      state: "new",
      kind: "actionRequired",
      audiences: ["admin"],
      area: null,
      stage: "announced",
      language: "en",
      versions: [],
      links: [],
      aliases: [],
    },
    translations: [],
    sources: ["service-messages"],
    aliases: [],
    replaces: null,
    firstSeenAt: at,
    lastSeenAt: NOW,
    missingSince: null,
    doubtedSince: null,
    revisions: [],
    triage: { state: "planned", owner: "asa", due: null, reason: null, acknowledgements: [], tasks: [] },
  };
}
