import { z } from "zod";
import { GraphError } from "../graph/graph-error.ts";
import { field } from "../graph/odata.ts";
import type { CollectContext, GraphFact } from "./collector.ts";
import { reasonOf, requestOf } from "./graph-source.ts";
import { readRows } from "./read-rows.ts";

const KINDS: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/windowsMalwareInformation",
  entity: "windowsMalwareInformation",
  select: ["id"],
  permission: "DeviceManagementManagedDevices.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-devices-windowsmalwareinformation-list",
  shape: "list",
};

const STATES: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/windowsMalwareInformation/{id}/deviceMalwareStates",
  entity: "malwareStateForWindowsDevice",
  select: ["id", "deviceName", "threatState"],
  permission: "DeviceManagementManagedDevices.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-devices-malwarestateforwindowsdevice-list",
  shape: "part",
};

export const THREAT_FACTS: readonly GraphFact[] = [KINDS, STATES];

/** States in which a threat still works or waits for a person. */
const ACTIVE: ReadonlySet<string> = new Set(["active", "actionfailed", "manualstepsrequired"]);

export interface ActiveThreats {
  /** Devices with at least one active threat, `null` when not all could be read. */
  readonly devices: number | null;
  /** Active threats of one device. */
  countFor(deviceId: string, deviceName: string): number;
  readonly problems: readonly string[];
}

const Kind = z.object({ id: field.id });
const State = z.object({ id: field.id, deviceName: field.text, threatState: field.text });

/** Where malware is active, by kind: a few kinds are quicker to ask than thousands of devices. */
export async function readActiveThreats(context: CollectContext): Promise<ActiveThreats> {
  const byDevice = new Map<string, number>();
  const problems: string[] = [];
  try {
    const kinds = await readRows(context, {
      request: requestOf(KINDS, context),
      schema: Kind,
      key: (row) => row.id,
      map: (row) => row.id,
    });
    if (kinds.cutBy !== null || kinds.badRows > 0) problems.push("Not every kind of malware could be read.");
    for (const id of kinds.rows) problems.push(...(await readStates(context, id, byDevice)));
  } catch (error) {
    context.signal?.throwIfAborted();
    if (!(error instanceof GraphError)) throw error;
    problems.push(`Active threats could not be read: ${reasonOf(error)}`);
  }
  return {
    devices: problems.length === 0 ? byDevice.size : null,
    countFor: (deviceId, deviceName) => byDevice.get(keyOf(deviceName, deviceId)) ?? 0,
    problems,
  };
}

async function readStates(
  context: CollectContext,
  kind: string,
  byDevice: Map<string, number>,
): Promise<readonly string[]> {
  const fact = { ...STATES, path: STATES.path.replace("{id}", encodeURIComponent(kind)) };
  const reading = await readRows(context, {
    request: requestOf(fact, context),
    schema: State,
    key: (row) => `${row.id}\n${row.deviceName}`,
    map: (row) => (ACTIVE.has(row.threatState.toLowerCase()) ? keyOf(row.deviceName, row.id) : null),
  });
  for (const key of reading.rows) byDevice.set(key, (byDevice.get(key) ?? 0) + 1);
  return reading.cutBy === null && reading.badRows === 0
    ? []
    : [`The devices with malware ${kind} could not all be read.`];
}

/** The name is what both lists share; the id of a state is documented as neither the device's nor the malware's. */
function keyOf(deviceName: string, id: string): string {
  return deviceName === "" ? `id:${id}` : `name:${deviceName.toLowerCase()}`;
}
