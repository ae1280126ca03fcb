import { messageItem, serviceMessageSchema } from "../../feeds/announcements/service-message.ts";
import { toldItem } from "../../feeds/told-item.ts";
import { classify } from "../../updates/classify.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import { isIntune } from "../service-names.ts";

const SOURCE = "service-messages";

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/admin/serviceAnnouncement/messages",
  entity: "serviceUpdateMessage",
  select: [
    "id",
    "title",
    "body",
    "services",
    "tags",
    "category",
    "severity",
    "isMajorChange",
    "startDateTime",
    "lastModifiedDateTime",
    "actionRequiredByDateTime",
    "details",
  ],
  permission: "ServiceMessage.Read.All",
  source: "https://learn.microsoft.com/graph/api/serviceannouncement-list-messages",
  shape: "list",
};

/** Message-center posts about Intune, as updates. */
export function createServiceMessagesCollector(): Collector {
  return createListCollector({
    source: SOURCE,
    fact: FACT,
    // The page size of service announcements goes by header, 1,000 at most.
    headers: { Prefer: "odata.maxpagesize=500" },
    schema: serviceMessageSchema,
    key: (row) => row.id,
    map: (row) => ((row.services ?? []).some(isIntune) ? classify(toldItem(messageItem(row), SOURCE)) : null),
    lists: (updates) => ({ updates }),
  });
}
