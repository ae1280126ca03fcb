import type { FeedProblem } from "../feed.ts";
import { attributesOf } from "./attributes.ts";
import type { ElementStack, OpenElement } from "./element-stack.ts";
import type { Family } from "./feed-fields.ts";
import type { FeedWriter } from "./feed-writer.ts";
import { httpAddress } from "./http-address.ts";
import type { Leaf } from "./leaf.ts";
import type { Prefixes, ResolvedName } from "./namespaces.ts";
import { resolveName, withDeclarations } from "./namespaces.ts";
import type { XmlToken } from "./xml-tokens.ts";

/** Fields of one item, or of the feed itself. */
export const FIELD_LIMIT = 200;

export type OpenTag = Extract<XmlToken, { kind: "open" }>;
export type CloseTag = Extract<XmlToken, { kind: "close" }>;

/** How far a repair has come. */
export interface Repair {
  /** Where the feed was read from. */
  readonly address: string | null;
  readonly note: (problem: FeedProblem) => void;
  readonly stack: ElementStack;
  readonly writer: FeedWriter;
  family: Family | null;
  channels: number;
  tokens: number;
  /** Fields of the item that is open. */
  fields: number;
  /** Text of all fields so far, in UTF-16 units. */
  kept: number;
  /** The field that is open. */
  leaf: Leaf | null;
}

/** What holds for an element and inside it. */
export interface Scope {
  readonly name: ResolvedName;
  readonly prefixes: Prefixes;
  readonly base: string | null;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const NO_PREFIXES: Prefixes = new Map();

export function scopeOf(repair: Repair, token: OpenTag): Scope {
  const parent = repair.stack.top();
  const attributes = /xmlns|xml:base/.test(token.source) ? attributesOf(token.source) : NO_ATTRIBUTES;
  const prefixes = withDeclarations(parent?.prefixes ?? NO_PREFIXES, attributes);
  const inherited = parent === undefined ? repair.address : parent.base;
  const own = attributes.get("xml:base");
  // The base of an element that is not read matters to nothing.
  const passed = own === undefined || parent?.role === "other" || repair.fields >= FIELD_LIMIT;
  const base = passed ? inherited : (httpAddress(own, inherited) ?? inherited);
  return { name: resolveName(token.name, prefixes), prefixes, base };
}

export function elementOf(token: OpenTag, role: OpenElement["role"], scope: Scope): OpenElement {
  return { name: token.name, role, prefixes: scope.prefixes, base: scope.base };
}
