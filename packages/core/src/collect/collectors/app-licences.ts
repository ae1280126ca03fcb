import { z } from "zod";
import { field } from "../../graph/odata.ts";
import type { Collector, GraphFact } from "../collector.ts";
import { createListCollector } from "../list-source.ts";
import { typeName } from "../odata-type.ts";
import type { AppLicence } from "../rows/app.ts";

/**
 * Without `$select`: the counts are of a subtype, and a list of several kinds takes the names of its own type
 * alone. The documented request for these apps is the whole list, of which the filter asks for their kind.
 */
const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceAppManagement/mobileApps",
  entity: "iosVppApp",
  permission: "DeviceManagementApps.Read.All",
  source: "https://learn.microsoft.com/graph/api/intune-apps-iosvppapp-list",
  shape: "list",
};

/** The kind for macOS is in the beta version alone: v1.0 does not know it, and would refuse a filter for it. */
const FILTER = "isof('microsoft.graph.iosVppApp')";

const PLATFORMS: Readonly<Record<string, string>> = { iosVppApp: "iOS", macOsVppApp: "macOS" };

const Row = z
  .object({
    "@odata.type": field.text,
    id: field.id,
    displayName: field.text,
    usedLicenseCount: field.number,
    totalLicenseCount: field.number,
  })
  .refine(
    (row) => platformOf(row) === null || (row.usedLicenseCount !== null && row.totalLicenseCount !== null),
    {
      error: "has no licence counts",
    },
  );

/** Licences of the apps that were bought through Apple: how many are in use, and of how many. */
export function createAppLicencesCollector(): Collector {
  return createListCollector({
    source: "app-licences",
    fact: FACT,
    schema: Row,
    key: (row) => row.id,
    query: () => ({ $filter: FILTER }),
    map: (row): AppLicence | null => {
      const platform = platformOf(row);
      const { usedLicenseCount: used, totalLicenseCount: total } = row;
      // A filter may also be passed over without a word.
      if (platform === null || used === null || total === null) return null;
      return { id: row.id, name: row.displayName, platform, used, total };
    },
    lists: (appLicences) => ({ appLicences }),
    metrics: (licences) => ({
      "appLicences.used": sum(licences, ({ used }) => used),
      "appLicences.total": sum(licences, ({ total }) => total),
      "appLicences.exhausted": licences.filter(isExhausted).length,
    }),
    none: "No app was bought through Apple volume purchase.",
  });
}

/** The platform of a volume-purchased app, `null` of any other. One without a type is told by its counts. */
function platformOf(row: {
  readonly "@odata.type": string;
  readonly totalLicenseCount: number | null;
}): string | null {
  const kind = typeName(row["@odata.type"]);
  if (kind === "") return row.totalLicenseCount === null ? null : "iOS";
  return Object.hasOwn(PLATFORMS, kind) ? (PLATFORMS[kind] ?? null) : null;
}

/** No licence is left for the next device; an app that nobody uses lacks none. */
function isExhausted({ used, total }: AppLicence): boolean {
  return used > 0 && used >= total;
}

function sum(licences: readonly AppLicence[], of: (licence: AppLicence) => number): number {
  return licences.reduce((total, licence) => total + of(licence), 0);
}
