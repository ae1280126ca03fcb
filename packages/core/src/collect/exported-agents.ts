import { z } from "zod";
import { field } from "../graph/odata.ts";
import type { CollectContext } from "./collector.ts";
import { flagNames, HEALTH_FLAGS, PRODUCT_FLAGS } from "./defender-flags.ts";
import { type ExportFacts, exportFacts } from "./export-facts.ts";
import { readExportedRows } from "./exported-rows.ts";
import { describeFault } from "./read-rows.ts";
import type { Protection, WindowsDevice, WindowsState } from "./windows-protection.ts";

/** The columns of the report `DefenderAgents` that a device also says of itself. */
export const EXPORTED_AGENTS_FACTS: ExportFacts = exportFacts([
  "DeviceId",
  "DeviceState",
  "LastReportedDateTime",
  "MalwareProtectionEnabled",
  "ProductStatus",
  "RealTimeProtectionEnabled",
  "SignatureUpdateOverdue",
]);

const Agent = z.object({
  DeviceId: field.id,
  DeviceState: field.text,
  LastReportedDateTime: field.date,
  MalwareProtectionEnabled: field.boolean,
  ProductStatus: field.text,
  RealTimeProtectionEnabled: field.boolean,
  SignatureUpdateOverdue: field.boolean,
});

interface AgentState {
  readonly id: string;
  readonly state: WindowsState;
}

export type AgentsReading =
  /** In the order of the devices. */
  | { readonly kind: "read"; readonly states: readonly Protection[] }
  | { readonly kind: "failed"; readonly why: string };

/**
 * The protection of the given devices from the report of all agents, the healthy ones included. A device that the
 * report does not name has no agent that ever reported.
 */
export async function readExportedAgents(
  context: CollectContext,
  devices: readonly WindowsDevice[],
): Promise<AgentsReading> {
  const reading = await readExportedRows<AgentState>(context, {
    fact: EXPORTED_AGENTS_FACTS[0],
    report: "DefenderAgents",
    key: ({ id }) => id,
    read: (row) => {
      const parsed = Agent.safeParse(row);
      return parsed.success ? { model: toState(parsed.data) } : { fault: describeFault(parsed.error) };
    },
  });
  if (reading.kind === "failed") return reading;
  const agents = new Map(reading.rows.map(({ id, state }) => [id, state]));
  const states = devices.map(({ id }): Protection => {
    const state = agents.get(id.toLowerCase());
    return state === undefined ? { kind: "notReporting" } : { kind: "reported", state };
  });
  if (!states.some(({ kind }) => kind === "reported"))
    return { kind: "failed", why: "The report names none of the devices that are listed." };
  return { kind: "read", states };
}

function toState(row: z.infer<typeof Agent>): AgentState {
  return {
    id: row.DeviceId.toLowerCase(),
    state: {
      // Nothing said is not clean.
      deviceState: row.DeviceState && (flagNames(row.DeviceState, HEALTH_FLAGS).join(",") || "clean"),
      realTimeProtectionEnabled: row.RealTimeProtectionEnabled,
      malwareProtectionEnabled: row.MalwareProtectionEnabled,
      signatureUpdateOverdue: row.SignatureUpdateOverdue,
      // Not among the columns any more.
      signatureVersion: "",
      lastReportedDateTime: row.LastReportedDateTime,
      productStatus: flagNames(row.ProductStatus, PRODUCT_FLAGS),
    },
  };
}
