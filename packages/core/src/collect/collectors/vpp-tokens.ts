import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { Expiry } from "../rows/connection.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceAppManagement/vppTokens",
  entity: "vppToken",
  select: ["id", "organizationName", "appleId", "expirationDateTime", "lastSyncDateTime", "state"],
  // The page names DeviceManagementApps.Read.All too, Microsoft's list of permissions this one alone.
  permission: "DeviceManagementServiceConfig.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-onboarding-vpptoken-list",
  shape: "list",
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
  return createListCollector({
    source: "vpp-tokens",
    fact: FACT,
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
    lists: (expiries) => ({ expiries }),
    metrics: (tokens) => ({ "vppTokens.total": tokens.length }),
    none: "No Apple volume-purchase token is set up.",
  });
}
