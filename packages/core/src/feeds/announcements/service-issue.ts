import { z } from "zod";
import { htmlToText } from "../../collect/html-to-text.ts";
import type { ServiceIssue } from "../../collect/rows/service.ts";
import { lowerFirst } from "../../collect/service-names.ts";
import { field } from "../../graph/odata.ts";
import { cleanLines, cleanText } from "../../text/clean-text.ts";
import { editState } from "../edited.ts";
import type { FeedItem } from "../feed.ts";
import { SUMMARY_LIMIT } from "../feed.ts";
import { platformsOf } from "../stated-platforms.ts";

/** Longest id, in code points. */
const ID_LIMIT = 100;
const PAGE = "https://admin.microsoft.com/Adminportal/Home#/servicehealth/:/alerts/";

/** Where an issue of the service is read in the admin center. */
export function issuePage(id: string): string {
  return `${PAGE}${encodeURIComponent(id.toWellFormed())}`;
}

/** A service-health issue, from Graph and from an export alike. */
export interface ServiceIssueRow {
  readonly id: string;
  readonly title: string;
  readonly service: string;
  readonly feature: string;
  readonly classification: string;
  readonly status: string;
  readonly impactDescription: string;
  readonly startDateTime: Date | null;
  readonly endDateTime: Date | null;
  readonly lastModifiedDateTime: Date | null;
  readonly isResolved: boolean | null;
  readonly posts?: readonly Post[] | null | undefined;
}

interface Post {
  readonly createdDateTime: Date | null;
  readonly description?: { readonly content?: string | null | undefined } | null | undefined;
}

/** Source: https://learn.microsoft.com/graph/api/resources/servicehealthissue */
export const serviceIssueSchema: z.ZodType<ServiceIssueRow> = z.object({
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
  posts: z
    .array(
      z.object({
        createdDateTime: field.date,
        description: z.object({ content: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
});

export function readServiceIssue(row: ServiceIssueRow): ServiceIssue {
  const posts = (row.posts ?? [])
    .flatMap(({ createdDateTime: at, description }) =>
      at === null ? [] : [{ at, html: description?.content ?? "" }],
    )
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  return {
    id: cleanText(row.id, ID_LIMIT),
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
    latestPost: cleanLines(htmlToText(posts.at(-1)?.html ?? ""), SUMMARY_LIMIT),
  };
}

/** An issue as an item: the same from Graph and from an export. */
export function issueItem(issue: ServiceIssue): FeedItem {
  const { id, title, service, feature, classification, status, firstPostAt, updatedAt } = issue;
  const summary = cleanLines([issue.impact, issue.latestPost].join("\n"), SUMMARY_LIMIT);
  return {
    key: `service-health:${id}`,
    title: title === "" ? id : title,
    publishedAt: firstPostAt ?? issue.startAt,
    updatedAt,
    platforms: platformsOf([], title, summary),
    url: issuePage(id),
    summary,
    category: classification === "" ? null : classification,
    week: null,
    services: service === "" ? [] : [service],
    tags: [feature, status].filter((word) => word !== ""),
    kind: "incident",
    state: editState(title, firstPostAt, updatedAt),
  };
}
