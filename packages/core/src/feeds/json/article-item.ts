import { cleanLines, cleanText } from "../../text/clean-text.ts";
import { editState } from "../edited.ts";
import { SUMMARY_LIMIT } from "../feed.ts";
import type { UnkeyedItem } from "../kinds/feed-item.ts";
import { linksIn } from "../links-in.ts";
import { platformsOf } from "../stated-platforms.ts";
import { httpAddress } from "../xml/http-address.ts";
import { plainText } from "../xml/plain-text.ts";
import type { JsonContext, JsonFamily } from "./json-family.ts";
import type { Fields } from "./records.ts";
import { rawIn, readMoment, textIn, wordsIn } from "./values.ts";

const TITLE = ["title", "subject", "headline"];
const ID = ["guid", "uid", "uuid"];
const LINK = ["link", "url", "permalink", "weburl", "href", "viewhref", "externalurl"];
const PLAIN = ["contenttext"];
const HTML = ["contenthtml", "content", "body", "description", "summary", "excerpt", "teaser", "abstract"];
const PUBLISHED = [
  "datepublished",
  "pubdate",
  "published",
  "publishedat",
  "publishdate",
  "publisheddate",
  "publicationdate",
  "posttime",
  "date",
  "created",
  "createdat",
  "createddatetime",
];
const UPDATED = [
  "datemodified",
  "updated",
  "updatedat",
  "lastupdated",
  "modified",
  "modifiedat",
  "lastmodified",
  "lastmodifieddatetime",
  "lastedittime",
];
/** Fields of announcements and releases, which have kinds of their own. */
const NO_ARTICLE = [
  "services",
  "actionrequiredbydatetime",
  "isresolved",
  "impactdescription",
  "build",
  "productversion",
];
const TAGS = ["tags", "labels", "categories", "topics", "keywords"];

/** Articles as sites and tools list them: a title with a link, and whatever else they tell. */
export const articles: JsonFamily = {
  fits: (fields) =>
    textIn(fields, ...TITLE) !== "" &&
    rawIn(fields, ...LINK, ...ID) !== "" &&
    !NO_ARTICLE.some((name) => fields.has(name)),
  item: (fields, context) => articleItem(fields, context, ID),
};

/**
 * The items of a JSON Feed, whose `id` tells them apart; lists of articles often only count by it.
 * Source: https://www.jsonfeed.org/version/1.1/
 */
export const jsonFeedItems: JsonFamily = {
  fits: () => true,
  item: (fields, context) => articleItem(fields, context, ["id"]),
};

function articleItem(fields: Fields, context: JsonContext, idNames: readonly string[]): UnkeyedItem | null {
  const url = httpAddress(rawIn(fields, ...LINK), context.base);
  const id = rawIn(fields, ...idNames).trim();
  const text = textOf(fields);
  const summary = cleanLines(text, SUMMARY_LIMIT);
  const stated = cleanText(plainText(rawIn(fields, ...TITLE)), 300);
  const title = stated || cleanText(summary.split("\n", 1)[0] ?? "", 100) || cleanText(url ?? id, 300);
  if (title === "") {
    context.list({ code: "item.empty", message: "An item without title, text, link or id was passed over." });
    return null;
  }
  if (stated === "") {
    const message = `An item has no title; it is shown as "${title}".`;
    context.list({ code: "item.no-title", message, harmless: true });
  }
  const categories = wordsIn(fields, "category", "board", "section");
  const links = linksIn(rawIn(fields, ...HTML), context.base);
  const tags = [...categories, ...wordsIn(fields, ...TAGS)];
  const publishedAt = dateIn(fields, PUBLISHED, title, context);
  const updatedAt = dateIn(fields, UPDATED, title, context);
  return {
    id,
    item: {
      title,
      publishedAt: publishedAt ?? updatedAt,
      updatedAt,
      platforms: platformsOf([], [...tags, title].join("\n"), text),
      url,
      summary,
      category: tags[0] ?? null,
      week: null,
      ...(tags.length === 0 ? {} : { tags }),
      ...(links.length === 0 ? {} : { links }),
      state: editState(title, publishedAt, updatedAt),
    },
  };
}

function textOf(fields: Fields): string {
  const plain = rawIn(fields, ...PLAIN);
  const text = plain === "" ? plainText(rawIn(fields, ...HTML)) : plain;
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/, 400).map((line) => line.trim());
  return lines.filter((line) => line !== "" && line !== "-").join("\n");
}

/** The first date that is stated; a slip in it is a problem of this item only. */
export function dateIn(
  fields: Fields,
  names: readonly string[],
  title: string,
  context: JsonContext,
): Date | null {
  const name = names.find((candidate) => (fields.get(candidate) ?? "") !== "");
  const value = name === undefined ? null : fields.get(name);
  const date = readMoment(value);
  if (date !== undefined) return date;
  const shown = typeof value === "string" ? cleanText(value, 60) : typeof value;
  context.list({ code: "item.bad-date", message: `"${title}" is dated "${shown}", which is no date.` });
  return null;
}
