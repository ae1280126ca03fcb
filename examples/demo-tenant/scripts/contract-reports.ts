import type { ContractExport, ContractReport } from "../src/contract/contract.ts";
import { ROUTES } from "../src/routes/index.ts";
import { sorted } from "./sorted.ts";
import type { ExportReport, Sources } from "./sources.ts";

/** Which export report has the columns of which action: the documentation names only the former's. */
const REPORT_OF_ACTION: Readonly<Record<string, string>> = {
  retrieveDeviceAppInstallationStatusReport: "DeviceInstallStatusByApp",
  getAppsInstallSummaryReport: "AppInstallStatusAggregate",
  getUnhealthyDefenderAgentsReport: "UnhealthyDefenderAgents",
};

/** Columns that are filtered under another name. */
const FILTERED_AS: Readonly<Record<string, string>> = { HexErrorCode: "ErrorCode" };

/** Reports that the product exports. */
const EXPORTED: readonly string[] = ["DefenderAgents", "Devices"];

const REPORTS = "/deviceManagement/reports";

/** The report actions that the tenant answers. @throws Error for one that is not in the metadata */
export function reportsOf({
  versions,
  permissions,
  reports,
  actions,
}: Sources): Record<string, ContractReport> {
  const found = new Map<string, ContractReport>();
  for (const route of ROUTES.filter(({ method, type }) => method === "POST" && type === null)) {
    const action = route.path.split("/").at(-1) ?? "";
    for (const version of route.versions) {
      if (!versions[version].actions.has(action)) throw new Error(`${action} is no action of ${version}`);
    }
    const report = reports[REPORT_OF_ACTION[action] ?? ""];
    if (report === undefined) throw new Error(`${action} has no documented columns`);
    found.set(action, {
      versions: route.versions,
      permissions: permissions.get(`/${route.path}`) ?? permissions.get(REPORTS) ?? [],
      parameters: actions.get(action) ?? null,
      ...exportFacts(report),
    });
  }
  return sorted(found);
}

/** The reports that can be exported. @throws Error for one that the documentation does not list */
export function exportsOf({ reports }: Sources): Record<string, ContractExport> {
  const found = EXPORTED.map((name): [string, ContractExport] => {
    const report = reports[name];
    if (report === undefined) throw new Error(`${name} is no report that can be exported`);
    return [name, exportFacts(report)];
  });
  return sorted(new Map(found));
}

function exportFacts({ columns, filterable, requiredFilter, selectAliases }: ExportReport): ContractExport {
  return {
    columns: [...columns, ...Object.keys(selectAliases ?? {})],
    filterable: filterable.map((name) => FILTERED_AS[name] ?? name),
    requiredFilter,
  };
}
