import type { Contract, ContractEnum, ContractPath, ContractType } from "../src/contract/contract.ts";
import { ROUTES } from "../src/routes/index.ts";
import { exportsOf, reportsOf } from "./contract-reports.ts";
import { addType } from "./contract-types.ts";
import { placeOfPath } from "./metadata.ts";
import { queryFactsOf } from "./query-facts.ts";
import { sorted } from "./sorted.ts";
import { readSources, type Sources } from "./sources.ts";

/** Works the contract out from the metadata. @throws Error when a path or a type is not in it. */
export function deriveContract(): Contract {
  const sources = readSources();
  const types = new Map<string, ContractType>();
  const enums = new Map<string, ContractEnum>();
  for (const name of emittedTypes()) addType(sources.versions, name, types, enums);
  return {
    paths: pathsOf(sources),
    types: sorted(types),
    enums: sorted(enums),
    reports: reportsOf(sources),
    exports: exportsOf(sources),
  };
}

function pathsOf({ versions, statements, permissions }: Sources): Record<string, ContractPath> {
  const paths = new Map<string, ContractPath>();
  for (const { path, type, method, versions: offered } of ROUTES) {
    if (type === null) continue;
    for (const version of offered) {
      const place = placeOfPath(versions[version], path);
      if (place === null) throw new Error(`${path} is not in the metadata of ${version}`);
      const { methods = [] } = paths.get(`/${path}`) ?? {};
      const known = permissions.get(`/${path}`);
      paths.set(`/${path}`, {
        ...place,
        methods: [...new Set([...methods, method])],
        versions: offered,
        ...(known === undefined ? {} : { permissions: known }),
        ...(place.isList ? queryFactsOf(statements, versions[version], path, place.type) : {}),
      });
    }
  }
  return sorted(paths);
}

function emittedTypes(): ReadonlySet<string> {
  return new Set(ROUTES.flatMap(({ type, kinds = [] }) => [...(type === null ? [] : [type]), ...kinds]));
}
