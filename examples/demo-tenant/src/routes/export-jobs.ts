import { Refusal, resourceNotFound } from "../http/answer.ts";
import { entityAnswer } from "../odata/entity.ts";
import type { ExportJob, ExportOrder } from "../exports.ts";
import { graphDate, HOUR_MS, NEVER } from "../scenario/calendar.ts";
import { exportReport } from "./export-reports.ts";
import { APPS_READ, BOTH, CONFIGURATION_READ, DEVICES_READ, type GraphCall, type Route } from "./route.ts";

const PATH = "deviceManagement/reports/exportJobs";
const LIFE_MS = 6 * HOUR_MS;

export const exportJobRoutes: readonly Route[] = [
  {
    method: "POST",
    versions: BOTH,
    path: PATH,
    type: "deviceManagementExportJob",
    permissions: [
      "DeviceManagementConfiguration.ReadWrite.All",
      "DeviceManagementApps.ReadWrite.All",
      "DeviceManagementManagedDevices.ReadWrite.All",
    ],
    answer: (call) => ({ ...jobAnswer(call, call.exports.create(orderOf(call))), status: 201 }),
  },
  {
    method: "GET",
    versions: BOTH,
    path: `${PATH}/{}`,
    type: "deviceManagementExportJob",
    permissions: [...DEVICES_READ, ...CONFIGURATION_READ, ...APPS_READ],
    answer(call) {
      const job = call.exports.ask(call.keys[0] ?? "");
      if (job === null) throw resourceNotFound();
      return jobAnswer(call, job);
    },
  },
];

/** @throws Refusal 400 */
function orderOf({ body, world }: GraphCall): ExportOrder {
  const given: Readonly<Record<string, unknown>> =
    typeof body === "object" && body !== null ? { ...body } : {};
  const { reportName, select, filter, format = "csv", localizationType = "" } = given;
  if (format !== "csv")
    throw new Refusal(400, "BadRequest", `The format ${String(format)} is not supported.`);
  const request = {
    reportName: String(reportName),
    select: Array.isArray(select) && select.length > 0 ? select.map(String) : null,
    filter: typeof filter === "string" && filter !== "" ? filter : null,
  };
  const report = exportReport(world, request);
  return {
    ...request,
    select: report.columns,
    localizationType: /^replace/i.test(String(localizationType))
      ? "replaceLocalizableValues"
      : "localizedValuesAsAdditionalColumn",
    requestedAt: world.now,
    csv: report.csv,
  };
}

function jobAnswer(call: GraphCall, job: ExportJob): ReturnType<Route["answer"]> {
  const row = {
    id: job.id,
    reportName: job.reportName,
    filter: job.filter,
    select: job.select,
    format: "csv",
    snapshotId: null,
    localizationType: job.localizationType,
    status: job.status,
    url: job.url,
    requestDateTime: graphDate(job.requestedAt, 7),
    expirationDateTime: job.status === "completed" ? graphDate(job.requestedAt + LIFE_MS, 7) : NEVER,
  };
  return entityAnswer(row, { context: PATH, type: "deviceManagementExportJob" }, call);
}
