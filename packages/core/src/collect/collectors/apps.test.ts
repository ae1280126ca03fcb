import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { FakePaths } from "../../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createAppsCollector } from "./apps.ts";

const SUMMARY = "/deviceManagement/reports/getAppsInstallSummaryReport";
const DEVICES = "/deviceManagement/reports/retrieveDeviceAppInstallationStatusReport";
const clock = fixedClock("2026-11-22T06:00:00Z");
const COLUMNS = [
  "ApplicationId",
  "DisplayName",
  "Platform",
  "Platform_loc",
  "InstalledDeviceCount",
  "FailedDeviceCount",
  "PendingInstallDeviceCount",
];
const DEVICE_COLUMNS = [
  "DeviceName",
  "UserPrincipalName",
  "Platform",
  "AppInstallState",
  "ErrorCode",
  "LastModifiedDateTime",
];
const failed = (app: string): string => `${DEVICES}?(ApplicationId eq '${app}') and (AppInstallState eq '2')`;
const error = (kind: "badRequest" | "unavailable"): GraphError =>
  new GraphError("no", { kind, method: "POST", url: "https://graph.microsoft.com/x" });

async function collect(
  reports: FakePaths["reports"],
  options: Parameters<typeof createAppsCollector>[0] = {},
): ReturnType<ReturnType<typeof createAppsCollector>["collect"]> {
  const graph = createFakeGraph({ reports: reports ?? {} });
  const collected = await createAppsCollector(options).collect({ graph, clock });
  graph.assertUsed();
  return collected;
}

const summary = {
  columns: COLUMNS,
  rows: [
    ["app-1", "VPN", "5", "Windows", 90, 2, 8],
    ["app-2", "Mail", "2", "iOS", 50, 0, 0],
    ["app-3", "CAD", 1, "Android", "10", 5, null],
  ],
};
const failures = {
  columns: DEVICE_COLUMNS,
  rows: [
    ["PC-1", "ada@contoso.com", "Windows", 2, -2016345060, "2026-11-21T10:00:00.1234567"],
    ["PC-2", "", "Windows", 1, 0, null],
  ],
};

describe("app installs", () => {
  it("are summed, and the failures of the worst apps read device by device with codes in hex", async () => {
    const { coverage, metrics, lists } = await collect({
      [SUMMARY]: summary,
      [failed("app-3")]: { columns: DEVICE_COLUMNS },
      [failed("app-1")]: failures,
    });
    expect(coverage).toEqual({ source: "apps", status: "complete", count: 3 });
    expect(metrics).toMatchObject({
      "apps.total": 3,
      "apps.installed": 150,
      "apps.failed": 7,
      "apps.pending": 8,
    });
    expect(lists.apps?.map((app) => app.platform)).toEqual(["Windows", "iOS", "Android"]);
    expect(lists.appFailures).toEqual([
      {
        appId: "app-1",
        appName: "VPN",
        deviceName: "PC-1",
        userPrincipalName: "ada@contoso.com",
        platform: "Windows",
        code: "0x87D1041C",
        at: new Date("2026-11-21T10:00:00.123Z"),
      },
    ]);
  });

  it("are asked for as a whole where the service refuses the filter by state", async () => {
    const { coverage, lists } = await collect(
      {
        [SUMMARY]: summary,
        [failed("app-3")]: error("badRequest"),
        [`${DEVICES}?(ApplicationId eq 'app-3')`]: failures,
      },
      { maxDetailedApps: 1 },
    );
    expect(lists.appFailures?.map((failure) => failure.deviceName)).toEqual(["PC-1"]);
    expect(coverage).toMatchObject({
      status: "incomplete",
      reason: "Failures were read for the 1 apps with the most; 1 more apps have failures.",
      cause: { kind: "tooMany" },
    });
  });

  it("are read device by device for a hundred apps, and no more than that passes for all", async () => {
    const ofApps = async (count: number): Promise<Awaited<ReturnType<typeof collect>>> =>
      await collect({
        [SUMMARY]: {
          columns: COLUMNS,
          rows: Array.from({ length: count }, (_, index) => [`app-${index}`, "A", "5", "Windows", 1, 1, 0]),
        },
        [DEVICES]: { columns: DEVICE_COLUMNS },
      });
    expect((await ofApps(100)).coverage.status).toBe("complete");
    const more = await ofApps(101);
    expect(more.coverage.status).toBe("incomplete");
    expect(more.metrics["apps.failed"]).toBe(101);
  });

  it("keep their figures when the failures of one app cannot be read, and say so", async () => {
    const { coverage, metrics } = await collect({
      [SUMMARY]: summary,
      [failed("app-3")]: error("unavailable"),
      [failed("app-1")]: failures,
    });
    expect(coverage).toMatchObject({
      status: "incomplete",
      reason: expect.stringContaining("CAD"),
      cause: { kind: "details" },
    });
    expect(metrics["apps.failed"]).toBe(7);
  });

  it("are unreadable without beta requests, with what to do", async () => {
    const { coverage } = await createAppsCollector().collect({
      graph: createFakeGraph({}),
      clock,
      beta: false,
    });
    expect(coverage).toMatchObject({ status: "unreadable", fix: expect.stringContaining("beta: true") });
  });

  it("have no figures when the report broke off", async () => {
    const { coverage, metrics } = await collect({
      [SUMMARY]: { columns: COLUMNS, rows: summary.rows.slice(1, 2), incomplete: "It ended." },
    });
    expect(coverage).toMatchObject({ status: "incomplete", cause: { kind: "cut" } });
    expect(metrics).toEqual({});
  });

  it("have no figures when an app of the report could not be understood", async () => {
    const { coverage, metrics } = await collect({
      [SUMMARY]: { columns: COLUMNS, rows: [["app-2", "Mail", "2", "iOS", 50, 0, 0], [{}]] },
    });
    expect(coverage).toMatchObject({ status: "incomplete", cause: { kind: "rows", rows: 1 } });
    expect(metrics).toEqual({});
  });
});
