import { z } from "zod";
import { platformsIn } from "../../feeds/platform-terms.ts";
import type { Platform, Update } from "../../feeds/update.ts";
import { field } from "../../graph/odata.ts";
import { cleanLines } from "../../text/clean-text.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { htmlToText } from "../html-to-text.ts";
import { createListCollector } from "../list-source.ts";
import { isIntune, lowerFirst } from "../service-names.ts";

const SUMMARY_LIMIT = 4_000;
/** First publishing stamps both dates within moments of each other. */
const EDIT_MS = 60_000;

/** `details` is not asked for: its FeatureStatusJson changes without the message changing. */
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
  ],
  permission: "ServiceMessage.Read.All",
  source: "https://learn.microsoft.com/graph/api/serviceannouncement-list-messages",
  shape: "list",
};

const Row = z.object({
  id: field.id,
  title: field.text,
  body: z.object({ content: z.string().nullish() }).nullish(),
  services: z.array(z.string()).nullish(),
  tags: z.array(z.string()).nullish(),
  category: field.text,
  severity: field.text,
  startDateTime: field.date,
  lastModifiedDateTime: field.date,
  actionRequiredByDateTime: field.date,
});

/** Message-center posts about Intune, as updates. */
export function createServiceMessagesCollector(): Collector {
  return createListCollector({
    source: "service-messages",
    fact: FACT,
    // The page size of service announcements goes by header, 1,000 at most.
    headers: { Prefer: "odata.maxpagesize=500" },
    schema: Row,
    key: (row) => row.id,
    map: (row) => ((row.services ?? []).some(isIntune) ? toUpdate(row) : null),
    lists: (updates) => ({ updates }),
  });
}

function toUpdate(row: z.infer<typeof Row>): Update {
  const summary = cleanLines(htmlToText(row.body?.content ?? ""), SUMMARY_LIMIT);
  const { startDateTime, lastModifiedDateTime } = row;
  const wasEdited =
    startDateTime !== null &&
    lastModifiedDateTime !== null &&
    lastModifiedDateTime.getTime() - startDateTime.getTime() > EDIT_MS;
  return {
    key: `message-center:${row.id}`,
    source: "service-messages",
    title: row.title,
    summary,
    url: `https://admin.microsoft.com/Adminportal/Home#/MessageCenter/:/messages/${encodeURIComponent(row.id.toWellFormed())}`,
    platforms: platformsOf([...(row.tags ?? []), row.title].join("\n"), summary),
    category: row.category === "" ? null : lowerFirst(row.category),
    publishedAt: startDateTime,
    updatedAt: lastModifiedDateTime,
    actBy: row.actionRequiredByDateTime,
    severity: row.severity === "" ? null : lowerFirst(row.severity),
    state: wasEdited || /^\(updated\)/i.test(row.title) ? "changed" : "new",
  };
}

/** Intune's posts rarely carry platforms as data: tags and title tell best, and the text when they say nothing. */
function platformsOf(heading: string, summary: string): readonly Platform[] {
  const named = platformsIn(heading);
  return named.length > 0 ? named : platformsIn(summary);
}
