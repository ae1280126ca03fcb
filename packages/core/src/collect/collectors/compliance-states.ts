import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { readFigures } from "../read-figures.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/deviceCompliancePolicyDeviceStateSummary",
  entity: "deviceCompliancePolicyDeviceStateSummary",
  select: [
    "compliantDeviceCount",
    "nonCompliantDeviceCount",
    "inGracePeriodCount",
    "configManagerCount",
    "conflictDeviceCount",
    "errorDeviceCount",
    "notApplicableDeviceCount",
    "remediatedDeviceCount",
    "unknownDeviceCount",
  ],
  permission: "DeviceManagementConfiguration.Read.All",
  source:
    "https://learn.microsoft.com/graph/api/intune-deviceconfig-devicecompliancepolicydevicestatesummary-get",
  shape: "entity",
};

const Summary = z.object({
  compliantDeviceCount: field.number,
  nonCompliantDeviceCount: field.number,
  inGracePeriodCount: field.number,
  configManagerCount: field.number,
  conflictDeviceCount: field.number,
  errorDeviceCount: field.number,
  notApplicableDeviceCount: field.number,
  remediatedDeviceCount: field.number,
  unknownDeviceCount: field.number,
});

/** Devices by compliance state as the service sums them up. */
export function createComplianceStatesCollector(): Collector {
  return readFigures({
    source: "compliance-states",
    fact: FACT,
    schema: Summary,
    figures: (summary) => ({
      "compliance.compliant": summary.compliantDeviceCount,
      "compliance.noncompliant": summary.nonCompliantDeviceCount,
      "compliance.inGracePeriod": summary.inGracePeriodCount,
      "compliance.configManager": summary.configManagerCount,
      "compliance.conflict": summary.conflictDeviceCount,
      "compliance.error": summary.errorDeviceCount,
      "compliance.notApplicable": summary.notApplicableDeviceCount,
      "compliance.remediated": summary.remediatedDeviceCount,
      "compliance.unknown": summary.unknownDeviceCount,
    }),
    required: "compliance.compliant",
  });
}
