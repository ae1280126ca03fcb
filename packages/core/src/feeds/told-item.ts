import type { ToldUpdate } from "../updates/told-update.ts";
import type { FeedItem } from "./feed.ts";

/** An item of a page, feed or export as its source tells it. @param source Source id of the coverage. */
export function toldItem(item: FeedItem, source: string): ToldUpdate {
  const { key, title, summary, url, platforms, category, publishedAt, updatedAt } = item;
  return {
    key,
    source,
    title,
    summary,
    url,
    platforms,
    category,
    tags: [...(item.services ?? []), ...(item.tags ?? [])],
    publishedAt,
    updatedAt,
    actBy: item.actBy ?? null,
    severity: item.severity ?? null,
    state: item.state ?? "new",
    stage: item.stage ?? "released",
    aliases: item.aliases ?? [],
    ...(item.links === undefined ? {} : { links: item.links }),
    ...(item.versions === undefined ? {} : { versions: item.versions }),
    ...(item.kind === undefined ? {} : { kind: item.kind }),
  };
}
