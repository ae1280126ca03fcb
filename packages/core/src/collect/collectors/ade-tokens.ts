import { z } from "zod";
import { field } from "../../graph/odata.ts";
import { APPLE_ENROLLMENT_FACT, appleSyncState, NO_APPLE_ENROLLMENT } from "../apple-sync.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { Expiry } from "../rows/connection.ts";

const FACT: GraphFact = {
  ...APPLE_ENROLLMENT_FACT,
  select: [
    "id",
    "tokenName",
    "appleIdentifier",
    "tokenExpirationDateTime",
    "lastSuccessfulSyncDateTime",
    "lastSyncErrorCode",
  ],
};

const Row = z.object({
  id: field.id,
  tokenName: field.text,
  appleIdentifier: field.text,
  tokenExpirationDateTime: field.date,
  lastSuccessfulSyncDateTime: field.date,
  lastSyncErrorCode: field.number,
});

/** Tokens of Apple's automated device enrollment and when they end; only the beta version has them. */
export function createAdeTokensCollector(): Collector {
  return createListCollector({
    source: "ade-tokens",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): Expiry => ({
      id: row.id,
      kind: "ade-token",
      name: row.tokenName || row.appleIdentifier,
      expiresAt: row.tokenExpirationDateTime,
      lastSyncAt: row.lastSuccessfulSyncDateTime,
      state: appleSyncState(row.lastSyncErrorCode),
    }),
    lists: (expiries) => ({ expiries }),
    metrics: (tokens) => ({
      "adeTokens.total": tokens.length,
      "adeTokens.notSynced": tokens.filter(({ state }) => state !== "synced").length,
    }),
    none: NO_APPLE_ENROLLMENT,
  });
}
