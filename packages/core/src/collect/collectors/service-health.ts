import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { ServiceHealth } from "../rows/service.ts";
import { lowerFirst } from "../service-names.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/admin/serviceAnnouncement/healthOverviews",
  entity: "serviceHealth",
  select: ["id", "service", "status"],
  permission: "ServiceHealth.Read.All",
  source: "https://learn.microsoft.com/graph/api/serviceannouncement-list-healthoverviews",
  shape: "list",
};

const Row = z.object({ id: field.id, service: field.text, status: field.text });

/** The state of every Microsoft service of the tenant. */
export function createServiceHealthCollector(): Collector {
  return createListCollector({
    source: "service-health",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): ServiceHealth => ({ id: row.id, service: row.service, status: lowerFirst(row.status) }),
    lists: (serviceHealth) => ({ serviceHealth }),
  });
}
