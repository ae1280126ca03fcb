import type { CollectContext, Collected, Collector, GraphFact } from "../collector.ts";
import { countBy } from "../counts.ts";
import { withNote } from "../coverage-note.ts";
import { EXPORTED_DEVICES_FACTS, readExportedDevices } from "../exported-devices.ts";
import { createGraphCollector, requestOf } from "../graph-source.ts";
import { createQuickDeviceReading, ManagedDeviceRow, toDevice } from "../managed-device-row.ts";
import type { Device } from "../rows/device.ts";
import { coverageOf, readRows, type RowsReading } from "../read-rows.ts";
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
  shape: "list",
};

const DAY_MS = 86_400_000;
const STALE_DAYS = 30;

/**
 * Every managed device, page by page, or by an export job where the tenant allows it. Figures are left out when the
 * list could not be read to its end: half a fleet is not a fleet.
 */
export function createDevicesCollector(): Collector {
  return createGraphCollector({
    source: "devices",
    facts: [DEVICES_FACT, ...EXPORTED_DEVICES_FACTS],
    read: async (context) => {
      if (context.exportJobs !== true) return await readPaged(context);
      const exported = await readExportedDevices(context);
      if (exported.kind === "read")
        return collected(context, { rows: exported.rows, badRows: 0, firstFault: null, cutBy: null });
      const paged = await readPaged(context);
      const note = `Read page by page, because the export job brought nothing: ${exported.why}`;
      return { ...paged, coverage: withNote(paged.coverage, note) };
    },
  });
}

async function readPaged(context: CollectContext): Promise<Collected> {
  const reading = await readRows(context, {
    request: requestOf(DEVICES_FACT, context, { $top: "999" }),
    schema: ManagedDeviceRow,
    key: (row) => row.id,
    map: toDevice,
    quick: createQuickDeviceReading(),
  });
  return collected(context, reading);
}

function collected(context: CollectContext, reading: RowsReading<Device>): Collected {
  return {
    coverage: coverageOf("devices", reading, reading.rows.length),
    metrics: reading.cutBy === null ? measure(reading.rows, context.clock.now()) : {},
    lists: { devices: reading.rows },
  };
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
