import type { Amendment } from "@intune-om/demo-tenant";

type Row = Readonly<Record<string, unknown>>;

const DAY_MS = 86_400_000;
const NO_END = "9999-12-31T23:59:59Z";

/** A version of each operating system that is supported for the whole year. */
const NEWEST: Readonly<Record<string, string>> = {
  Windows: "10.0.26200.7171",
  iOS: "26.1",
  iPadOS: "26.1",
  macOS: "26.1",
  Android: "16.0",
  AndroidEnterprise: "16.0",
};

/** `YYYY-…Z` so many days from now. */
export function inDays(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString();
}

/** The demo tenant as it would be if nothing were ever wrong with it, on any day: what the injected causes stand out from. */
export const CALM: readonly Amendment[] = [
  {
    path: "deviceManagement/managedDevices",
    row: (row, now) => ({ ...row, ...calmDevice(row, now) }),
  },
  {
    path: "deviceManagement/managedDevices/{}/windowsProtectionState",
    row: (row, now) => ({
      ...row,
      malwareProtectionEnabled: true,
      realTimeProtectionEnabled: true,
      signatureUpdateOverdue: false,
      deviceState: "clean",
      productStatus: "noStatusFlagsSet",
      lastReportedDateTime: inDays(now, -0.1),
    }),
  },
  {
    path: "deviceManagement/applePushNotificationCertificate",
    row: (row, now) => ({ ...row, expirationDateTime: inDays(now, 300) }),
  },
  {
    path: "deviceAppManagement/vppTokens",
    row: (row, now) => ({
      ...row,
      expirationDateTime: inDays(now, 300),
      lastSyncDateTime: inDays(now, -0.05),
      state: "valid",
      lastSyncStatus: "completed",
    }),
  },
  {
    path: "deviceManagement/depOnboardingSettings",
    row: (row, now) => ({
      ...row,
      tokenExpirationDateTime: inDays(now, 300),
      lastSuccessfulSyncDateTime: inDays(now, -0.05),
      lastSyncErrorCode: 0,
    }),
  },
  {
    path: "deviceManagement/androidManagedStoreAccountEnterpriseSettings",
    row: (row, now) => ({ ...row, lastAppSyncDateTime: inDays(now, -0.05), lastAppSyncStatus: "success" }),
  },
  {
    path: "deviceManagement/mobileThreatDefenseConnectors",
    row: (row, now) => ({ ...row, lastHeartbeatDateTime: inDays(now, -0.01), partnerState: "enabled" }),
  },
  ...["deviceManagement/ndesConnectors", "deviceManagement/domainJoinConnectors"].map(
    (path): Amendment => ({
      path,
      row: (row, now) => ({ ...row, lastConnectionDateTime: inDays(now, -0.01), state: "active" }),
    }),
  ),
  {
    path: "deviceManagement/certificateConnectorDetails",
    row: (row, now) => ({ ...row, lastCheckinDateTime: inDays(now, -0.01) }),
  },
  {
    path: "applications",
    row: (row, now) => ({
      ...row,
      passwordCredentials: lasting(row["passwordCredentials"], now),
      keyCredentials: lasting(row["keyCredentials"], now),
    }),
  },
  {
    path: "subscribedSkus",
    row: (row) => ({
      ...row,
      prepaidUnits: { enabled: Number(row["consumedUnits"]) * 2, suspended: 0, warning: 0, lockedOut: 0 },
    }),
  },
  {
    path: "deviceAppManagement/mobileApps",
    row: (row) =>
      "usedLicenseCount" in row ? { ...row, totalLicenseCount: Number(row["usedLicenseCount"]) * 2 } : row,
  },
  {
    path: "deviceManagement/windowsFeatureUpdateProfiles",
    row: (row, now) => ({ ...row, endOfSupportDate: inDays(now, 400) }),
  },
  {
    path: "deviceManagement/deviceCompliancePolicySettingStateSummaries",
    row: (row) => ({
      ...row,
      nonCompliantDeviceCount: 0,
      errorDeviceCount: 0,
      conflictDeviceCount: 0,
      unknownDeviceCount: 0,
    }),
  },
  ...[
    "deviceManagement/deviceCompliancePolicies/{}/deviceStatusOverview",
    "deviceManagement/deviceConfigurations/{}/deviceStatusOverview",
  ].map(
    (path): Amendment => ({
      path,
      row: (row) => ({ ...row, errorCount: 0, failedCount: 0, pendingCount: 0 }),
    }),
  ),
  {
    path: "deviceManagement/reports/getAppsInstallSummaryReport",
    row: (row) => ({
      ...row,
      FailedDeviceCount: 0,
      PendingInstallDeviceCount: 0,
      FailedUserCount: 0,
      FailedDevicePercentage: 0,
    }),
  },
  ...[
    "deviceManagement/reports/retrieveDeviceAppInstallationStatusReport",
    "deviceManagement/reports/getUnhealthyDefenderAgentsReport",
    "deviceManagement/windowsMalwareInformation/{}/deviceMalwareStates",
    "deviceManagement/troubleshootingEvents",
    "deviceManagement/auditEvents",
    "deviceManagement/operationApprovalRequests",
    "admin/serviceAnnouncement/issues",
    "admin/serviceAnnouncement/messages",
    "security/alerts_v2",
  ].map((path): Amendment => ({ path, row: () => null })),
  {
    path: "deviceManagement/autopilotEvents",
    row: (row) => (row["deploymentState"] === "success" ? row : null),
  },
];

function calmDevice(row: Row, now: Date): Row {
  const os = String(row["operatingSystem"]);
  return {
    complianceState: "compliant",
    complianceGracePeriodExpirationDateTime: NO_END,
    lastSyncDateTime: inDays(now, -0.1),
    managementState: "managed",
    isEncrypted: true,
    ...(NEWEST[os] === undefined ? {} : { osVersion: NEWEST[os] }),
  };
}

function lasting(credentials: unknown, now: Date): readonly Row[] {
  const list: readonly unknown[] = Array.isArray(credentials) ? credentials : [];
  return list.map((one) => ({ ...(one as Row), endDateTime: inDays(now, 300) }));
}
