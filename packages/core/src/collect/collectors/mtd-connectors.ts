import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { Connector } from "../rows/connection.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/mobileThreatDefenseConnectors",
  entity: "mobileThreatDefenseConnector",
  select: ["id", "partnerState", "lastHeartbeatDateTime"],
  permission: "DeviceManagementServiceConfig.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-onboarding-mobilethreatdefenseconnector-list",
  shape: "list",
};

/** Members of the resource carry no name: the id of the one that every tenant can have is the same everywhere. */
const NAMES: Readonly<Record<string, string>> = {
  "fc780465-2017-40d4-a0c5-307022471b92": "Microsoft Defender for Endpoint",
};

const Row = z.object({ id: field.id, partnerState: field.text, lastHeartbeatDateTime: field.date });

/** Connectors to mobile threat defence. An entry that was never set up is no connector. */
export function createMtdConnectorsCollector(): Collector {
  return createListCollector({
    source: "mtd-connectors",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): Connector | null =>
      row.partnerState.toLowerCase() === "notsetup"
        ? null
        : {
            id: row.id,
            kind: "mobile-threat-defense",
            name: NAMES[row.id.toLowerCase()] ?? row.id,
            state: row.partnerState,
            lastHeartbeatAt: row.lastHeartbeatDateTime,
          },
    lists: (connectors) => ({ connectors }),
    none: "No mobile threat defence connector is set up.",
  });
}
