import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { readFigures } from "../read-figures.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/softwareUpdateStatusSummary",
  entity: "softwareUpdateStatusSummary",
  select: [
    "compliantDeviceCount",
    "nonCompliantDeviceCount",
    "remediatedDeviceCount",
    "errorDeviceCount",
    "conflictDeviceCount",
    "notApplicableDeviceCount",
    "unknownDeviceCount",
  ],
  permission: "DeviceManagementConfiguration.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-deviceconfig-softwareupdatestatussummary-get",
  shape: "entity",
};

const Summary = z.object({
  compliantDeviceCount: field.number,
  nonCompliantDeviceCount: field.number,
  remediatedDeviceCount: field.number,
  errorDeviceCount: field.number,
  conflictDeviceCount: field.number,
  notApplicableDeviceCount: field.number,
  unknownDeviceCount: field.number,
});

/** Devices by the state of their update policies. The same entity counts users too, which say nothing of an estate. */
export function createSoftwareUpdatesCollector(): Collector {
  return readFigures({
    source: "software-updates",
    fact: FACT,
    schema: Summary,
    figures: (summary) => ({
      "softwareUpdates.compliant": summary.compliantDeviceCount,
      "softwareUpdates.noncompliant": summary.nonCompliantDeviceCount,
      "softwareUpdates.remediated": summary.remediatedDeviceCount,
      "softwareUpdates.error": summary.errorDeviceCount,
      "softwareUpdates.conflict": summary.conflictDeviceCount,
      "softwareUpdates.notApplicable": summary.notApplicableDeviceCount,
      "softwareUpdates.unknown": summary.unknownDeviceCount,
    }),
    required: "softwareUpdates.compliant",
  });
}
