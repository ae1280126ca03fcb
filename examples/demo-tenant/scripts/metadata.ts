/** What the contract needs of an OData metadata document (CSDL). */
export interface Metadata {
  readonly types: ReadonlyMap<string, TypeFacts>;
  readonly enums: ReadonlyMap<string, EnumFacts>;
  /** Entity sets and singletons at the root, with their type; a set is `Collection(x)`. */
  readonly roots: ReadonlyMap<string, string>;
  /** Names of bound actions. */
  readonly actions: ReadonlySet<string>;
}

export interface TypeFacts {
  readonly base: string | null;
  readonly open: boolean;
  readonly properties: Map<string, PropertyFacts>;
  readonly navigation: Map<string, string>;
}

export interface PropertyFacts {
  readonly type: string;
  readonly nullable: boolean;
}

export interface EnumFacts {
  readonly flags: boolean;
  readonly members: string[];
}

/** What a path leads to. */
export interface Place {
  readonly type: string;
  readonly isList: boolean;
}

/** What stands before the names of a schema's types; other schemas are passed over. */
const PREFIXES: Readonly<Record<string, string>> = {
  "microsoft.graph": "",
  "microsoft.graph.security": "security.",
};

const TAG =
  /<(\/?)(Schema|EntityType|ComplexType|EnumType|Property|NavigationProperty|Member|EntitySet|Singleton|Action)\b([^>]*?)(\/?)>/g;

/** Scans a CSDL document for the types that Intune's health needs. */
export function readMetadata(xml: string): Metadata {
  const types = new Map<string, TypeFacts>();
  const enums = new Map<string, EnumFacts>();
  const roots = new Map<string, string>();
  const actions = new Set<string>();
  let prefix: string | null = null;
  let type: TypeFacts | null = null;
  let list: EnumFacts | null = null;

  for (const [, closing, tag, text = "", selfClosing] of xml.replace(/<!--[\s\S]*?-->/g, "").matchAll(TAG)) {
    const name = attribute(text, "Name") ?? "";
    if (tag === "Schema") {
      prefix = closing === "" ? (PREFIXES[attribute(text, "Namespace") ?? ""] ?? null) : null;
    } else if (prefix === null) {
      continue;
    } else if (closing === "/") {
      if (tag === "EntityType" || tag === "ComplexType") type = null;
      if (tag === "EnumType") list = null;
    } else if (tag === "EntityType" || tag === "ComplexType") {
      const facts = newType(text);
      types.set(`${prefix}${name}`, facts);
      type = selfClosing === "/" ? null : facts;
    } else if (tag === "EnumType") {
      list = { flags: attribute(text, "IsFlags") === "true", members: [] };
      enums.set(`${prefix}${name}`, list);
    } else if (tag === "Member") {
      list?.members.push(name);
    } else if (tag === "Property") {
      const nullable = attribute(text, "Nullable") !== "false";
      type?.properties.set(name, { type: shortName(attribute(text, "Type") ?? ""), nullable });
    } else if (tag === "NavigationProperty") {
      type?.navigation.set(name, shortName(attribute(text, "Type") ?? ""));
    } else if (tag === "Action") {
      actions.add(name);
    } else {
      const set = attribute(text, "EntityType");
      const member = shortName(set ?? attribute(text, "Type") ?? "");
      roots.set(name, set === null ? member : `Collection(${member})`);
    }
  }
  return { types, enums, roots, actions };
}

/** `Collection(x)` is a list of `x`. */
export function memberType(type: string): Place {
  const member = /^Collection\((.+)\)$/.exec(type)?.[1];
  return { type: member ?? type, isList: member !== undefined };
}

/** What a path leads to, or null when it leads nowhere. `{}` stands for a key. */
export function placeOfPath(metadata: Metadata, path: string): Place | null {
  const [root = "", ...rest] = path.split("/");
  let at = metadata.roots.get(root) ?? null;
  for (const segment of rest) {
    if (at === null) return null;
    const { type, isList } = memberType(at);
    // A key is taken of a list alone, and a list goes on with a key alone.
    if ((segment === "{}") !== isList) return null;
    at = segment === "{}" ? type : navigate(metadata, type, segment);
  }
  return at === null ? null : memberType(at);
}

/** The type of a navigation property, also of one that a base declares; null when there is none. */
export function navigate(metadata: Metadata, type: string, segment: string): string | null {
  const facts = metadata.types.get(type);
  if (facts === undefined) return null;
  return (
    facts.navigation.get(segment) ?? (facts.base === null ? null : navigate(metadata, facts.base, segment))
  );
}

/** `microsoft.graph.x` is `x`, `microsoft.graph.security.x` (`self.x` in the document) is `security.x`. */
export function shortName(type: string): string {
  return type.replace(/\bself\.(?=\w)/, "security.").replace(/\b(?:microsoft\.)?graph\.(?=\w)/, "");
}

function newType(text: string): TypeFacts {
  const base = attribute(text, "BaseType");
  return {
    base: base === null ? null : shortName(base),
    open: attribute(text, "OpenType") === "true",
    properties: new Map(),
    navigation: new Map(),
  };
}

function attribute(text: string, name: string): string | null {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? null;
}
