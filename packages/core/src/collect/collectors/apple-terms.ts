import { z } from "zod";
import { field } from "../../graph/odata.ts";
import { APPLE_ENROLLMENT_FACT, appleSyncState, NO_APPLE_ENROLLMENT } from "../apple-sync.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { Connector } from "../rows/connection.ts";

const FACT: GraphFact = {
  ...APPLE_ENROLLMENT_FACT,
  select: ["id", "tokenName", "lastSuccessfulSyncDateTime", "lastSyncErrorCode"],
};

const Row = z.object({
  id: field.id,
  tokenName: field.text,
  lastSuccessfulSyncDateTime: field.date,
  lastSyncErrorCode: field.number,
});

/**
 * Whether Apple's terms wait to be accepted. Until they are, no device is assigned to Intune, and nothing but the
 * code of the last synchronisation tells. Only the beta version has it.
 */
export function createAppleTermsCollector(): Collector {
  return createListCollector({
    source: "apple-terms",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): Connector => ({
      id: row.id,
      kind: "apple-enrollment",
      name: row.tokenName,
      lastHeartbeatAt: row.lastSuccessfulSyncDateTime,
      ...toState(row.lastSyncErrorCode),
    }),
    lists: (connectors) => ({ connectors }),
    metrics: (connectors) => ({
      "appleTerms.waiting": connectors.filter(({ state }) => state === "termsNotAccepted").length,
    }),
    none: NO_APPLE_ENROLLMENT,
  });
}

function toState(code: number | null): Pick<Connector, "state" | "code"> {
  const state = appleSyncState(code);
  if (state === "synced") return { state: "enabled" };
  return code === null ? { state } : { state, code: String(code) };
}
