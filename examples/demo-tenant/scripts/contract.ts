import { existsSync, readFileSync } from "node:fs";
import { ROUTES } from "../src/routes/index.ts";
import { APPS } from "../src/scenario/app-catalogue.ts";
import { POLICIES } from "../src/scenario/policies.ts";
import {
  allProperties,
  type EnumFacts,
  type Metadata,
  memberType,
  readMetadata,
  typeOfPath,
} from "./metadata.ts";

/** What the tenant answers, in the words of Microsoft's metadata. */
export interface Contract {
  /** Type by path below the version. */
  readonly paths: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, ContractType>>;
  readonly enums: Readonly<Record<string, EnumFacts>>;
  /** Columns by report action. */
  readonly reports: Readonly<Record<string, readonly string[]>>;
}

interface ContractType {
  readonly base: string | null;
  readonly open: boolean;
  /** Type by property, bases included; `!` at the end means never null. */
  readonly properties: Readonly<Record<string, string>>;
}

/** Which export report has the columns of which action: the documentation names only the former's. */
const REPORT_OF_ACTION: Readonly<Record<string, string>> = {
  retrieveDeviceAppInstallationStatusReport: "DeviceInstallStatusByApp",
  getAppsInstallSummaryReport: "AppInstallStatusAggregate",
  getUnhealthyDefenderAgentsReport: "UnhealthyDefenderAgents",
};

/** Navigation properties that an answer holds when they are expanded. */
const EXPANDED: Readonly<Record<string, readonly string[]>> = { serviceHealth: ["issues"] };

const SHARED = new URL("../../../../shared/graph/", import.meta.url);

/** Whether Microsoft's metadata lies beside the checkout. */
export function hasMetadata(): boolean {
  return existsSync(new URL("v1.0.csdl.xml", SHARED));
}

/** The contract as it was written last. */
export function writtenContract(): Contract {
  return JSON.parse(readFileSync(new URL("../graph-contract.json", import.meta.url), "utf8"));
}

/** Works the contract out from the metadata. @throws Error when a path or a type is not in it. */
export function deriveContract(): Contract {
  const metadata = readMetadata(readText("v1.0.csdl.xml"));
  const types = new Map<string, ContractType>();
  const enums = new Map<string, EnumFacts>();
  const paths = pathsOf(metadata);
  for (const name of emittedTypes()) addType(metadata, name, types, enums);
  return { paths, types: sorted(types), enums: sorted(enums), reports: reportsOf(metadata) };
}

function pathsOf(metadata: Metadata): Record<string, string> {
  const paths: Record<string, string> = {};
  for (const route of ROUTES) {
    if (route.type === null) continue;
    const type = typeOfPath(metadata, route.path);
    if (type === null) throw new Error(`${route.path} is not in the metadata`);
    paths[`/${route.path}`] = type;
  }
  return paths;
}

function reportsOf(metadata: Metadata): Record<string, readonly string[]> {
  const beta: { reportActions: { actions: { name: string }[] } } = JSON.parse(
    readText("beta-properties.json"),
  );
  const { reports }: { reports: Record<string, { columns: string[] }> } = JSON.parse(
    readText("export-reports.json"),
  );
  const betaActions = new Set(beta.reportActions.actions.map(({ name }) => name));
  const columns: Record<string, readonly string[]> = {};
  for (const route of ROUTES.filter(({ method }) => method === "POST")) {
    const action = route.path.split("/").at(-1) ?? "";
    for (const version of route.versions) {
      const known = version === "beta" ? betaActions : metadata.actions;
      if (!known.has(action)) throw new Error(`${action} is no action of ${version}`);
    }
    const report = reports[REPORT_OF_ACTION[action] ?? ""];
    if (report === undefined) throw new Error(`${action} has no documented columns`);
    columns[action] = report.columns;
  }
  return columns;
}

function emittedTypes(): ReadonlySet<string> {
  const kinds = [...APPS, ...POLICIES].flatMap(({ kind }) => kind ?? []);
  return new Set([...ROUTES.flatMap(({ type }) => type ?? []), ...kinds, "enrollmentTroubleshootingEvent"]);
}

/** Adds a type and every type its properties have. */
function addType(
  metadata: Metadata,
  name: string,
  types: Map<string, ContractType>,
  enums: Map<string, EnumFacts>,
): void {
  if (name.startsWith("Edm.") || types.has(name) || enums.has(name)) return;
  const members = metadata.enums.get(name);
  if (members !== undefined) {
    enums.set(name, members);
    return;
  }
  const facts = metadata.types.get(name);
  if (facts === undefined) throw new Error(`${name} is not in the metadata`);
  const properties = [...allProperties(metadata, name)].map(
    ([key, { type, nullable }]) => [key, nullable ? type : `${type}!`] as const,
  );
  const expanded = (EXPANDED[name] ?? []).map((key) => [key, facts.navigation.get(key) ?? ""] as const);
  const entries = [...properties, ...expanded];
  types.set(name, { base: facts.base, open: facts.open, properties: Object.fromEntries(entries) });
  for (const [, type] of entries) addType(metadata, memberType(type.replace("!", "")).name, types, enums);
}

function readText(file: string): string {
  return readFileSync(new URL(file, SHARED), "utf8");
}

function sorted<T>(map: ReadonlyMap<string, T>): Record<string, T> {
  return Object.fromEntries([...map].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
