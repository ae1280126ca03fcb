import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { Connector } from "../rows/connection.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "beta",
  path: "/deviceManagement/domainJoinConnectors",
  entity: "deviceManagementDomainJoinConnector",
  select: ["id", "displayName", "state", "lastConnectionDateTime"],
  permission: "DeviceManagementConfiguration.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-odj-devicemanagementdomainjoinconnector-list",
  shape: "list",
};

const Row = z.object({
  id: field.id,
  displayName: field.text,
  state: field.text,
  lastConnectionDateTime: field.date,
});

/** Connectors that join Autopilot devices to a domain on premises. Beta alone has them. */
export function createDomainJoinConnectorsCollector(): Collector {
  return createListCollector({
    source: "domain-join-connectors",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): Connector => ({
      id: row.id,
      kind: "domain-join",
      name: row.displayName || row.id,
      state: row.state,
      lastHeartbeatAt: row.lastConnectionDateTime,
    }),
    lists: (connectors) => ({ connectors }),
    none: "No domain join connector is set up.",
  });
}
