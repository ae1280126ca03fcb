import type { Family } from "./feed-fields.ts";
import { escapeXml } from "./references.ts";

/** Writes a feed of one family in its plainest form. What is not finished is finished at the end. */
export interface FeedWriter {
  start(family: Family, version: string): void;
  /** A fact of the feed itself; only the first of a name counts. */
  header(name: "link" | "updated", text: string): void;
  startItem(): void;
  field(element: string): void;
  items(): number;
  /** The feed with its first `limit` items. */
  end(limit: number): string;
}

/** Namespace of the fields' own names, see {@link createFeedWriter}. */
const NAMESPACE = "urn:intune-om:feed";

/**
 * Fields are written under names of their own, because of what the parser does with the usual ones: it makes a
 * snippet of each content in time that grows with the square of its length, gives up on a feed for one bad
 * date or link of Atom, and drops Atom's categories. An item has an attribute so that an empty one stays an
 * element and is counted.
 */
export function createFeedWriter(): FeedWriter {
  const header = new Map<string, string>();
  const items: string[][] = [];
  let family: Family = "rss";
  let version = "2.0";
  return {
    start: (kind, number) => {
      family = kind;
      version = number;
    },
    header: (name, text) => {
      if (!header.has(name) && text.trim() !== "")
        header.set(name, `<om:${name}>${escapeXml(text.trim().slice(0, 4_000))}</om:${name}>`);
    },
    startItem: () => items.push([]),
    field: (element) => items.at(-1)?.push(element),
    items: () => items.length,
    end: (limit) => {
      const name = family === "atom" ? "entry" : "item";
      const kept = items.slice(0, limit);
      const list = kept.map((fields, at) => `<${name} n="${at}">${fields.join("")}</${name}>`).join("");
      const head = [...header.values()].join("");
      const om = `xmlns:om="${NAMESPACE}"`;
      if (family === "atom") return `<feed ${om}>${head}${list}</feed>`;
      if (family === "rdf") return `<rdf:RDF ${om}><channel>${head}</channel>${list}</rdf:RDF>`;
      return `<rss version="${escapeXml(version)}" ${om}><channel>${head}${list}</channel></rss>`;
    },
  };
}
