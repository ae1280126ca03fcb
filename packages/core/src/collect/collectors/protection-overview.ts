import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { readFigures } from "../read-figures.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement",
  entity: "deviceManagement",
  select: ["deviceProtectionOverview"],
  permission: "DeviceManagementManagedDevices.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-devices-devicemanagement-get",
  shape: "entity",
};

const Management = z.object({
  deviceProtectionOverview: z
    .object({
      totalReportedDeviceCount: field.number,
      cleanDeviceCount: field.number,
      criticalFailuresDeviceCount: field.number,
      inactiveThreatAgentDeviceCount: field.number,
      unknownStateThreatAgentDeviceCount: field.number,
      pendingSignatureUpdateDeviceCount: field.number,
      pendingFullScanDeviceCount: field.number,
      pendingQuickScanDeviceCount: field.number,
      pendingOfflineScanDeviceCount: field.number,
      pendingRestartDeviceCount: field.number,
      pendingManualStepsDeviceCount: field.number,
    })
    .nullish(),
});

/** Windows protection in figures, as the service sums them up. */
export function createProtectionOverviewCollector(): Collector {
  return readFigures({
    source: "protection-overview",
    fact: FACT,
    schema: Management,
    figures: ({ deviceProtectionOverview: overview }) => ({
      "protection.overview.reported": overview?.totalReportedDeviceCount,
      "protection.overview.clean": overview?.cleanDeviceCount,
      "protection.overview.criticalFailures": overview?.criticalFailuresDeviceCount,
      "protection.overview.inactiveAgents": overview?.inactiveThreatAgentDeviceCount,
      "protection.overview.unknownAgents": overview?.unknownStateThreatAgentDeviceCount,
      "protection.overview.pendingSignatures": overview?.pendingSignatureUpdateDeviceCount,
      "protection.overview.pendingFullScan": overview?.pendingFullScanDeviceCount,
      "protection.overview.pendingQuickScan": overview?.pendingQuickScanDeviceCount,
      "protection.overview.pendingOfflineScan": overview?.pendingOfflineScanDeviceCount,
      "protection.overview.pendingRestart": overview?.pendingRestartDeviceCount,
      "protection.overview.pendingManualSteps": overview?.pendingManualStepsDeviceCount,
    }),
    required: "protection.overview.reported",
  });
}
