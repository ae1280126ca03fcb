import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createGraphCollector, requestOf } from "../graph-source.ts";
import type { Expiry } from "../lists.ts";
import { coverageOf, readRows } from "../read-rows.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceAppManagement/vppTokens",
  entity: "vppToken",
  select: ["id", "organizationName", "appleId", "expirationDateTime", "lastSyncDateTime", "state"],
  permission: "DeviceManagementApps.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-onboarding-vpptoken-list",
};

const Row = z.object({
  id: field.id,
  organizationName: field.text,
  appleId: field.text,
  expirationDateTime: field.date,
  lastSyncDateTime: field.date,
  state: field.text,
});

/** Apple volume-purchase tokens and when they end. */
export function createVppTokensCollector(): Collector {
  return createGraphCollector({
    source: "vpp-tokens",
    facts: [FACT],
    notConfigured: (error) =>
      error.kind === "notFound" || error.kind === "notSupported"
        ? "No Apple volume-purchase token is set up."
        : null,
    read: async (context) => {
      const reading = await readRows(context, {
        request: requestOf(FACT, context),
        schema: Row,
        key: (row) => row.id,
        map: (row): Expiry => ({
          id: row.id,
          kind: "vpp-token",
          name: row.organizationName || row.appleId,
          expiresAt: row.expirationDateTime,
          lastSyncAt: row.lastSyncDateTime,
          state: row.state,
        }),
      });
      return {
        coverage: coverageOf("vpp-tokens", reading, reading.rows.length),
        metrics: reading.cutBy === null ? { "vppTokens.total": reading.rows.length } : {},
        lists: { expiries: reading.rows },
      };
    },
  });
}
