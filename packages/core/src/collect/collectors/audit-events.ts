import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { countBy } from "../counts.ts";
import { createListCollector } from "../list-source.ts";
import type { AuditEvent } from "../rows/tenant.ts";

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 7;

/** `actor` comes whole and holds addresses of machines; only its names are read. */
const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/auditEvents",
  entity: "auditEvent",
  select: [
    "id",
    "displayName",
    "activity",
    "activityDateTime",
    "activityType",
    "activityOperationType",
    "activityResult",
    "category",
    "actor",
    "resources",
  ],
  permission: "DeviceManagementApps.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-auditing-auditevent-list",
  shape: "list",
};

const Actor = z.object({
  userPrincipalName: field.text,
  applicationDisplayName: field.text,
  servicePrincipalName: field.text,
});

const Row = z.object({
  id: field.id,
  displayName: field.text,
  activity: field.text,
  activityDateTime: field.date,
  activityType: field.text,
  activityOperationType: field.text,
  activityResult: field.text,
  category: field.text,
  actor: Actor.nullish(),
  resources: z.array(z.object({ displayName: field.text })).nullish(),
});

/** What was changed in Intune in the last seven days, and by whom. */
export function createAuditEventsCollector(): Collector {
  return createListCollector({
    source: "audit-events",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    query: ({ clock }) => ({ $filter: `activityDateTime gt ${since(clock.now()).toISOString()}` }),
    // Applied again: a filter that the service passes over brings the events of a whole year.
    map: (row, now) =>
      row.activityDateTime === null || row.activityDateTime.getTime() > since(now).getTime()
        ? toEvent(row)
        : null,
    lists: (auditEvents) => ({ auditEvents }),
    metrics: (events) => ({
      "audit.events7": events.length,
      ...countBy("audit.operation.", events, ({ operation }) => operation),
    }),
  });
}

function since(now: Date): Date {
  return new Date(now.getTime() - WINDOW_DAYS * DAY_MS);
}

function toEvent(row: z.infer<typeof Row>): AuditEvent {
  const { actor } = row;
  const names = (row.resources ?? []).map(({ displayName }) => displayName).filter(isName);
  return {
    id: row.id,
    at: row.activityDateTime,
    activity: row.activity || row.displayName || row.activityType,
    operation: row.activityOperationType,
    category: row.category,
    result: row.activityResult,
    actor: actor?.userPrincipalName || actor?.applicationDisplayName || actor?.servicePrincipalName || "",
    resources: [...new Set(names)],
  };
}

/** A thing without a name is written as the text `<null>`. */
function isName(text: string): boolean {
  return text !== "" && text.toLowerCase() !== "<null>";
}
