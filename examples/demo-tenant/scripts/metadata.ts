/** What the contract needs of an OData metadata document (CSDL). */
export interface Metadata {
  readonly types: ReadonlyMap<string, TypeFacts>;
  readonly enums: ReadonlyMap<string, EnumFacts>;
  /** Entity sets and singletons at the root, with the name of their type. */
  readonly roots: ReadonlyMap<string, string>;
  /** Names of bound actions. */
  readonly actions: ReadonlySet<string>;
}

interface TypeFacts {
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

const TAG =
  /<(\/?)(Schema|EntityType|ComplexType|EnumType|Property|NavigationProperty|Member|EntitySet|Singleton|Action)\b([^>]*?)(\/?)>/g;

/** Scans a CSDL document for the types of the `microsoft.graph` schema. Other schemas are passed over. */
export function readMetadata(xml: string): Metadata {
  const types = new Map<string, TypeFacts>();
  const enums = new Map<string, EnumFacts>();
  const roots = new Map<string, string>();
  const actions = new Set<string>();
  let inside = false;
  let type: TypeFacts | null = null;
  let list: EnumFacts | null = null;

  for (const [, closing, tag, text = "", selfClosing] of xml.replace(/<!--[\s\S]*?-->/g, "").matchAll(TAG)) {
    const name = attribute(text, "Name") ?? "";
    if (tag === "Schema") {
      inside = closing === "" && attribute(text, "Namespace") === "microsoft.graph";
    } else if (!inside) {
      continue;
    } else if (closing === "/") {
      if (tag === "EntityType" || tag === "ComplexType") type = null;
      if (tag === "EnumType") list = null;
    } else if (tag === "EntityType" || tag === "ComplexType") {
      const facts = newType(text);
      types.set(name, facts);
      type = selfClosing === "/" ? null : facts;
    } else if (tag === "EnumType") {
      list = { flags: attribute(text, "IsFlags") === "true", members: [] };
      enums.set(name, list);
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
      roots.set(name, shortName(attribute(text, "EntityType") ?? attribute(text, "Type") ?? ""));
    }
  }
  return { types, enums, roots, actions };
}

/** `Collection(graph.x)` is a list of `x`. */
export function memberType(type: string): { readonly name: string; readonly isList: boolean } {
  const member = /^Collection\((.+)\)$/.exec(type)?.[1];
  return { name: member ?? type, isList: member !== undefined };
}

/** Properties of a type with those of its bases. */
export function allProperties(metadata: Metadata, name: string): ReadonlyMap<string, PropertyFacts> {
  const facts = metadata.types.get(name);
  if (facts === undefined) return new Map();
  const inherited = facts.base === null ? [] : allProperties(metadata, facts.base);
  return new Map([...inherited, ...facts.properties]);
}

/** The type that a path leads to, or null when it leads nowhere. `{}` stands for a key. */
export function typeOfPath(metadata: Metadata, path: string): string | null {
  const [root = "", ...rest] = path.split("/");
  let at = metadata.roots.get(root) ?? null;
  for (const segment of rest) {
    if (segment === "{}") continue;
    at = at === null ? null : navigate(metadata, memberType(at).name, segment);
  }
  return at === null ? null : memberType(at).name;
}

function navigate(metadata: Metadata, type: string, segment: string): string | null {
  const facts = metadata.types.get(type);
  if (facts === undefined) return null;
  return (
    facts.navigation.get(segment) ?? (facts.base === null ? null : navigate(metadata, facts.base, segment))
  );
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

function shortName(type: string): string {
  return type.replace(/\b(?:microsoft\.)?graph\.(?=\w)/, "");
}
