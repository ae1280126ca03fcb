import { z } from "zod";
import { GraphError } from "../graph/graph-error.ts";
import { mapBounded } from "../graph/map-bounded.ts";
import { field } from "../graph/odata.ts";
import { appPlatform } from "./app-platform.ts";
import type { CollectContext, GraphFact } from "./collector.ts";
import { hexCode } from "./hex-code.ts";
import type { AppFailure, AppInstallState } from "./rows/app.ts";
import type { ReportRows } from "./report-rows.ts";
import { readReportRows } from "./report-rows.ts";
import { reasonOf } from "./graph-source.ts";

export const INSTALLS_FACT: GraphFact = {
  method: "POST",
  version: "v1.0",
  path: "/deviceManagement/reports/retrieveDeviceAppInstallationStatusReport",
  select: [
    "DeviceName",
    "UserPrincipalName",
    "Platform",
    "AppInstallState",
    "ErrorCode",
    "LastModifiedDateTime",
  ],
  permission: "DeviceManagementApps.Read.All",
  source:
    "https://learn.microsoft.com/graph/api/intune-reporting-devicemanagementreports-retrievedeviceappinstallationstatusreport",
  shape: "part",
};

const DETAIL_CONCURRENCY = 2;

/** How the member `failed` of `resultantAppState` comes: as its number, or by name. */
const FAILED_STATES: ReadonlySet<string> = new Set(["2", "failed"]);

const Device = z.object({
  DeviceName: field.text,
  UserPrincipalName: field.text,
  Platform: z.union([z.number().transform(String), field.text]),
  AppInstallState: z.union([z.number().transform(String), field.text]),
  ErrorCode: z.union([z.number(), field.text]),
  LastModifiedDateTime: field.date,
});

export interface AppFailures {
  readonly failures: readonly AppFailure[];
  readonly problems: readonly string[];
}

export interface WorstAppFailures extends AppFailures {
  /** Apps with failures that were not read, for there are more than `limit`. */
  readonly leftOut: number;
}

/** The failed installs of the apps with the most of them, device by device. A fault of one app leaves the others whole. */
export async function readAppFailures(
  context: CollectContext,
  apps: readonly AppInstallState[],
  limit: number,
): Promise<WorstAppFailures> {
  const failing = apps.filter((app) => app.failed > 0);
  const worst = failing
    .toSorted((one, other) => other.failed - one.failed || (one.id < other.id ? -1 : 1))
    .slice(0, limit);
  const readings = await mapBounded(
    worst,
    DETAIL_CONCURRENCY,
    async (app) => await readFailuresOf(context, app),
  );
  return {
    failures: readings.flatMap((reading) => reading.failures),
    problems: readings.flatMap((reading) => reading.problems),
    leftOut: failing.length - worst.length,
  };
}

async function readFailuresOf(context: CollectContext, app: AppInstallState): Promise<AppFailures> {
  try {
    const reading = await readFailedRows(context, app);
    const isWhole = reading.incomplete === null && reading.badRows === 0;
    const why = reading.incomplete ?? reading.firstFault ?? "";
    return {
      failures: reading.rows,
      problems: isWhole ? [] : [`Not all failures of ${app.name} could be read: ${why}`],
    };
  } catch (error) {
    context.signal?.throwIfAborted();
    if (!(error instanceof GraphError)) throw error;
    return { failures: [], problems: [`The failures of ${app.name} could not be read: ${reasonOf(error)}`] };
  }
}

/** Asks for the failed devices alone, and for all of the app's where the service does not take that filter. */
async function readFailedRows(
  context: CollectContext,
  app: AppInstallState,
): Promise<ReportRows<AppFailure>> {
  const ofApp = `(ApplicationId eq '${app.id.replaceAll("'", "''")}')`;
  const read = async (filter: string): Promise<ReportRows<AppFailure>> =>
    await readReportRows(context, {
      fact: INSTALLS_FACT,
      body: { filter },
      schema: Device,
      // A filter may also be passed over without a word.
      map: (row) => (isFailure(row) ? toFailure(app, row) : null),
    });
  try {
    return await read(`${ofApp} and (AppInstallState eq '2')`);
  } catch (error) {
    if (!(error instanceof GraphError) || error.kind !== "badRequest") throw error;
    return await read(ofApp);
  }
}

function isFailure(row: z.infer<typeof Device>): boolean {
  return FAILED_STATES.has(row.AppInstallState.toLowerCase());
}

function toFailure(app: AppInstallState, row: z.infer<typeof Device>): AppFailure {
  return {
    appId: app.id,
    appName: app.name,
    deviceName: row.DeviceName,
    userPrincipalName: row.UserPrincipalName,
    platform: appPlatform(row.Platform) || app.platform,
    code: hexCode(row.ErrorCode),
    at: row.LastModifiedDateTime,
  };
}
