import type { FeedProblem } from "../feed.ts";
import type { ItemField } from "./feed-fields.ts";
import { decodeReferences, escapeXml } from "./references.ts";
import type { XmlToken } from "./xml-tokens.ts";

const ATTRIBUTE_LIMIT = 8_000;
/** Attributes that tell something of a field. */
const ATTRIBUTES = ["href", "rel", "type", "term", "label", "isPermaLink", "base"] as const;

/** A field that is being read: its text, and its markup when it holds any. */
export interface Leaf {
  readonly field: ItemField;
  /** Name as written, which its end repeats. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  add(token: XmlToken): void;
  /** True when this end tag is the field's own, not that of an element of the same name inside it. */
  ends(name: string): boolean;
  text(): string;
  /** The field as an element of well-formed XML. */
  write(): string;
}

export interface LeafOptions {
  /** Longest text that is kept, in UTF-16 units. */
  readonly limit: number;
  readonly note: (problem: FeedProblem) => void;
}

export function createLeaf(
  field: ItemField,
  name: string,
  attributes: ReadonlyMap<string, string>,
  { limit, note }: LeafOptions,
): Leaf {
  const plain: string[] = [];
  const markup: string[] = [];
  let hasMarkup = false;
  let length = 0;
  let depth = 0;
  const keep = (text: string, source: string): void => {
    plain.push(text);
    markup.push(source);
    length += source.length;
  };
  const text = (): string => {
    const whole = (hasMarkup ? markup : plain).join("");
    return length < limit ? whole : cut(whole, limit);
  };
  return {
    field,
    name,
    attributes,
    text,
    ends: (closing) => closing === name && depth === 0,
    add: (token) => {
      if (token.kind === "open" && token.name === name && !token.empty) depth += 1;
      if (token.kind === "close" && token.name === name) depth -= 1;
      if (length >= limit) return;
      if (token.kind === "text") {
        const source = cut(token.text, limit - length);
        keep(decodeReferences(source, note), source);
      } else if (token.kind === "cdata") {
        const source = token.text.slice(0, limit - length);
        keep(source, escapeXml(source));
      } else {
        hasMarkup = true;
        keep("", token.source);
      }
    },
    write: () => {
      const kept = ATTRIBUTES.flatMap((key) => {
        const value = attributes.get(key)?.slice(0, ATTRIBUTE_LIMIT);
        return value === undefined ? [] : [` ${key}="${escapeXml(value)}"`];
      });
      const held = hasMarkup ? ' markup="true"' : "";
      return `<om:${field}${kept.join("")}${held}>${escapeXml(text())}</om:${field}>`;
    },
  };
}

/** The beginning of a text, without the half of a reference or tag that it would end in. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return text
    .slice(0, limit)
    .replace(/&[^;&\s]{0,40}$/, "")
    .replace(/<[^<>]*$/, "");
}
