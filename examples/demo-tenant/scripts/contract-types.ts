import type { ContractEnum, ContractType } from "../src/contract/contract.ts";
import { ROUTES } from "../src/routes/index.ts";
import type { Route } from "../src/routes/route.ts";
import { type Metadata, memberType, navigate, type TypeFacts } from "./metadata.ts";
import type { Versions } from "./sources.ts";

/** Adds a type, its bases, and every type that its properties have. @throws Error for one that is in no metadata */
export function addType(
  versions: Versions,
  name: string,
  types: Map<string, ContractType>,
  enums: Map<string, ContractEnum>,
): void {
  if (name.startsWith("Edm.") || types.has(name) || enums.has(name)) return;
  const members = versions["v1.0"].enums.get(name) ?? versions.beta.enums.get(name);
  if (members !== undefined) {
    enums.set(name, members);
    return;
  }
  const facts = versions.beta.types.get(name);
  if (facts === undefined) throw new Error(`${name} is not in the metadata`);
  const { base, open } = facts;
  const properties = [...facts.properties].map(
    ([key, { type, nullable }]) => [key, nullable ? type : `${type}!`] as const,
  );
  const expanded = expandedOf(versions.beta, name);
  const onlyBeta = onlyInBeta(facts, versions["v1.0"].types.get(name));
  types.set(name, {
    base,
    open,
    properties: Object.fromEntries(properties),
    ...(expanded.length === 0 ? {} : { navigation: Object.fromEntries(expanded) }),
    ...(onlyBeta.length === 0 ? {} : { beta: onlyBeta }),
  });
  if (base !== null) addType(versions, base, types, enums);
  for (const [, type] of [...properties, ...expanded]) {
    addType(versions, memberType(type.replace("!", "")).type, types, enums);
  }
}

/** Navigation properties that a route of this type shows. */
function expandedOf(metadata: Metadata, type: string): readonly (readonly [string, string])[] {
  const names = new Set(ROUTES.flatMap((route: Route) => (route.type === type ? (route.expands ?? []) : [])));
  return [...names].map((name) => {
    const target = navigate(metadata, type, name);
    if (target === null) throw new Error(`${type} has no navigation property ${name}`);
    return [name, target] as const;
  });
}

function onlyInBeta(beta: TypeFacts, v1: TypeFacts | undefined): readonly string[] {
  return v1 === undefined ? [] : [...beta.properties.keys()].filter((key) => !v1.properties.has(key));
}
