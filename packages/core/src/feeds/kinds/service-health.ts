import type { ExportFormat } from "../announcements/read-export.ts";
import { contentOf, pick, pickDates, readExport } from "../announcements/read-export.ts";
import type { ServiceIssueRow } from "../announcements/service-issue.ts";
import { issueItem, readServiceIssue, serviceIssueSchema } from "../announcements/service-issue.ts";
import type { SyncFeedKind } from "../feed.ts";
import { sampleJson } from "../json/read-json.ts";
import type { Fields } from "../json/records.ts";
import { fieldsOf, isObject, itemsIn } from "../json/records.ts";

const TEXTS = [
  "id",
  "title",
  "service",
  "feature",
  "classification",
  "status",
  "impactDescription",
  "isResolved",
];

const FORMAT: ExportFormat<ServiceIssueRow> = {
  fits: isIssue,
  schema: serviceIssueSchema,
  item: (row) => issueItem(readServiceIssue(row)),
  row: (fields) => ({
    ...pick(fields, TEXTS),
    ...pickDates(fields, ["startDateTime", "endDateTime", "lastModifiedDateTime"]),
    posts: postsOf(fields.get("posts")),
  }),
  unfold: issuesOfServices,
};

/**
 * Incidents and advisories of Microsoft's services as people share them: Graph's answer, or the list in it, saved as
 * JSON; also the overview of services with the issues of each.
 * Source: https://learn.microsoft.com/graph/api/serviceannouncement-list-issues
 */
export const serviceHealthKind: SyncFeedKind = {
  kind: "service-health",
  recognises: ({ text }) => {
    const root = sampleJson(text);
    return itemsIn(issuesOfServices(root) ?? root, isIssue) !== null;
  },
  read: (input) => readExport(input, FORMAT),
};

/** By the fields that no other announcement has. */
function isIssue(fields: Fields): boolean {
  const id = fields.get("id");
  if (typeof id !== "string" || !fields.has("title") || !fields.has("service")) return false;
  return fields.has("impactdescription") || fields.has("posts") || fields.has("isresolved");
}

/** The issues of all services of an overview; null when the text is none. */
function issuesOfServices(root: unknown): readonly unknown[] | null {
  const services = itemsIn(root, (fields) => fields.has("service") && Array.isArray(fields.get("issues")));
  if (services === null) return null;
  return services.flatMap((service) => {
    const issues = isObject(service) ? fieldsOf(service).get("issues") : null;
    const list: readonly unknown[] = Array.isArray(issues) ? issues : [];
    return list;
  });
}

function postsOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const posts: readonly unknown[] = value;
  return posts.map((post) => {
    if (!isObject(post)) return post;
    const fields = fieldsOf(post);
    return { ...pickDates(fields, ["createdDateTime"]), description: contentOf(fields.get("description")) };
  });
}
