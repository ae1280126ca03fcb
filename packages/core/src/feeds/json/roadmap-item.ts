import { cleanLines } from "../../text/clean-text.ts";
import { editState } from "../edited.ts";
import { SUMMARY_LIMIT } from "../feed.ts";
import type { UnkeyedItem } from "../kinds/feed-item.ts";
import { stageOf } from "../stage-words.ts";
import { platformsOf } from "../stated-platforms.ts";
import { httpAddress } from "../xml/http-address.ts";
import { plainText } from "../xml/plain-text.ts";
import { dateIn } from "./article-item.ts";
import type { JsonContext, JsonFamily } from "./json-family.ts";
import type { Fields } from "./records.ts";
import { fieldsOf, isObject } from "./records.ts";
import { rawIn, textIn, wordsIn } from "./values.ts";

/** Fields that no list but a roadmap has. */
const MARKS = [
  "generalavailabilitydate",
  "publicdisclosureavailabilitydate",
  "releasephases",
  "releaserings",
  "tagscontainer",
  "availabilities",
  "cloudinstances",
];

/**
 * Features of the Microsoft 365 roadmap, in the forms that its service has had and that tools make of them. Sources:
 * https://www.microsoft.com/microsoft-365/roadmap, https://learn.microsoft.com/microsoft-365/admin/manage/mrc-mcp
 */
export const roadmapFeatures: JsonFamily = {
  fits: (fields) => isFeature(fields) && !isOfAzure(fields),
  item: (fields, context) =>
    featureItem(fields, context, "https://www.microsoft.com/microsoft-365/roadmap?featureid="),
  prefix: "roadmap:",
};

/** Updates of Azure from the same service. Source: https://azure.microsoft.com/updates */
export const azureUpdates: JsonFamily = {
  fits: (fields) => isFeature(fields) && isOfAzure(fields),
  item: (fields, context) => featureItem(fields, context, "https://azure.microsoft.com/updates?id="),
  prefix: "azure-update:",
};

function isFeature(fields: Fields): boolean {
  return (
    rawIn(fields, "id") !== "" && textIn(fields, "title") !== "" && MARKS.some((mark) => fields.has(mark))
  );
}

function isOfAzure(fields: Fields): boolean {
  return fields.has("productcategories");
}

function featureItem(fields: Fields, context: JsonContext, page: string): UnkeyedItem | null {
  const id = textIn(fields, "id");
  const title = textIn(fields, "title");
  if (id === "" || title === "") {
    context.list({ code: "item.empty", message: "A feature without id or title was passed over." });
    return null;
  }
  const filed = filedUnder(fields);
  const products = wordsIn(filed, "products");
  const status = textIn(fields, "status", "publicroadmapstatus");
  const stage = stageOf([status]);
  const text = plainText(rawIn(fields, "description")).trim();
  const publishedAt = dateIn(fields, ["created"], title, context);
  const updatedAt = dateIn(fields, ["modified"], title, context);
  const more = httpAddress(rawIn(fields, "moreinfolink"), context.base);
  const phases = wordsIn(filed, "releasephases", "releasephase", "releaserings", "tags");
  return {
    id,
    item: {
      title,
      publishedAt,
      updatedAt,
      platforms: platformsOf(wordsIn(filed, "platforms"), title, text),
      url:
        httpAddress(rawIn(fields, "url", "link"), context.base) ??
        httpAddress(`${page}${encodeURIComponent(id)}`, null),
      summary: cleanLines([text, ...whenDue(fields)].join("\n"), SUMMARY_LIMIT),
      // The status is what changes: its revisions tell how a feature comes along.
      category: status === "" ? null : status,
      week: null,
      services: products,
      tags: [status, ...phases, ...wordsIn(filed, "cloudinstances")].filter((word) => word !== ""),
      ...(stage === null ? {} : { stage }),
      ...(more === null ? {} : { links: [more] }),
      state: editState(title, publishedAt, updatedAt),
    },
  };
}

/** Once, everything that a feature is filed under stood in an object of its own. */
function filedUnder(fields: Fields): Fields {
  const container = fields.get("tagscontainer");
  return isObject(container) ? new Map([...fields, ...fieldsOf(container)]) : fields;
}

/** Months are announced in words; they stand in the text, so that their moving is seen. */
function whenDue(fields: Fields): readonly string[] {
  const preview = textIn(fields, "previewdate", "publicpreviewdate", "previewavailabilitydate");
  const general = textIn(fields, "generalavailabilitydate", "publicdisclosureavailabilitydate");
  const rings = fields.get("availabilities");
  const entries: readonly unknown[] = Array.isArray(rings) ? rings.slice(0, 10) : [];
  return [
    ...(preview === "" ? [] : [`Preview: ${preview}`]),
    ...(general === "" ? [] : [`General availability: ${general}`]),
    ...(preview + general === "" ? entries.flatMap(ringOf) : []),
  ];
}

function ringOf(entry: unknown): readonly string[] {
  if (!isObject(entry)) return [];
  const fields = fieldsOf(entry);
  const when = [textIn(fields, "month"), textIn(fields, "year")].filter((word) => word !== "").join(" ");
  const ring = textIn(fields, "ring");
  return ring === "" || when === "" ? [] : [`${ring}: ${when}`];
}
