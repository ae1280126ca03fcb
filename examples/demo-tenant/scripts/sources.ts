import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Version } from "../src/routes/route.ts";
import { type BetaFile, withBeta } from "./beta-metadata.ts";
import { withDocumented } from "./documented-types.ts";
import { type Metadata, readMetadata } from "./metadata.ts";
import { type ExampleFacts, permissionsByPath } from "./permissions.ts";
import { readStatements, type Statements } from "./query-facts.ts";

export type Versions = Readonly<Record<Version, Metadata>>;

/** All that is known beside the checkout. */
export interface Sources {
  readonly versions: Versions;
  readonly statements: Statements;
  readonly permissions: ReadonlyMap<string, readonly string[]>;
  readonly reports: Readonly<Record<string, ExportReport>>;
  readonly actions: ReadonlyMap<string, readonly string[] | null>;
}

export interface ExportReport {
  readonly columns: readonly string[];
  readonly filterable: readonly string[];
  readonly requiredFilter: readonly string[];
  readonly selectAliases?: Readonly<Record<string, string>>;
}

const SHARED = new URL("../../../../shared/graph/", import.meta.url);

/** Whether Microsoft's metadata lies beside the checkout. */
export function hasMetadata(): boolean {
  return existsSync(new URL("v1.0.csdl.xml", SHARED));
}

const NEEDED: Readonly<Record<string, string>> = {
  "v1.0.csdl.xml": "the metadata document of Graph v1.0, from the repository microsoftgraph/msgraph-metadata",
  "beta-properties.json": "types of the beta version, from the same repository's beta metadata and typings",
  "export-reports.json": "columns and filters of the export reports, from Intune's documentation",
  examples: "example bodies of Microsoft's documentation",
};

/** Reads all of it. @throws Error that names what is missing and where it comes from. */
export function readSources(): Sources {
  const missing = Object.entries(NEEDED).filter(([file]) => !existsSync(new URL(file, SHARED)));
  if (missing.length > 0) {
    const lines = missing.map(([file, origin]) => `  ${file}: ${origin}`);
    throw new Error(
      `Microsoft's metadata is not in ../shared/graph beside the checkout. Missing:\n${lines.join("\n")}`,
    );
  }
  const beta: BetaFile = JSON.parse(readText("beta-properties.json"));
  const xml = readText("v1.0.csdl.xml");
  const v1 = readMetadata(xml);
  const examples: ExampleFacts[] = readdirSync(new URL("examples/", SHARED)).map((file) =>
    JSON.parse(readText(`examples/${file}`)),
  );
  const { reports }: Pick<Sources, "reports"> = JSON.parse(readText("export-reports.json"));
  return {
    versions: {
      "v1.0": withDocumented(v1, "v1.0"),
      beta: withDocumented(withBeta(v1, beta), "beta"),
    },
    statements: readStatements(xml),
    permissions: permissionsByPath(beta, examples),
    reports,
    actions: new Map(
      beta.reportActions.actions.map(({ name, parameters }) => [
        name,
        parameters === null ? null : Object.keys(parameters),
      ]),
    ),
  };
}

function readText(file: string): string {
  return readFileSync(new URL(file, SHARED), "utf8");
}
