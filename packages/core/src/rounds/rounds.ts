import type { RoundId, RoundStep } from "./round.ts";

const LEARN = "https://learn.microsoft.com/intune";

const serviceHealth: RoundStep = {
  id: "service-health",
  blade: "tenantStatus",
  page: `${LEARN}/governance/tenant-status`,
  figures: ["incidents", "messages"],
};

const daily: readonly RoundStep[] = [
  serviceHealth,
  {
    id: "devices-overview",
    blade: "devices",
    page: `${LEARN}/device-management/reports/overview`,
    figures: ["devices", "compliantPercent", "freshPercent"],
  },
  {
    id: "noncompliant-devices",
    blade: "compliance",
    page: `${LEARN}/device-security/compliance/monitor-policy`,
    figures: ["noncompliant", "inGrace"],
  },
  {
    id: "enrollment-failures",
    blade: "monitor",
    page: `${LEARN}/device-enrollment/monitor-reports`,
    figures: ["enrollmentFailures"],
  },
  {
    id: "app-installs",
    blade: "apps",
    page: `${LEARN}/app-management/monitor-assignments`,
    figures: ["failedApps", "failedInstalls"],
  },
  {
    id: "connectors-tokens",
    blade: "connectors",
    page: `${LEARN}/governance/tenant-status`,
    figures: ["daysToExpiry", "silentConnectors"],
  },
  {
    id: "configuration-errors",
    blade: "configuration",
    page: `${LEARN}/device-configuration/monitor-device-profile`,
    figures: ["profilesWithErrors"],
  },
  {
    id: "antivirus",
    blade: "antivirus",
    page: `${LEARN}/device-configuration/endpoint-security/antivirus`,
    figures: ["activeThreats", "overdueSignatures"],
  },
  {
    id: "audit-log",
    blade: "tenantStatus",
    page: `${LEARN}/governance/monitor-audit-logs`,
    figures: ["changesToday"],
  },
];

const weekly: readonly RoundStep[] = [
  {
    id: "compliance-policies",
    blade: "compliance",
    page: `${LEARN}/device-security/compliance/monitor-policy`,
    figures: ["policies", "compliantPercent"],
  },
  {
    id: "windows-updates",
    blade: "monitor",
    page: `${LEARN}/device-updates/windows/monitor-compatibility`,
    figures: ["endingVersions"],
  },
  {
    id: "apps-against-plan",
    blade: "apps",
    page: `${LEARN}/app-management/monitor-assignments`,
    figures: ["behindPlan", "failedApps"],
  },
  {
    id: "stale-devices",
    blade: "allDevices",
    page: `${LEARN}/governance/configure-cleanup-rules`,
    figures: ["silentDevices", "freshPercent"],
  },
];

/** The steps of each round, in the order in which they are gone through. */
export const ROUNDS: Readonly<Record<RoundId, readonly RoundStep[]>> = { daily, weekly };
