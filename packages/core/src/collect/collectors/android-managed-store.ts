import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { CollectContext, Collected, Collector, GraphFact } from "../collector.ts";
import { createGraphCollector, nothing, requestOf } from "../graph-source.ts";
import { describeFault } from "../read-rows.ts";
import type { Connector } from "../rows/connection.ts";

const FACT: GraphFact = {
  method: "GET",
  version: "beta",
  path: "/deviceManagement/androidManagedStoreAccountEnterpriseSettings",
  entity: "androidManagedStoreAccountEnterpriseSettings",
  select: ["id", "bindStatus", "ownerOrganizationName", "lastAppSyncDateTime", "lastAppSyncStatus"],
  permission: "DeviceManagementConfiguration.Read.All",
  source:
    "https://learn.microsoft.com/graph/api/intune-androidforwork-androidmanagedstoreaccountenterprisesettings-get",
  shape: "entity",
};

const SOURCE = "android-managed-store";
const NONE = "No managed Google Play account is bound.";

const Settings = z.object({
  id: field.text,
  bindStatus: field.text,
  ownerOrganizationName: field.text,
  lastAppSyncDateTime: field.date,
  lastAppSyncStatus: field.text,
});

/** The binding to managed Google Play, without which no Android Enterprise device gets an app; beta alone has it. */
export function createAndroidManagedStoreCollector(): Collector {
  return createGraphCollector({
    source: SOURCE,
    facts: [FACT],
    notConfigured: ({ kind }) => (kind === "notFound" || kind === "notSupported" ? NONE : null),
    read: readStore,
  });
}

async function readStore(context: CollectContext): Promise<Collected> {
  const parsed = Settings.safeParse(await context.graph.get(requestOf(FACT, context)));
  if (!parsed.success) return unclear(describeFault(parsed.error));
  const { bindStatus } = parsed.data;
  if (bindStatus === "") return unclear("bindStatus is missing");
  if (bindStatus.toLowerCase() === "notbound") {
    return {
      ...nothing({ source: SOURCE, status: "notConfigured", reason: NONE }),
      lists: { connectors: [] },
    };
  }
  return {
    coverage: { source: SOURCE, status: "complete", count: 1 },
    metrics: {},
    lists: { connectors: [toConnector(parsed.data)] },
  };
}

function unclear(fault: string): Collected {
  const reason = `The settings of managed Google Play could not be understood (${fault}).`;
  return nothing({ source: SOURCE, status: "incomplete", count: 0, reason, cause: { kind: "badAnswer" } });
}

function toConnector(settings: z.infer<typeof Settings>): Connector {
  return {
    id: settings.id || SOURCE,
    kind: "managed-google-play",
    name: settings.ownerOrganizationName,
    state: stateOf(settings.bindStatus, settings.lastAppSyncStatus),
    lastHeartbeatAt: settings.lastAppSyncDateTime,
  };
}

/** A binding that holds is as well as its last synchronisation of apps; any other is named as it came. */
function stateOf(bindStatus: string, syncStatus: string): string {
  if (bindStatus.toLowerCase() !== "boundandvalidated") return bindStatus;
  if (["none", "success"].includes(syncStatus.toLowerCase())) return "enabled";
  return syncStatus || "unknown";
}
