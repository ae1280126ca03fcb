import { z } from "zod";
import { field } from "../../graph/odata.ts";
import { INSTALLS_FACT, readAppFailures, type WorstAppFailures } from "../app-failures.ts";
import { appPlatform } from "../app-platform.ts";
import type { Collector, GraphFact } from "../collector.ts";
import type { CoverageCause } from "../coverage-cause.ts";
import { createGraphCollector } from "../graph-source.ts";
import type { AppInstallState } from "../rows/app.ts";
import { readReportRows } from "../report-rows.ts";
import { coverageOf } from "../read-rows.ts";

const SUMMARY: GraphFact = {
  method: "POST",
  version: "beta",
  path: "/deviceManagement/reports/getAppsInstallSummaryReport",
  select: [
    "ApplicationId",
    "DisplayName",
    "AppVersion",
    "Platform",
    "InstalledDeviceCount",
    "FailedDeviceCount",
    "PendingInstallDeviceCount",
    "NotInstalledDeviceCount",
    "NotApplicableDeviceCount",
  ],
  permission: "DeviceManagementApps.Read.All",
  source: "https://learn.microsoft.com/mem/intune/fundamentals/reports-export-graph-available-reports",
  shape: "report",
};

export interface AppsOptions {
  /** Apps whose failures are read device by device, those with the most failures first. Default 100. */
  readonly maxDetailedApps?: number;
}

const DEFAULT_DETAILED_APPS = 100;

const Summary = z.object({
  ApplicationId: field.id,
  DisplayName: field.text,
  AppVersion: field.text,
  Platform: z.union([z.number().transform(String), field.text]),
  InstalledDeviceCount: field.number,
  FailedDeviceCount: field.number,
  PendingInstallDeviceCount: field.number,
  NotInstalledDeviceCount: field.number,
  NotApplicableDeviceCount: field.number,
});

/**
 * Install figures of every app, and the failures of the worst ones device by device. Both come from reports:
 * `deviceStatuses` and `installSummary` of an app are documented still, but the service has them no longer.
 */
export function createAppsCollector(options: AppsOptions = {}): Collector {
  return createGraphCollector({
    source: "apps",
    facts: [SUMMARY, INSTALLS_FACT],
    read: async (context) => {
      const summary = await readReportRows(context, { fact: SUMMARY, body: {}, schema: Summary, map: toApp });
      const limit = options.maxDetailedApps ?? DEFAULT_DETAILED_APPS;
      const details = await readAppFailures(context, summary.rows, limit);
      const { rows: apps, incomplete, badRows } = summary;
      const { leftOut } = details;
      const problems = [
        ...(incomplete === null ? [] : [incomplete]),
        ...details.problems,
        ...(leftOut === 0
          ? []
          : [`Failures were read for the ${limit} apps with the most; ${leftOut} more apps have failures.`]),
      ];
      const cause = causeOfProblems(incomplete, details);
      return {
        coverage: coverageOf("apps", { ...summary, cutBy: null }, apps.length, problems, cause),
        metrics: incomplete === null && badRows === 0 ? measure(apps) : {},
        lists: { apps, appFailures: details.failures },
      };
    },
  });
}

function causeOfProblems(incomplete: string | null, { problems }: WorstAppFailures): CoverageCause {
  if (incomplete !== null) return { kind: "cut" };
  return { kind: problems.length > 0 ? "details" : "tooMany" };
}

function toApp(row: z.infer<typeof Summary>): AppInstallState {
  return {
    id: row.ApplicationId,
    name: row.DisplayName,
    version: row.AppVersion,
    platform: appPlatform(row.Platform),
    installed: row.InstalledDeviceCount ?? 0,
    failed: row.FailedDeviceCount ?? 0,
    pending: row.PendingInstallDeviceCount ?? 0,
    notInstalled: row.NotInstalledDeviceCount ?? 0,
    notApplicable: row.NotApplicableDeviceCount ?? 0,
  };
}

function measure(apps: readonly AppInstallState[]): Record<string, number> {
  const sum = (of: (app: AppInstallState) => number): number =>
    apps.reduce((total, app) => total + of(app), 0);
  return {
    "apps.total": apps.length,
    "apps.installed": sum((app) => app.installed),
    "apps.failed": sum((app) => app.failed),
    "apps.pending": sum((app) => app.pending),
    "apps.notInstalled": sum((app) => app.notInstalled),
  };
}
