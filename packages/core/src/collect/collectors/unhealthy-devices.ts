import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { ActiveThreats } from "../active-threats.ts";
import { readActiveThreats, THREAT_FACTS } from "../active-threats.ts";
import type { CollectContext, Collected, Collector, GraphFact } from "../collector.ts";
import { EXPORTED_AGENTS_FACTS, readExportedAgents } from "../exported-agents.ts";
import { createGraphCollector, requestOf } from "../graph-source.ts";
import { readParts } from "../read-parts.ts";
import type { RowsReading } from "../read-rows.ts";
import { coverageOf, readRows } from "../read-rows.ts";
import type { Metrics } from "../snapshot.ts";
import { AGENTS_FACT, readUnhealthyAgents } from "../unhealthy-agents.ts";
import type { Protection, WindowsDevice } from "../windows-protection.ts";
import {
  measureProtection,
  PROTECTION_FACT,
  protectionProblems,
  readProtection,
  unhealthyDevices,
} from "../windows-protection.ts";

const WINDOWS: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/managedDevices",
  entity: "managedDevice",
  select: ["id", "deviceName", "operatingSystem", "userPrincipalName"],
  permission: "DeviceManagementManagedDevices.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-devices-manageddevice-list",
  shape: "list",
};

export interface UnhealthyDevicesOptions {
  /**
   * Most Windows devices asked one by one (20 to a request). Above it all agents come by an export job where the
   * tenant allows it. Else the list comes from the service's report of unhealthy agents, and the figures are
   * missing rather than partial. Default 5,000: about 250 requests, near what Intune allows in a minute.
   */
  readonly maxDevices?: number;
}

const DEFAULT_MAX_DEVICES = 5_000;

const Row = z.object({
  id: field.id,
  deviceName: field.text,
  operatingSystem: field.text,
  userPrincipalName: field.text,
});

/**
 * The protection of every Windows device. The list of devices is read here anew (four properties of the
 * Windows ones) and not taken from another collector, so that no source depends on the order of the others.
 */
export function createUnhealthyDevicesCollector(options: UnhealthyDevicesOptions = {}): Collector {
  const maxDevices = options.maxDevices ?? DEFAULT_MAX_DEVICES;
  return createGraphCollector({
    source: "unhealthy-devices",
    facts: [WINDOWS, PROTECTION_FACT, ...THREAT_FACTS, AGENTS_FACT, ...EXPORTED_AGENTS_FACTS],
    read: async (context) => {
      const mayExport = context.exportJobs === true;
      const devices = await readWindowsDevices(context, mayExport ? Number.POSITIVE_INFINITY : maxDevices);
      const threats = await readActiveThreats(context);
      if (devices.rows.length <= maxDevices) return await readByDevice(context, devices, threats);
      if (!mayExport) return await readByReport(context, maxDevices, threats);
      return await readByExport(context, maxDevices, devices, threats);
    },
  });
}

async function readWindowsDevices(
  context: CollectContext,
  maxDevices: number,
): Promise<RowsReading<WindowsDevice>> {
  return await readRows(context, {
    request: requestOf(WINDOWS, context, { $filter: "operatingSystem eq 'Windows'", $top: "999" }),
    schema: Row,
    key: (row) => row.id,
    // The service has been seen to pass the filter over, so it's applied again.
    map: (row) => (/^windows/i.test(row.operatingSystem) ? row : null),
    enough: (kept) => kept > maxDevices,
  });
}

async function readByDevice(
  context: CollectContext,
  devices: RowsReading<WindowsDevice>,
  threats: ActiveThreats,
): Promise<Collected> {
  const ids = devices.rows.map((device) => device.id);
  const { answers, problem } = await readParts(context, PROTECTION_FACT, ids);
  const states = answers.map(readProtection);
  return collected(devices, states, threats, protectionProblems(states, problem));
}

/** The states stand in the order of the devices. */
function collected(
  devices: RowsReading<WindowsDevice>,
  states: readonly Protection[],
  threats: ActiveThreats,
  faults: readonly string[],
): Collected {
  const problems = [...faults, ...threats.problems];
  return {
    coverage: coverageOf("unhealthy-devices", devices, devices.rows.length, problems),
    metrics: { ...(devices.cutBy === null ? measureProtection(states) : {}), ...threatMetric(threats) },
    lists: { unhealthyDevices: unhealthyDevices(devices.rows, states, threats) },
  };
}

async function readByExport(
  context: CollectContext,
  maxDevices: number,
  devices: RowsReading<WindowsDevice>,
  threats: ActiveThreats,
): Promise<Collected> {
  const agents = await readExportedAgents(context, devices.rows);
  if (agents.kind === "read") return collected(devices, agents.states, threats, []);
  return await readByReport(context, maxDevices, threats, agents.why);
}

/** `noExport` says why an export job brought nothing, where one was made. */
async function readByReport(
  context: CollectContext,
  maxDevices: number,
  threats: ActiveThreats,
  noExport?: string,
): Promise<Collected> {
  const agents = await readUnhealthyAgents(context, threats);
  const reasons = [
    `There are more than ${maxDevices} Windows devices, too many to ask each: shares of the fleet are left out.`,
    ...(noExport === undefined ? [] : [`The export job brought nothing: ${noExport}`]),
    ...agents.problems,
    ...threats.problems,
  ];
  return {
    coverage: {
      source: "unhealthy-devices",
      status: "incomplete",
      count: agents.devices?.length ?? 0,
      reason: reasons.join(" "),
      fix: `${noExport === undefined ? SWITCH_ON : MEND} To stop reading the source, set \`unhealthy-devices: false\` under the tenant's collectors.`,
      cause: { kind: "tooMany" },
    },
    metrics: threatMetric(threats),
    lists: agents.devices === null ? {} : { unhealthyDevices: agents.devices },
  };
}

const SWITCH_ON =
  "To have the shares of the fleet (protection_coverage, signature_currency), set `exportJobs: true` under the tenant's collectors; docs/set-up.md says what it takes.";
const MEND =
  "The shares of the fleet (protection_coverage, signature_currency) come with the export job; docs/set-up.md says what it takes.";

function threatMetric(threats: ActiveThreats): Metrics {
  return threats.devices === null ? {} : { "protection.activeThreatDevices": threats.devices };
}
