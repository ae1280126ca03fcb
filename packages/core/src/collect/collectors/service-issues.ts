import { issueItem, readServiceIssue, serviceIssueSchema } from "../../feeds/announcements/service-issue.ts";
import { toldItem } from "../../feeds/told-item.ts";
import { classify } from "../../updates/classify.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import type { ServiceIssue } from "../rows/service.ts";
import { isIntune } from "../service-names.ts";

const SOURCE = "service-issues";

const DAY_MS = 86_400_000;
const WINDOW_DAYS = 30;

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

/** Intune's incidents and advisories: those that are open, and those that were changed in the last 30 days; as updates as well. */
export function createServiceIssuesCollector(): Collector {
  return createListCollector({
    source: SOURCE,
    fact: FACT,
    query: () => ({ $filter: "service eq 'Microsoft Intune'" }),
    schema: serviceIssueSchema,
    key: (row) => row.id,
    // Applied again: a filter that the service passes over brings the issues of every service.
    map: (row, now) => (isIntune(row.service) ? keepRecent(readServiceIssue(row), now) : null),
    // An incident is an update too: it has an owner, a state and a history like every other.
    lists: (serviceIssues) => ({
      serviceIssues,
      updates: serviceIssues.map((issue) => classify(toldItem(issueItem(issue), SOURCE))),
    }),
    metrics: (issues) => ({ "service.issues.open": issues.filter(({ resolved }) => !resolved).length }),
  });
}

function keepRecent(issue: ServiceIssue, now: Date): ServiceIssue | null {
  const last = issue.updatedAt ?? issue.endAt ?? issue.firstPostAt ?? issue.startAt;
  const since = now.getTime() - WINDOW_DAYS * DAY_MS;
  return !issue.resolved || last === null || last.getTime() >= since ? issue : null;
}
