import { describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { GraphError } from "../graph/graph-error.ts";
import type { Collected } from "./collector.ts";
import { createUnhealthyDevicesCollector } from "./collectors/unhealthy-devices.ts";
import type { ExportedRow } from "./exported-rows.ts";
import type { FakeExport, FakePaths } from "../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../test-support/fake-graph.ts";

const DEVICES = "/deviceManagement/managedDevices";
const MALWARE = "/deviceManagement/windowsMalwareInformation";
const REPORT = "/deviceManagement/reports/getUnhealthyDefenderAgentsReport";
const clock = fixedClock("2026-11-22T06:00:00Z");

const windows = (id: string): object => ({ id, deviceName: `PC-${id}`, operatingSystem: "Windows" });
const agent = (DeviceId: string, more: ExportedRow = {}): ExportedRow => ({
  DeviceId,
  DeviceState: "0",
  LastReportedDateTime: "2026-11-22 05:00:00.0000000",
  MalwareProtectionEnabled: "True",
  ProductStatus: "524288",
  RealTimeProtectionEnabled: "True",
  SignatureUpdateOverdue: "False",
  ...more,
});

/** A tenant with five Windows devices, of which two may be asked one by one. */
async function collect(
  DefenderAgents: FakeExport | Error,
  more: Partial<FakePaths> = {},
  exportJobs: boolean = true,
): Promise<Collected> {
  const graph = createFakeGraph({
    exports: { DefenderAgents },
    pages: { [DEVICES]: ["a", "b", "c", "d", "e"].map(windows), [MALWARE]: [] },
    reports: { [REPORT]: { columns: ["DeviceId", "DeviceName"], rows: [["b", "PC-b"]] } },
    ...more,
  });
  return await createUnhealthyDevicesCollector({ maxDevices: 2 }).collect({ graph, clock, exportJobs });
}

describe("the protection of a large fleet by an export job", () => {
  it("has the shares of the fleet, and lists whoever needs a person", async () => {
    const { coverage, metrics, lists } = await collect({
      rows: [
        agent("A"),
        agent("b", { RealTimeProtectionEnabled: "False", DeviceState: "18", ProductStatus: "524416" }),
        agent("c", { SignatureUpdateOverdue: "1" }),
        agent("d", { DeviceState: "" }),
        agent("somebody-else"),
      ],
    });
    expect(coverage).toEqual({ source: "unhealthy-devices", status: "complete", count: 5 });
    expect(metrics).toEqual({
      "protection.windows": 5,
      "protection.reporting": 4,
      "protection.protected": 2,
      "protection.signaturesFresh": 3,
      "protection.activeThreatDevices": 0,
    });
    expect(lists.unhealthyDevices?.map((device) => [device.deviceId, device.deviceState])).toEqual([
      ["b", "rebootPending,critical"],
      ["c", "clean"],
      ["e", "notReporting"],
    ]);
    expect(lists.unhealthyDevices?.[0]).toMatchObject({
      deviceName: "PC-b",
      realTimeProtection: false,
      productStatus: ["noQuickScanHappenedForSpecifiedPeriod", "noStatusFlagsSet"],
      lastReportedAt: new Date("2026-11-22T05:00:00Z"),
    });
  });

  it.each([
    ["that names nobody who is listed", { rows: [agent("x"), agent("y")] }, "none of the devices"],
    ["that is empty", { rows: [] }, "no rows"],
    [
      "with an answer that is neither yes nor no",
      { rows: [agent("a", { MalwareProtectionEnabled: "soon" })] },
      "MalwareProtectionEnabled",
    ],
    [
      "that is refused",
      new GraphError("no", {
        kind: "forbidden",
        method: "POST",
        url: "https://graph.microsoft.com/v1.0/x",
        status: 403,
      }),
      "DeviceManagementManagedDevices.ReadWrite.All",
    ],
  ])("%s gives way to the report of unhealthy agents", async (_what, agents, why) => {
    const { coverage, metrics, lists } = await collect(agents);
    expect(coverage).toMatchObject({
      status: "incomplete",
      reason: expect.stringMatching(new RegExp(`The export job brought nothing: .*${why}`)),
      fix: expect.stringContaining("unhealthy-devices: false"),
      cause: { kind: "tooMany" },
    });
    expect(metrics).toEqual({ "protection.activeThreatDevices": 0 });
    expect(lists.unhealthyDevices).toHaveLength(1);
  });

  it("is not made for a fleet whose devices can be asked one by one", async () => {
    const state = { status: 200, body: { realTimeProtectionEnabled: true } };
    const { metrics } = await collect(new Error("asked for"), {
      pages: { [DEVICES]: [windows("a")], [MALWARE]: [] },
      parts: { [`${DEVICES}/a/windowsProtectionState`]: state },
    });
    expect(metrics["protection.reporting"]).toBe(1);
  });

  it("is named as the remedy where the tenant does not allow it", async () => {
    const { coverage } = await collect(new Error("asked for"), {}, false);
    expect(coverage).toMatchObject({ fix: expect.stringContaining("`exportJobs: true`") });
  });
});
