import type { ExportFormat } from "../announcements/read-export.ts";
import { contentOf, listOf, pick, pickDates, readExport } from "../announcements/read-export.ts";
import type { ServiceMessage } from "../announcements/service-message.ts";
import { messageItem, serviceMessageSchema } from "../announcements/service-message.ts";
import type { SyncFeedKind } from "../feed.ts";
import { sampleJson } from "../json/read-json.ts";
import type { Fields } from "../json/records.ts";
import { fieldsOf, isObject, itemsIn } from "../json/records.ts";

const FORMAT: ExportFormat<ServiceMessage> = {
  fits: isMessage,
  schema: serviceMessageSchema,
  item: messageItem,
  row: (fields) => ({
    ...pick(fields, ["id", "title", "category", "severity"]),
    ...pickDates(fields, ["startDateTime", "lastModifiedDateTime", "actionRequiredByDateTime"]),
    body: contentOf(fields.get("body")),
    services: listOf(fields.get("services")),
    tags: listOf(fields.get("tags")),
    details: namedValues(fields.get("details")),
  }),
};

/**
 * Posts of the Microsoft 365 message center as people share them: Graph's answer, or the list in it, saved as JSON.
 * Every post is read, of every service. Source: https://learn.microsoft.com/graph/api/serviceannouncement-list-messages
 */
export const messageCenterKind: SyncFeedKind = {
  kind: "message-center",
  recognises: ({ text }) => itemsIn(sampleJson(text), isMessage) !== null,
  read: (input) => readExport(input, FORMAT),
};

/** By the fields that no other announcement has. */
function isMessage(fields: Fields): boolean {
  const id = fields.get("id");
  if (typeof id !== "string" || !fields.has("title")) return false;
  return fields.has("actionrequiredbydatetime") || (/^MC\d+$/i.test(id) && fields.has("services"));
}

function namedValues(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const entries: readonly unknown[] = value;
  return entries.map((entry) => (isObject(entry) ? pick(fieldsOf(entry), ["name", "value"]) : entry));
}
