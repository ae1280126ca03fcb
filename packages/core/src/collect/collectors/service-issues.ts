import { z } from "zod";
import { field } from "../../graph/odata.ts";
import { cleanLines } from "../../text/clean-text.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { htmlToText } from "../html-to-text.ts";
import { createListCollector } from "../list-source.ts";
import type { ServiceIssue } from "../rows/service.ts";
import { isIntune, lowerFirst } from "../service-names.ts";

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 30;
const POST_LIMIT = 4_000;

const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/admin/serviceAnnouncement/issues",
  entity: "serviceHealthIssue",
  select: [
    "id",
    "title",
    "service",
    "feature",
    "classification",
    "status",
    "impactDescription",
    "startDateTime",
    "endDateTime",
    "lastModifiedDateTime",
    "isResolved",
    "posts",
  ],
  permission: "ServiceHealth.Read.All",
  source: "https://learn.microsoft.com/graph/api/serviceannouncement-list-issues",
  shape: "list",
};

const Post = z.object({
  createdDateTime: field.date,
  description: z.object({ content: z.string().nullish(), contentType: field.text }).nullish(),
});

const Row = z.object({
  id: field.id,
  title: field.text,
  service: field.text,
  feature: field.text,
  classification: field.text,
  status: field.text,
  impactDescription: field.text,
  startDateTime: field.date,
  endDateTime: field.date,
  lastModifiedDateTime: field.date,
  isResolved: field.boolean,
  posts: z.array(Post).nullish(),
});

/** Intune's incidents and advisories: those that are open, and those that were changed in the last 30 days. */
export function createServiceIssuesCollector(): Collector {
  return createListCollector({
    source: "service-issues",
    fact: FACT,
    query: () => ({ $filter: "service eq 'Microsoft Intune'" }),
    schema: Row,
    key: (row) => row.id,
    // Applied again: a filter that the service passes over brings the issues of every service.
    map: (row, now) => (isIntune(row.service) ? keepRecent(toIssue(row), now) : null),
    lists: (serviceIssues) => ({ serviceIssues }),
    metrics: (issues) => ({ "service.issues.open": issues.filter(({ resolved }) => !resolved).length }),
  });
}

function keepRecent(issue: ServiceIssue, now: Date): ServiceIssue | null {
  const last = issue.updatedAt ?? issue.endAt ?? issue.firstPostAt ?? issue.startAt;
  const since = now.getTime() - WINDOW_DAYS * DAY_MS;
  return !issue.resolved || last === null || last.getTime() >= since ? issue : null;
}

function toIssue(row: z.infer<typeof Row>): ServiceIssue {
  const posts = (row.posts ?? [])
    .flatMap(({ createdDateTime: at, description }) =>
      at === null ? [] : [{ at, html: description?.content ?? "" }],
    )
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  return {
    id: row.id,
    title: row.title,
    service: row.service,
    feature: row.feature,
    classification: lowerFirst(row.classification),
    status: lowerFirst(row.status),
    impact: row.impactDescription,
    startAt: row.startDateTime,
    // Start dates are set back in time: the first post is when anyone was told.
    firstPostAt: posts[0]?.at ?? null,
    endAt: row.endDateTime,
    updatedAt: row.lastModifiedDateTime,
    resolved: row.isResolved ?? row.endDateTime !== null,
    latestPost: cleanLines(htmlToText(posts.at(-1)?.html ?? ""), POST_LIMIT),
  };
}
