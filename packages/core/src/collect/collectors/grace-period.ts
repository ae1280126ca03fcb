import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { GraceDevice } from "../rows/device.ts";
import type { Metrics } from "../snapshot.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/managedDevices",
  entity: "managedDevice",
  select: [
    "id",
    "deviceName",
    "operatingSystem",
    "osVersion",
    "complianceState",
    "complianceGracePeriodExpirationDateTime",
    "userPrincipalName",
  ],
  permission: "DeviceManagementManagedDevices.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-devices-manageddevice-list",
  shape: "list",
};

const DAY_MS = 86_400_000;
const SOON_DAYS = 7;

const Row = z.object({
  id: field.id,
  deviceName: field.text,
  operatingSystem: field.text,
  osVersion: field.text,
  complianceState: field.text,
  complianceGracePeriodExpirationDateTime: field.date,
  userPrincipalName: field.text,
});

/** Devices that do not comply and still have access, those whose grace ends first at the top. */
export function createGracePeriodCollector(): Collector {
  return createListCollector({
    source: "grace-period",
    fact: FACT,
    query: () => ({ $filter: "complianceState eq 'inGracePeriod'", $top: "999" }),
    schema: Row,
    key: (row) => row.id,
    // The service has been seen to pass a filter over, so it's applied again.
    map: (row) => (row.complianceState.toLowerCase() === "ingraceperiod" ? toGraceDevice(row) : null),
    lists: (devices) => ({ graceDevices: devices.toSorted(soonestFirst) }),
    metrics: measure,
  });
}

function toGraceDevice(row: z.infer<typeof Row>): GraceDevice {
  return {
    id: row.id,
    name: row.deviceName,
    os: row.operatingSystem,
    osVersion: row.osVersion,
    userPrincipalName: row.userPrincipalName,
    graceEndsAt: row.complianceGracePeriodExpirationDateTime,
  };
}

/** A grace that is over counts as soon too: access ends when the service looks at the device next. */
function measure(devices: readonly GraceDevice[], now: Date): Metrics {
  const soon = now.getTime() + SOON_DAYS * DAY_MS;
  return {
    "grace.devices": devices.length,
    "grace.endsWithin7": devices.filter((device) => endOf(device) <= soon).length,
  };
}

function soonestFirst(one: GraceDevice, other: GraceDevice): number {
  const [first, second] = [endOf(one), endOf(other)];
  return first === second ? 0 : first - second;
}

function endOf({ graceEndsAt }: GraceDevice): number {
  return graceEndsAt?.getTime() ?? Infinity;
}
