import { z } from "zod";
import { field } from "../../graph/odata.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createGraphCollector, requestOf } from "../graph-source.ts";
import { coverageOf, readRows } from "../read-rows.ts";
import type { Expiry, ExpiryKind } from "../rows/connection.ts";

const DAY_MS = 86_400_000;
/** How far ahead an end is told, and for how long it is told afterwards. */
const AHEAD_DAYS = 90;
const AFTER_DAYS = 30;

/** The service never sends a secret's text; what `keyCredentials` brings of a certificate is its public part. */
const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/applications",
  entity: "application",
  select: ["id", "appId", "displayName", "passwordCredentials", "keyCredentials"],
  permission: "Application.Read.All",
  source: "https://learn.microsoft.com/graph/api/application-list",
  shape: "list",
};

const Credential = z.object({ keyId: field.text, displayName: field.text, endDateTime: field.date });

const Row = z.object({
  id: field.id,
  appId: field.text,
  displayName: field.text,
  passwordCredentials: z.array(Credential).nullish(),
  keyCredentials: z.array(Credential).nullish(),
});

/**
 * Secrets and certificates of the tenant's applications that end within 90 days or ended in the last 30. Those of
 * the application that the tool signs in as come first, in the state `own`, however far their end is. The state
 * `replaced` says that the application already has another of the same kind that lasts longer.
 */
export function createAppCredentialsCollector(): Collector {
  return createGraphCollector({
    source: "app-credentials",
    facts: [FACT],
    read: async (context) => {
      const now = context.clock.now();
      const isOwn = (appId: string): boolean =>
        appId !== "" && appId.toLowerCase() === context.applicationId?.toLowerCase();
      const reading = await readRows(context, {
        // The largest page: with certificates the list may be asked for 150 times a minute only.
        request: requestOf(FACT, context, { $top: "999" }),
        schema: Row,
        key: (row) => row.id,
        map: (row) => expiriesOf(row, now, isOwn(row.appId)),
      });
      const found = reading.rows.flat();
      const own = found.filter(({ state }) => state === "own");
      const expiries = [...own, ...found.filter(({ state }) => state !== "own")];
      return {
        coverage: coverageOf("app-credentials", reading, expiries.length),
        metrics: {},
        lists: { expiries },
      };
    },
  });
}

function expiriesOf(row: z.infer<typeof Row>, now: Date, own: boolean): readonly Expiry[] {
  const from = now.getTime() - AFTER_DAYS * DAY_MS;
  const to = own ? Infinity : now.getTime() + AHEAD_DAYS * DAY_MS;
  const of = (kind: ExpiryKind, credentials: readonly z.infer<typeof Credential>[]): readonly Expiry[] => {
    const last = Math.max(...credentials.map(({ endDateTime }) => endDateTime?.getTime() ?? Infinity));
    return credentials.flatMap(({ keyId, displayName, endDateTime: end }): readonly Expiry[] => {
      if (end === null || end.getTime() < from || end.getTime() > to) return [];
      const replaced = end.getTime() < last && last > now.getTime();
      return [
        {
          id: `${row.id}/${keyId || end.toISOString()}`,
          kind,
          name: nameOf(row, displayName),
          expiresAt: end,
          lastSyncAt: null,
          state: own ? "own" : replaced ? "replaced" : "",
        },
      ];
    });
  };
  return [
    ...of("app-secret", row.passwordCredentials ?? []),
    ...of("app-certificate", row.keyCredentials ?? []),
  ];
}

function nameOf({ displayName, appId, id }: z.infer<typeof Row>, credential: string): string {
  const application = displayName || appId || id;
  return credential === "" ? application : cleanText(`${application} (${credential})`);
}
