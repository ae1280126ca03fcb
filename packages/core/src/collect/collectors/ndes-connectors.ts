import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { Connector } from "../rows/connection.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "beta",
  path: "/deviceManagement/ndesConnectors",
  entity: "ndesConnector",
  select: ["id", "displayName", "state", "lastConnectionDateTime"],
  permission: "DeviceManagementConfiguration.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-deviceconfig-ndesconnector-list",
  shape: "list",
};

const Row = z.object({
  id: field.id,
  displayName: field.text,
  state: field.text,
  lastConnectionDateTime: field.date,
});

/** Connectors to NDES servers, which hand out SCEP certificates. Beta alone has them. */
export function createNdesConnectorsCollector(): Collector {
  return createListCollector({
    source: "ndes-connectors",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): Connector => ({
      id: row.id,
      kind: "ndes",
      name: row.displayName || row.id,
      state: row.state,
      lastHeartbeatAt: row.lastConnectionDateTime,
    }),
    lists: (connectors) => ({ connectors }),
    none: "No NDES connector is set up.",
  });
}
