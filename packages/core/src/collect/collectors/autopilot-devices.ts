import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { countBy } from "../counts.ts";
import { createListCollector } from "../list-source.ts";
import type { AutopilotDevice } from "../rows/enrollment.ts";

/** Without `$select`: again and again, last in July 2026, the service answers any selection of this list with 500. */
const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/windowsAutopilotDeviceIdentities",
  entity: "windowsAutopilotDeviceIdentity",
  permission: "DeviceManagementServiceConfig.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-enrollment-windowsautopilotdeviceidentity-list",
  shape: "list",
};

const Row = z.object({
  id: field.id,
  serialNumber: field.text,
  model: field.text,
  manufacturer: field.text,
  groupTag: field.text,
  enrollmentState: field.text,
  lastContactedDateTime: field.date,
});

/** Devices that are registered with Windows Autopilot. Their users, which come too, are not kept. */
export function createAutopilotDevicesCollector(): Collector {
  return createListCollector({
    source: "autopilot-devices",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): AutopilotDevice => ({
      id: row.id,
      serialNumber: row.serialNumber,
      model: row.model,
      manufacturer: row.manufacturer,
      groupTag: row.groupTag,
      enrollmentState: row.enrollmentState,
      lastContactedAt: row.lastContactedDateTime,
    }),
    lists: (autopilotDevices) => ({ autopilotDevices }),
    metrics: (devices) => ({
      "autopilot.devices": devices.length,
      ...countBy("autopilot.state.", devices, (device) => device.enrollmentState),
    }),
    none: "No device is registered with Windows Autopilot.",
  });
}
