import { entityAnswer } from "../odata/entity.ts";
import type { Row } from "../odata/collection.ts";
import { guid } from "../random.ts";
import { graphDate } from "../scenario/calendar.ts";
import { type Infection, isActive } from "../scenario/malware.ts";
import type { World } from "../world.ts";
import { malwareKinds } from "./malware.ts";
import { BOTH, CONFIGURATION_READ, DEVICES_READ, type Route } from "./route.ts";

export const overviewRoutes: readonly Route[] = [
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement",
    type: "deviceManagement",
    permissions: DEVICES_READ,
    answer(call) {
      const row = {
        id: guid(call.world.estate.seed, 0, 121),
        intuneAccountId: guid(call.world.estate.seed, 0, 122),
        subscriptionState: "active",
        deviceProtectionOverview: protectionOverview(call.world),
        windowsMalwareOverview: malwareOverview(call.world),
      };
      // Without $select the service leaves the computed overviews out.
      const { deviceProtectionOverview: _one, windowsMalwareOverview: _two, ...plain } = row;
      const facts = { context: "deviceManagement", type: "deviceManagement", properties: Object.keys(row) };
      return entityAnswer(call.query.select === null ? plain : row, facts, call);
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/managedDeviceOverview",
    type: "managedDeviceOverview",
    permissions: DEVICES_READ,
    answer(call) {
      const facts = { context: "deviceManagement/managedDeviceOverview", type: "managedDeviceOverview" };
      return entityAnswer(deviceOverview(call.world), facts, call);
    },
  },
  {
    method: "GET",
    versions: BOTH,
    path: "deviceManagement/deviceCompliancePolicyDeviceStateSummary",
    type: "deviceCompliancePolicyDeviceStateSummary",
    permissions: CONFIGURATION_READ,
    answer(call) {
      const name = "deviceCompliancePolicyDeviceStateSummary";
      return entityAnswer(
        complianceSummary(call.world),
        { context: `deviceManagement/${name}`, type: name },
        call,
      );
    },
  },
];

function deviceOverview(world: World): Row {
  const count = (platform: keyof ReturnType<World["tally"]>["platforms"]): number =>
    world.tally().platforms[platform] ?? 0;
  const configManager = world.tally().compliance.configManager;
  return {
    id: guid(world.estate.seed, 0, 123),
    enrolledDeviceCount: world.estate.size,
    mdmEnrolledCount: world.estate.size - configManager,
    dualEnrolledDeviceCount: configManager,
    // Linux has no count here, so the platforms do not add up to the total.
    deviceOperatingSystemSummary: {
      androidCount: count("android") + count("aosp"),
      iosCount: count("ios") + count("ipados"),
      macOSCount: count("macos"),
      windowsMobileCount: 0,
      windowsCount: count("windows"),
      unknownCount: count("other"),
      androidDedicatedCount: 0,
      androidDeviceAdminCount: 0,
      androidFullyManagedCount: 0,
      androidWorkProfileCount: count("android"),
      androidCorporateWorkProfileCount: 0,
      configMgrDeviceCount: configManager,
    },
    deviceExchangeAccessStateSummary: {
      allowedDeviceCount: 0,
      blockedDeviceCount: 0,
      quarantinedDeviceCount: 0,
      unknownDeviceCount: 0,
      unavailableDeviceCount: world.estate.size,
    },
  };
}

function complianceSummary(world: World): Row {
  const { compliance } = world.tally();
  return {
    id: guid(world.estate.seed, 0, 124),
    inGracePeriodCount: compliance.inGracePeriod,
    configManagerCount: compliance.configManager,
    unknownDeviceCount: compliance.unknown,
    notApplicableDeviceCount: 0,
    compliantDeviceCount: compliance.compliant,
    remediatedDeviceCount: 0,
    nonCompliantDeviceCount: compliance.noncompliant,
    errorDeviceCount: compliance.error,
    conflictDeviceCount: compliance.conflict,
  };
}

function protectionOverview(world: World): Row {
  const { health, reported } = world.tally();
  return {
    totalReportedDeviceCount: reported,
    inactiveThreatAgentDeviceCount: health.inactive,
    unknownStateThreatAgentDeviceCount: 0,
    pendingSignatureUpdateDeviceCount: health.signature,
    cleanDeviceCount: health.clean,
    pendingFullScanDeviceCount: health.fullScan,
    pendingRestartDeviceCount: health.rebootPending,
    pendingManualStepsDeviceCount: health.manualStepsPending,
    pendingOfflineScanDeviceCount: health.offlineScanPending,
    criticalFailuresDeviceCount: health.critical,
    pendingQuickScanDeviceCount: health.quickScan,
  };
}

function malwareOverview(world: World): Row {
  const all = world.infections;
  const lastUpdateDateTime = graphDate(world.now - 1_800_000, 3);
  const group = (key: (infection: Infection) => string): [string, readonly Infection[]][] => [
    ...Map.groupBy(all, key),
  ];
  return {
    malwareDetectedDeviceCount: devices(all),
    totalMalwareCount: detections(all),
    totalDistinctMalwareCount: malwareKinds(world).length,
    malwareStateSummary: group((one) => one.threatState).map(([state, some]) => ({
      state,
      deviceCount: devices(some),
      malwareDetectionCount: detections(some),
      distinctMalwareCount: kinds(some),
      lastUpdateDateTime,
    })),
    malwareSeveritySummary: group((one) => one.kind.severity).map(([severity, some]) => ({
      severity,
      malwareDetectionCount: detections(some),
      distinctMalwareCount: kinds(some),
      lastUpdateDateTime,
    })),
    malwareExecutionStateSummary: group((one) => (one.running ? "running" : "notRunning")).map(
      ([executionState, some]) => ({ executionState, deviceCount: devices(some), lastUpdateDateTime }),
    ),
    malwareCategorySummary: group((one) => one.kind.category).map(([category, some]) => ({
      category,
      deviceCount: devices(some),
      activeMalwareDetectionCount: detections(some.filter(isActive)),
      distinctActiveMalwareCount: kinds(some.filter(isActive)),
      lastUpdateDateTime,
    })),
    malwareNameSummary: malwareKinds(world).map((kind) => ({
      malwareIdentifier: kind.id,
      name: kind.name,
      deviceCount: devices(all.filter((one) => one.kind === kind)),
      lastUpdateDateTime,
    })),
    osVersionsSummary: [],
  };
}

function devices(infections: readonly Infection[]): number {
  return new Set(infections.map((infection) => infection.index)).size;
}

function kinds(infections: readonly Infection[]): number {
  return new Set(infections.map((infection) => infection.kind)).size;
}

function detections(infections: readonly Infection[]): number {
  return infections.reduce((sum, infection) => sum + infection.detections, 0);
}
