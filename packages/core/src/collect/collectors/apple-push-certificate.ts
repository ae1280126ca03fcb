import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createGraphCollector, requestOf } from "../graph-source.ts";
import type { Expiry } from "../rows/connection.ts";
import { describeFault } from "../read-rows.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/applePushNotificationCertificate",
  entity: "applePushNotificationCertificate",
  select: ["id", "appleIdentifier", "expirationDateTime", "lastModifiedDateTime", "certificateUploadStatus"],
  // A writing permission is marked as the least one; this reading one is documented too, and does.
  permission: "DeviceManagementManagedDevices.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-devices-applepushnotificationcertificate-get",
  shape: "entity",
};

const Certificate = z.object({
  id: field.text,
  appleIdentifier: field.text,
  expirationDateTime: field.date,
  certificateUploadStatus: field.text,
});

/** The certificate without which no Apple device is managed. Its upload state is empty on a working one: only the end date counts. */
export function createApplePushCertificateCollector(): Collector {
  return createGraphCollector({
    source: "apple-push-certificate",
    facts: [FACT],
    notConfigured: (error) => (error.kind === "notFound" ? "No Apple push certificate is set up." : null),
    read: async (context) => {
      const parsed = Certificate.safeParse(await context.graph.get(requestOf(FACT, context)));
      if (!parsed.success) {
        const reason = `The certificate could not be understood (${describeFault(parsed.error)}).`;
        return {
          coverage: {
            source: "apple-push-certificate",
            status: "incomplete",
            count: 0,
            reason,
            cause: { kind: "badAnswer" },
          },
          metrics: {},
          lists: {},
        };
      }
      const { id, appleIdentifier, expirationDateTime, certificateUploadStatus } = parsed.data;
      if (expirationDateTime === null) {
        const reason = "The Apple push certificate has no end date: none was uploaded.";
        return {
          coverage: { source: "apple-push-certificate", status: "notConfigured", reason },
          metrics: {},
          lists: { expiries: [] },
        };
      }
      const expiry: Expiry = {
        id: id || "apple-push-certificate",
        kind: "apple-push-certificate",
        name: appleIdentifier,
        expiresAt: expirationDateTime,
        lastSyncAt: null,
        state: certificateUploadStatus,
      };
      return {
        coverage: { source: "apple-push-certificate", status: "complete", count: 1 },
        metrics: {},
        lists: { expiries: [expiry] },
      };
    },
  });
}
