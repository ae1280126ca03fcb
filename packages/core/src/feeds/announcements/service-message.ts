import { z } from "zod";
import { htmlToText } from "../../collect/html-to-text.ts";
import { lowerFirst } from "../../collect/service-names.ts";
import { field } from "../../graph/odata.ts";
import { cleanLines, cleanText } from "../../text/clean-text.ts";
import { editState } from "../edited.ts";
import type { FeedItem } from "../feed.ts";
import { SUMMARY_LIMIT } from "../feed.ts";
import { linksIn } from "../links-in.ts";
import { platformsOf } from "../stated-platforms.ts";
import { httpAddress } from "../xml/http-address.ts";

/** Longest id, tag or service, in code points. */
const NAME_LIMIT = 100;
const LINKS = ["ExternalLink", "BlogLink", "HelpLink"];
const PAGE = "https://admin.microsoft.com/Adminportal/Home#/MessageCenter/:/messages/";

/** Where a post of the message center is read in the admin center. */
export function messagePage(id: string): string {
  return `${PAGE}${encodeURIComponent(id.toWellFormed())}`;
}

/** A message-center post, from Graph and from an export alike. */
export interface ServiceMessage {
  readonly id: string;
  readonly title: string;
  readonly body?: { readonly content?: string | null | undefined } | null | undefined;
  readonly services?: readonly string[] | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
  /** Only some are read: FeatureStatusJson changes without the post changing. */
  readonly details?: readonly NamedValue[] | null | undefined;
  readonly category: string;
  readonly severity: string;
  readonly startDateTime: Date | null;
  readonly lastModifiedDateTime: Date | null;
  readonly actionRequiredByDateTime: Date | null;
}

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** Source: https://learn.microsoft.com/graph/api/resources/serviceupdatemessage */
export const serviceMessageSchema: z.ZodType<ServiceMessage> = z.object({
  id: field.id,
  title: field.text,
  body: z.object({ content: z.string().nullish() }).nullish(),
  services: z.array(z.string()).nullish(),
  tags: z.array(z.string()).nullish(),
  details: z.array(z.object({ name: field.text, value: field.text })).nullish(),
  category: field.text,
  severity: field.text,
  startDateTime: field.date,
  lastModifiedDateTime: field.date,
  actionRequiredByDateTime: field.date,
});

/** A message-center post as an item: the same from Graph and from an export. */
export function messageItem(row: ServiceMessage): FeedItem {
  const { title, startDateTime, lastModifiedDateTime } = row;
  const id = cleanText(row.id, NAME_LIMIT);
  const tags = namesIn(row.tags);
  const summary = cleanLines(htmlToText(row.body?.content ?? ""), SUMMARY_LIMIT) || detail(row, "Summary");
  const links = linksOf(row);
  return {
    key: `message-center:${id}`,
    title: title === "" ? id : title,
    publishedAt: startDateTime,
    updatedAt: lastModifiedDateTime,
    platforms: platformsOf(detail(row, "Platforms").split(/[,;]/), [...tags, title].join("\n"), summary),
    url: messagePage(id),
    summary,
    category: row.category === "" ? null : lowerFirst(row.category),
    week: null,
    services: namesIn(row.services),
    tags,
    stage: "announced",
    state: editState(title, startDateTime, lastModifiedDateTime),
    actBy: row.actionRequiredByDateTime,
    severity: row.severity === "" ? null : lowerFirst(row.severity),
    ...(links.length === 0 ? {} : { links }),
  };
}

function namesIn(words: readonly string[] | null | undefined): readonly string[] {
  return (words ?? []).map((word) => cleanText(word, NAME_LIMIT)).filter((word) => word !== "");
}

/** What is given as a link of its own, then the links of the text. */
function linksOf(row: ServiceMessage): readonly string[] {
  const own = LINKS.map((name) => httpAddress(detail(row, name), null)).filter((link) => link !== null);
  return [...new Set([...own, ...linksIn(row.body?.content ?? "")])];
}

function detail({ details }: ServiceMessage, name: string): string {
  return details?.find((entry) => entry.name.toLowerCase() === name.toLowerCase())?.value ?? "";
}
