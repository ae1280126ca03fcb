import type { Device } from "../estate/device.ts";
import { Refusal } from "../http/answer.ts";
import { APPS, type App } from "../scenario/app-catalogue.ts";
import { errorCode, INSTALL_STATES, type InstallState, installState } from "../scenario/app-installs.ts";
import { graphDate } from "../scenario/calendar.ts";
import { devicesOf, type World } from "../world.ts";
import { type Column, coded, parseReportRequest, reportAnswer } from "./report.ts";
import { APPS_READ, BOTH, DEVICES_READ, type GraphCall, type Route } from "./route.ts";

interface InstallRow {
  readonly app: App;
  readonly device: Device;
  readonly state: InstallState;
}

export const appReportRoutes: readonly Route[] = [
  {
    method: "POST",
    versions: BOTH,
    path: "deviceManagement/reports/retrieveDeviceAppInstallationStatusReport",
    type: null,
    permissions: [...APPS_READ, ...DEVICES_READ],
    answer(call) {
      const request = parseReportRequest(call.body);
      const id = /ApplicationId\s+eq\s+'([^']+)'/i.exec(request.filter ?? "")?.[1]?.toLowerCase();
      if (id === undefined) throw new Refusal(400, "BadRequest", "The filter must name an ApplicationId.");
      const app = APPS.find((one) => one.id === id);
      return reportAnswer(app === undefined ? [] : installRows(app, call.world), installColumns(), request);
    },
  },
  {
    method: "POST",
    versions: ["beta"],
    path: "deviceManagement/reports/getAppsInstallSummaryReport",
    type: null,
    permissions: [...APPS_READ, ...DEVICES_READ],
    answer(call) {
      return reportAnswer(summaryRows(call), summaryColumns(), parseReportRequest(call.body));
    },
  },
];

function* installRows(app: App, world: World): Generator<InstallRow> {
  for (const device of devicesOf(world)) {
    const state = installState(app, device, world.day);
    if (state !== null) yield { app, device, state };
  }
}

function installColumns(): readonly Column<InstallRow>[] {
  return [
    coded(
      "AppInstallState",
      (row) => INSTALL_STATES[row.state],
      (row) => STATE_TEXT[row.state],
    ),
    { name: "AppInstallStateDetails", type: "String", value: () => "" },
    { name: "ApplicationId", type: "String", value: (row) => row.app.id },
    { name: "AppVersion", type: "String", value: (row) => row.app.version },
    { name: "AssignmentFilterIdsExist", type: "Boolean", value: () => false },
    { name: "DeviceId", type: "String", value: (row) => row.device.id },
    { name: "DeviceName", type: "String", value: (row) => row.device.name },
    {
      name: "ErrorCode",
      type: "Int32",
      value: (row) => (row.state === "failed" ? Number(errorCode(row.app, row.device)) | 0 : 0),
    },
    {
      name: "HexErrorCode",
      type: "String",
      value: (row) => (row.state === "failed" ? errorCode(row.app, row.device) : "0x00000000"),
    },
    coded(
      "InstallState",
      (row) => INSTALL_STATES[row.state],
      (row) => STATE_TEXT[row.state],
    ),
    coded(
      "InstallStateDetail",
      () => 0,
      () => "",
    ),
    {
      name: "LastModifiedDateTime",
      type: "DateTime",
      value: (row) => graphDate(row.device.lastSync - 600_000, 7).slice(0, -1),
    },
    { name: "Platform", type: "String", value: (row) => row.device.os },
    { name: "UserId", type: "String", value: () => "" },
    { name: "UserName", type: "String", value: (row) => row.device.person?.name ?? "" },
    { name: "UserPrincipalName", type: "String", value: (row) => row.device.person?.upn ?? "" },
  ];
}

const STATE_TEXT: Readonly<Record<InstallState, string>> = {
  installed: "Installed",
  failed: "Failed",
  notInstalled: "Not installed",
  pendingInstall: "Install pending",
  notApplicable: "Not applicable",
};

interface SummaryRow {
  readonly app: App;
  readonly tally: Readonly<Record<InstallState, number>>;
}

function summaryRows(call: GraphCall): readonly SummaryRow[] {
  return APPS.flatMap((app) => {
    const tally = call.world.appTally().get(app.id);
    return tally === undefined ? [] : [{ app, tally }];
  });
}

/** Platform numbers as they were seen in the service's answers. */
const PLATFORM_CODES = {
  android: ["1", "Android"],
  ios: ["2", "iOS"],
  macos: ["3", "macOS"],
  windows: ["5", "Windows"],
} as const;

function summaryColumns(): readonly Column<SummaryRow>[] {
  const assigned = ({ tally }: SummaryRow): number =>
    tally.installed + tally.failed + tally.pendingInstall + tally.notInstalled;
  const count = (name: string, value: (row: SummaryRow) => number): Column<SummaryRow> => ({
    name,
    type: "Int32",
    value,
  });
  return [
    { name: "AppPlatform", type: "String", value: (row) => platformCode(row.app)[1] },
    { name: "ApplicationId", type: "String", value: (row) => row.app.id },
    { name: "AppVersion", type: "String", value: (row) => row.app.version },
    { name: "DisplayName", type: "String", value: (row) => row.app.name },
    count("FailedDeviceCount", (row) => row.tally.failed),
    {
      name: "FailedDevicePercentage",
      type: "Double",
      value: (row) =>
        assigned(row) === 0 ? 0 : Math.round((row.tally.failed / assigned(row)) * 10_000) / 100,
    },
    count("FailedUserCount", (row) => users(row.tally.failed)),
    count("InstalledDeviceCount", (row) => row.tally.installed),
    count("InstalledUserCount", (row) => users(row.tally.installed)),
    count("NotApplicableDeviceCount", (row) => row.tally.notApplicable),
    count("NotApplicableUserCount", (row) => users(row.tally.notApplicable)),
    count("NotInstalledDeviceCount", (row) => row.tally.notInstalled),
    count("NotInstalledUserCount", (row) => users(row.tally.notInstalled)),
    count("PendingInstallDeviceCount", (row) => row.tally.pendingInstall),
    count("PendingInstallUserCount", (row) => users(row.tally.pendingInstall)),
    coded(
      "Platform",
      (row) => platformCode(row.app)[0],
      (row) => platformCode(row.app)[1],
      "String",
    ),
    { name: "Publisher", type: "String", value: (row) => row.app.publisher },
  ];
}

/** Some people have more than one device. */
function users(devices: number): number {
  return Math.ceil(devices * 0.9);
}

function platformCode(app: App): readonly [string, string] {
  const first = app.platforms[0];
  if (first === "ios" || first === "android" || first === "macos" || first === "windows")
    return PLATFORM_CODES[first];
  return ["0", "Unknown"];
}
