import { readFileSync } from "node:fs";

/** What the service answers and takes, in the names of Microsoft's metadata. Made by scripts/write-contract.ts. */
export interface Contract {
  /** What stands at a path below the version; `{}` is a key. */
  readonly paths: Readonly<Record<string, ContractPath>>;
  readonly types: Readonly<Record<string, ContractType>>;
  readonly enums: Readonly<Record<string, ContractEnum>>;
  /** By the name of the report action below `/deviceManagement/reports/`. */
  readonly reports: Readonly<Record<string, ContractReport>>;
  /** By the report name of an export job. */
  readonly exports: Readonly<Record<string, ContractExport>>;
}

export interface ContractPath {
  readonly type: string;
  readonly isList: boolean;
  readonly methods: readonly string[];
  readonly versions: readonly string[];
  /** Application permissions of which any will do, where they are known. */
  readonly permissions?: readonly string[];
  /** Of a list, the only properties that can be filtered, each with its operators; `*` is any. Absent: not said. */
  readonly filter?: Readonly<Record<string, readonly string[]>>;
  /** The only properties that can be sorted by. Absent: not said. */
  readonly orderby?: readonly string[];
  /** Query options that are refused. */
  readonly refuses?: readonly string[];
}

export interface ContractType {
  readonly base: string | null;
  readonly open: boolean;
  /** Type by property, those of the base left out; `!` at the end means never null. */
  readonly properties: Readonly<Record<string, string>>;
  /** Type by navigation property that can be expanded. */
  readonly navigation?: Readonly<Record<string, string>>;
  /** Properties of a type of both versions that only beta has. */
  readonly beta?: readonly string[];
}

export interface ContractEnum {
  readonly flags: boolean;
  readonly members: readonly string[];
}

export interface ContractExport {
  /** Names that can be selected. */
  readonly columns: readonly string[];
  readonly filterable: readonly string[];
  /** Filters without which the service refuses. */
  readonly requiredFilter: readonly string[];
}

export interface ContractReport extends ContractExport {
  readonly versions: readonly string[];
  readonly permissions: readonly string[];
  /** Names in the body; null where the metadata at hand does not have them. */
  readonly parameters: readonly string[] | null;
}

/** The contract as it was written last. */
export function writtenContract(): Contract {
  return JSON.parse(readFileSync(new URL("../../graph-contract.json", import.meta.url), "utf8"));
}

/** Types by the names of their properties, those of the bases included. */
export function propertiesOf(contract: Contract, type: string): ReadonlyMap<string, string> {
  const facts = contract.types[type];
  if (facts === undefined) return new Map();
  const inherited = facts.base === null ? [] : propertiesOf(contract, facts.base);
  return new Map([...inherited, ...Object.entries(facts.properties)]);
}

/** The contract as one version has it: without the properties that only beta has, where it is v1.0. */
export function inVersion(contract: Contract, version: string): Contract {
  if (version !== "v1.0") return contract;
  const types = Object.entries(contract.types).map(([name, facts]): [string, ContractType] => {
    const { beta = [] } = facts;
    const properties = Object.entries(facts.properties).filter(([property]) => !beta.includes(property));
    return [name, { ...facts, properties: Object.fromEntries(properties) }];
  });
  return { ...contract, types: Object.fromEntries(types) };
}

/** Whether a type is another or a kind of it. */
export function isKindOf(contract: Contract, type: string, wanted: string): boolean {
  if (type === wanted) return true;
  const base = contract.types[type]?.base ?? null;
  return base !== null && isKindOf(contract, base, wanted);
}
