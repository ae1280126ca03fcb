import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { Connector } from "../rows/connection.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/exchangeConnectors",
  entity: "deviceManagementExchangeConnector",
  select: ["id", "status", "lastSyncDateTime", "serverName", "connectorServerName"],
  permission: "DeviceManagementServiceConfig.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-onboarding-devicemanagementexchangeconnector-list",
  shape: "list",
};

const Row = z.object({
  id: field.id,
  status: field.text,
  lastSyncDateTime: field.date,
  serverName: field.text,
  connectorServerName: field.text,
});

/**
 * Connectors to Exchange on premises. A tenant without one answers 501; an entry in the state `none` stands for
 * no connector either.
 */
export function createExchangeConnectorsCollector(): Collector {
  return createListCollector({
    source: "exchange-connectors",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): Connector | null =>
      row.status.toLowerCase() === "none"
        ? null
        : {
            id: row.id,
            kind: "exchange",
            name: row.serverName || row.connectorServerName || row.id,
            state: row.status,
            lastHeartbeatAt: row.lastSyncDateTime,
          },
    lists: (connectors) => ({ connectors }),
    none: "No Exchange connector is set up.",
  });
}
