import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { countBy } from "../counts.ts";
import { createGraphCollector, requestOf } from "../graph-source.ts";
import type { Device } from "../lists.ts";
import { coverageOf, readRows } from "../read-rows.ts";
import type { Metrics } from "../snapshot.ts";

/** Always with `$select`: the resource also carries unlock codes, phone numbers and hardware addresses. */
export const DEVICES_FACT: GraphFact = {
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
    "managementState",
    "managementAgent",
    "managedDeviceOwnerType",
    "lastSyncDateTime",
    "enrolledDateTime",
    "complianceGracePeriodExpirationDateTime",
    "isEncrypted",
    "userPrincipalName",
    "model",
    "manufacturer",
    "serialNumber",
  ],
  permission: "DeviceManagementManagedDevices.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-devices-manageddevice-list",
};

const DAY_MS = 86_400_000;
const STALE_DAYS = 30;

const Row = z.object({
  id: field.id,
  deviceName: field.text,
  operatingSystem: field.text,
  osVersion: field.text,
  complianceState: field.text,
  managementState: field.text,
  managementAgent: field.text,
  managedDeviceOwnerType: field.text,
  lastSyncDateTime: field.date,
  enrolledDateTime: field.date,
  complianceGracePeriodExpirationDateTime: field.date,
  isEncrypted: field.boolean,
  userPrincipalName: field.text,
  model: field.text,
  manufacturer: field.text,
  serialNumber: field.text,
});

/** Every managed device. Figures are left out when the list could not be read to its end: half a fleet is not a fleet. */
export function createDevicesCollector(): Collector {
  return createGraphCollector({
    source: "devices",
    facts: [DEVICES_FACT],
    read: async (context) => {
      const reading = await readRows(context, {
        request: requestOf(DEVICES_FACT, context, { $top: "999" }),
        schema: Row,
        key: (row) => row.id,
        map: createDeviceMapper(),
      });
      return {
        coverage: coverageOf("devices", reading, reading.rows.length),
        metrics: reading.cutBy === null ? measure(reading.rows, context.clock.now()) : {},
        lists: { devices: reading.rows },
      };
    },
  });
}

/** Values that repeat over the fleet are kept once, so that a large one fits in little memory. */
function createDeviceMapper(): (row: z.infer<typeof Row>) => Device {
  const kept = new Map<string, string>();
  const once = (text: string): string => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    kept.set(text, text);
    return text;
  };
  return (row) => ({
    id: row.id,
    name: row.deviceName,
    os: once(row.operatingSystem),
    osVersion: once(row.osVersion),
    complianceState: once(row.complianceState),
    managementState: once(row.managementState),
    managementAgent: once(row.managementAgent),
    owner: once(row.managedDeviceOwnerType),
    lastSyncAt: row.lastSyncDateTime,
    enrolledAt: row.enrolledDateTime,
    graceEndsAt: row.complianceGracePeriodExpirationDateTime,
    encrypted: row.isEncrypted,
    userPrincipalName: row.userPrincipalName,
    model: once(row.model),
    manufacturer: once(row.manufacturer),
    serialNumber: row.serialNumber,
  });
}

function measure(devices: readonly Device[], now: Date): Metrics {
  const silence = devices.map(({ lastSyncAt }) =>
    lastSyncAt === null ? Infinity : now.getTime() - lastSyncAt.getTime(),
  );
  const within = (days: number): number => silence.filter((ms) => ms <= days * DAY_MS).length;
  return {
    "devices.total": devices.length,
    ...countBy("devices.compliance.", devices, (device) => device.complianceState),
    ...countBy("devices.os.", devices, (device) => device.os),
    ...countBy("devices.owner.", devices, (device) => device.owner),
    "devices.encrypted": devices.filter((device) => device.encrypted === true).length,
    "devices.synced1": within(1),
    "devices.synced7": within(7),
    "devices.stale30": devices.length - within(STALE_DAYS),
  };
}
