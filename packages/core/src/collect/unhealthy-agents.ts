import { z } from "zod";
import { GraphError } from "../graph/graph-error.ts";
import { field } from "../graph/odata.ts";
import type { ActiveThreats } from "./active-threats.ts";
import type { CollectContext, GraphFact } from "./collector.ts";
import { flagNames, HEALTH_FLAGS, PRODUCT_FLAGS } from "./defender-flags.ts";
import type { UnhealthyDevice } from "./rows/protection.ts";
import { readReportRows } from "./report-rows.ts";
import { reasonOf } from "./graph-source.ts";

export const AGENTS_FACT: GraphFact = {
  method: "POST",
  version: "beta",
  path: "/deviceManagement/reports/getUnhealthyDefenderAgentsReport",
  select: [
    "DeviceId",
    "DeviceName",
    "DeviceState",
    "LastReportedDateTime",
    "MalwareProtectionEnabled",
    "ProductStatus",
    "RealTimeProtectionEnabled",
    "SignatureUpdateOverdue",
    "UPN",
  ],
  permission: "DeviceManagementManagedDevices.Read.All",
  source: "https://learn.microsoft.com/mem/intune/fundamentals/reports-export-graph-available-reports",
  shape: "report",
};

/** States and flags come as one number, or as text already. */
const Flags = z.union([z.number().int().nonnegative(), field.text]);

const Agent = z.object({
  DeviceId: field.id,
  DeviceName: field.text,
  DeviceState: Flags,
  LastReportedDateTime: field.date,
  MalwareProtectionEnabled: field.boolean,
  ProductStatus: Flags,
  RealTimeProtectionEnabled: field.boolean,
  SignatureUpdateOverdue: field.boolean,
  UPN: field.text,
});

export interface UnhealthyAgents {
  /** `null` when the report could not be read at all. */
  readonly devices: readonly UnhealthyDevice[] | null;
  readonly problems: readonly string[];
}

/** The service's own list of devices whose agent is not well, for fleets too large to ask each device. */
export async function readUnhealthyAgents(
  context: CollectContext,
  threats: ActiveThreats,
): Promise<UnhealthyAgents> {
  if (context.beta === false) {
    return {
      devices: null,
      problems: ["The report of unhealthy agents needs beta requests, which are off."],
    };
  }
  try {
    const reading = await readReportRows(context, {
      fact: AGENTS_FACT,
      body: {},
      schema: Agent,
      map: (row) => toDevice(row, threats),
    });
    const { badRows, firstFault, incomplete } = reading;
    const faults = badRows === 0 ? [] : [`${badRows} rows could not be understood (${firstFault ?? ""}).`];
    return { devices: reading.rows, problems: [...(incomplete === null ? [] : [incomplete]), ...faults] };
  } catch (error) {
    context.signal?.throwIfAborted();
    if (!(error instanceof GraphError)) throw error;
    return {
      devices: null,
      problems: [`The report of unhealthy agents could not be read: ${reasonOf(error)}`],
    };
  }
}

function toDevice(row: z.infer<typeof Agent>, threats: ActiveThreats): UnhealthyDevice {
  return {
    deviceId: row.DeviceId,
    deviceName: row.DeviceName,
    userPrincipalName: row.UPN,
    deviceState: flagNames(row.DeviceState, HEALTH_FLAGS).join(",") || "clean",
    realTimeProtection: row.RealTimeProtectionEnabled,
    malwareProtection: row.MalwareProtectionEnabled,
    signatureOverdue: row.SignatureUpdateOverdue,
    signatureVersion: "",
    lastReportedAt: row.LastReportedDateTime,
    activeThreats: threats.countFor(row.DeviceId, row.DeviceName),
    productStatus: flagNames(row.ProductStatus, PRODUCT_FLAGS),
  };
}
