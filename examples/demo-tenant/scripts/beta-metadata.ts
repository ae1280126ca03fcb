import { type EnumFacts, type Metadata, type PropertyFacts, shortName, type TypeFacts } from "./metadata.ts";

/** What beta-properties.json says of the beta version beside v1.0. */
export interface BetaFile {
  readonly entities: Readonly<Record<string, BetaType>>;
  readonly complexTypes: Readonly<Record<string, BetaType>>;
  readonly enums: Readonly<
    Record<string, { readonly members: readonly string[]; readonly flags?: boolean | null }>
  >;
  readonly reportActions: { readonly actions: readonly BetaAction[] };
}

interface BetaAction {
  readonly name: string;
  /** Names with their types; null where no metadata at hand has them. */
  readonly parameters: Readonly<Record<string, string>> | null;
}

interface BetaType {
  readonly path?: string | null;
  readonly permissions?: { readonly application: readonly string[] } | null;
  readonly baseType: string | null;
  readonly properties: readonly BetaProperty[];
  readonly navigationProperties?: readonly BetaProperty[];
}

interface BetaProperty {
  readonly name: string;
  readonly type?: string | null;
  readonly nullable?: boolean;
  /** Type in Microsoft's typings, for what no beta metadata at hand has. */
  readonly tsType?: string;
}

/** The beta version: v1.0 with what beta adds. What both have stays as v1.0 has it. */
export function withBeta(v1: Metadata, beta: BetaFile): Metadata {
  const types = new Map([...v1.types].map(([name, facts]) => [name, copyOf(facts)] as const));
  const enums = new Map(v1.enums);
  for (const [name, { members, flags }] of Object.entries(beta.enums)) {
    const facts: EnumFacts = { flags: flags === true, members: [...members] };
    if (!enums.has(shortName(name))) enums.set(shortName(name), facts);
  }
  for (const [name, declared] of [...Object.entries(beta.complexTypes), ...Object.entries(beta.entities)]) {
    addTo(types, shortName(name), declared);
  }
  const actions = new Set([...v1.actions, ...beta.reportActions.actions.map(({ name }) => name)]);
  return { types, enums, roots: v1.roots, actions };
}

function addTo(types: Map<string, TypeFacts>, name: string, declared: BetaType): void {
  const base = declared.baseType === null ? null : shortName(declared.baseType);
  const facts = types.get(name) ?? { base, open: false, properties: new Map(), navigation: new Map() };
  types.set(name, facts);
  for (const property of declared.properties) {
    if (!facts.properties.has(property.name)) facts.properties.set(property.name, propertyOf(property));
  }
  for (const property of declared.navigationProperties ?? []) {
    if (!facts.navigation.has(property.name)) facts.navigation.set(property.name, propertyOf(property).type);
  }
}

function copyOf(facts: TypeFacts): TypeFacts {
  return { ...facts, properties: new Map(facts.properties), navigation: new Map(facts.navigation) };
}

function propertyOf({ name, type, nullable, tsType = "" }: BetaProperty): PropertyFacts {
  if (typeof type === "string") return { type: shortName(type), nullable: nullable !== false };
  const optional = /^NullableOption<(.*)>$/.exec(tsType)?.[1];
  return { type: typeOfTypings(name, optional ?? tsType), nullable: optional !== undefined || tsType === "" };
}

/** The typings tell numbers and texts apart, not their kinds; a property that they lack may be anything. */
function typeOfTypings(name: string, text: string): string {
  const member = /^(.*)\[\]$/.exec(text)?.[1];
  if (member !== undefined) return `Collection(${typeOfTypings(name, member)})`;
  if (text === "") return "Edm.Untyped";
  if (text === "string") return name.endsWith("DateTime") ? "Edm.DateTimeOffset" : "Edm.String";
  if (text === "number") return "Edm.Double";
  if (text === "boolean") return "Edm.Boolean";
  const bare = text.split(".").at(-1) ?? text;
  return `${bare.charAt(0).toLowerCase()}${bare.slice(1)}`;
}
