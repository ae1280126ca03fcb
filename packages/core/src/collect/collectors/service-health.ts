import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createGraphCollector, requestOf } from "../graph-source.ts";
import type { ServiceHealth } from "../lists.ts";
import { coverageOf, readRows } from "../read-rows.ts";
import { lowerFirst } from "../service-names.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/admin/serviceAnnouncement/healthOverviews",
  entity: "serviceHealth",
  select: ["id", "service", "status"],
  permission: "ServiceHealth.Read.All",
  source: "https://learn.microsoft.com/graph/api/serviceannouncement-list-healthoverviews",
};

const Row = z.object({ id: field.id, service: field.text, status: field.text });

/** The state of every Microsoft service of the tenant. */
export function createServiceHealthCollector(): Collector {
  return createGraphCollector({
    source: "service-health",
    facts: [FACT],
    read: async (context) => {
      const reading = await readRows(context, {
        request: requestOf(FACT, context),
        schema: Row,
        key: (row) => row.id,
        map: (row): ServiceHealth => ({ id: row.id, service: row.service, status: lowerFirst(row.status) }),
      });
      return {
        coverage: coverageOf("service-health", reading, reading.rows.length),
        metrics: {},
        lists: { serviceHealth: reading.rows },
      };
    },
  });
}
