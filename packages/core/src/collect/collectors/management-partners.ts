import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { ManagementPartner } from "../rows/connection.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/deviceManagementPartners",
  entity: "deviceManagementPartner",
  select: [
    "id",
    "displayName",
    "partnerState",
    "partnerAppType",
    "isConfigured",
    "lastHeartbeatDateTime",
    "whenPartnerDevicesWillBeRemovedDateTime",
  ],
  permission: "DeviceManagementServiceConfig.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-onboarding-devicemanagementpartner-list",
  shape: "list",
};

const Row = z.object({
  id: field.id,
  displayName: field.text,
  partnerState: field.text,
  partnerAppType: field.text,
  isConfigured: field.boolean,
  lastHeartbeatDateTime: field.date,
  whenPartnerDevicesWillBeRemovedDateTime: field.date,
});

/** Partners that manage devices beside Intune. An entry that was never set up nor heard from is no partner. */
export function createManagementPartnersCollector(): Collector {
  return createListCollector({
    source: "management-partners",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    map: (row): ManagementPartner | null =>
      row.isConfigured === false && row.lastHeartbeatDateTime === null
        ? null
        : {
            id: row.id,
            name: row.displayName || row.id,
            state: row.partnerState,
            type: row.partnerAppType,
            configured: row.isConfigured,
            lastHeartbeatAt: row.lastHeartbeatDateTime,
            removalAt: row.whenPartnerDevicesWillBeRemovedDateTime,
          },
    lists: (managementPartners) => ({ managementPartners }),
    none: "No device management partner is set up.",
  });
}
