import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { Connector } from "../rows/connection.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "beta",
  path: "/deviceManagement/certificateConnectorDetails",
  entity: "certificateConnectorDetails",
  select: ["id", "connectorName", "machineName", "lastCheckinDateTime"],
  permission: "DeviceManagementConfiguration.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-raimportcerts-certificateconnectordetails-list",
  shape: "list",
};

const Row = z.object({
  id: field.id,
  connectorName: field.text,
  machineName: field.text,
  lastCheckinDateTime: field.date,
});

/**
 * Certificate connectors and when they last checked in. Beta alone has them, and tells no state: a connector that
 * works is one that is heard from.
 */
export function createCertificateConnectorsCollector(): Collector {
  return createListCollector({
    source: "certificate-connectors",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): Connector => ({
      id: row.id,
      kind: "certificate",
      name: row.connectorName || row.machineName || row.id,
      state: "",
      lastHeartbeatAt: row.lastCheckinDateTime,
    }),
    lists: (connectors) => ({ connectors }),
    none: "No certificate connector is set up.",
  });
}
