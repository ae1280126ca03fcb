import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { BatchAnswer } from "../../graph/graph-reader.ts";
import type { FakePaths } from "../../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createUnhealthyDevicesCollector } from "./unhealthy-devices.ts";

const DEVICES = "/deviceManagement/managedDevices";
const MALWARE = "/deviceManagement/windowsMalwareInformation";
const clock = fixedClock("2026-11-22T06:00:00Z");

const windows = (id: string): object => ({ id, deviceName: `PC-${id}`, operatingSystem: "Windows" });
const state = (more: object = {}): BatchAnswer => ({
  status: 200,
  body: {
    realTimeProtectionEnabled: true,
    malwareProtectionEnabled: true,
    signatureUpdateOverdue: false,
    deviceState: "clean",
    ...more,
  },
});
const partOf = (id: string): string => `${DEVICES}/${id}/windowsProtectionState`;

async function collect(
  paths: FakePaths,
  maxDevices?: number,
): ReturnType<ReturnType<typeof createUnhealthyDevicesCollector>["collect"]> {
  const graph = createFakeGraph(paths);
  const collected = await createUnhealthyDevicesCollector(
    maxDevices === undefined ? {} : { maxDevices },
  ).collect({ graph, clock });
  graph.assertUsed();
  return collected;
}

describe("the protection of Windows devices", () => {
  it("counts a device that never reported as unprotected, and lists whoever needs a person", async () => {
    const { coverage, metrics, lists } = await collect({
      pages: {
        [DEVICES]: [...["a", "b", "c", "d", "e"].map(windows), { id: "m", operatingSystem: "macOS" }],
        [MALWARE]: [{ id: "-5" }],
        [`${MALWARE}/-5/deviceMalwareStates`]: [
          { id: "s1", deviceName: "PC-A", threatState: "active" },
          { id: "s2", deviceName: "PC-b", threatState: "cleaned" },
          { id: "s3", deviceName: "gone", threatState: "manualStepsRequired" },
        ],
      },
      parts: {
        [partOf("a")]: state(),
        [partOf("b")]: state({
          realTimeProtectionEnabled: false,
          productStatus: "serviceNotRunning,newFlag",
        }),
        [partOf("c")]: state({ signatureUpdateOverdue: true }),
        [partOf("d")]: state(),
        [partOf("e")]: { status: 404, body: null },
      },
    });
    expect(coverage).toEqual({ source: "unhealthy-devices", status: "complete", count: 5 });
    expect(metrics).toEqual({
      "protection.windows": 5,
      "protection.reporting": 4,
      "protection.protected": 2,
      "protection.signaturesFresh": 3,
      "protection.activeThreatDevices": 2,
    });
    expect(
      lists.unhealthyDevices?.map((device) => [device.deviceId, device.activeThreats, device.deviceState]),
    ).toEqual([
      ["a", 1, "clean"],
      ["b", 0, "clean"],
      ["c", 0, "clean"],
      ["e", 0, "notReporting"],
    ]);
    expect(lists.unhealthyDevices?.[1]?.productStatus).toEqual(["serviceNotRunning", "newFlag"]);
  });

  it("gives no figures when one device could not be read", async () => {
    const { coverage, metrics } = await collect({
      pages: { [DEVICES]: [windows("a"), windows("b")], [MALWARE]: [] },
      parts: { [partOf("a")]: state(), [partOf("b")]: { status: 429, body: null } },
    });
    expect(coverage).toMatchObject({ status: "incomplete", reason: expect.stringContaining("1 devices") });
    expect(metrics).toEqual({ "protection.activeThreatDevices": 0 });
  });

  it("gives no count of threats when a kind of malware could not be read", async () => {
    const { coverage, metrics } = await collect({
      pages: {
        [DEVICES]: [],
        [MALWARE]: [{ id: "1" }],
        [`${MALWARE}/1/deviceMalwareStates`]: new GraphError("no", {
          kind: "unavailable",
          method: "GET",
          url: "https://graph.microsoft.com/",
        }),
      },
    });
    expect(coverage.status).toBe("incomplete");
    expect(metrics).not.toHaveProperty(["protection.activeThreatDevices"]);
  });

  it("comes from the report of unhealthy agents above the limit, without shares of the fleet", async () => {
    const REPORT = "/deviceManagement/reports/getUnhealthyDefenderAgentsReport";
    const { coverage, metrics, lists } = await collect(
      {
        pages: { [DEVICES]: ["a", "b", "c"].map(windows), [MALWARE]: [] },
        reports: {
          [REPORT]: {
            columns: ["DeviceId", "DeviceName", "DeviceState", "ProductStatus", "RealTimeProtectionEnabled"],
            rows: [
              ["b", "PC-b", 18, 524_416, false],
              ["c", "PC-c", "clean", "noStatus", true],
            ],
          },
        },
      },
      2,
    );
    expect(coverage).toMatchObject({
      status: "incomplete",
      count: 2,
      reason: expect.stringContaining("more than 2"),
      fix: expect.stringContaining("unhealthy-devices: false"),
      cause: { kind: "tooMany" },
    });
    expect(metrics).toEqual({ "protection.activeThreatDevices": 0 });
    expect(lists.unhealthyDevices?.map((device) => [device.deviceState, device.productStatus])).toEqual([
      ["rebootPending,critical", ["noQuickScanHappenedForSpecifiedPeriod", "noStatusFlagsSet"]],
      ["clean", ["noStatus"]],
    ]);
  });

  it("asks nobody above the limit when beta requests are off, and says so", async () => {
    const graph = createFakeGraph({ pages: { [DEVICES]: ["a", "b", "c"].map(windows), [MALWARE]: [] } });
    const collector = createUnhealthyDevicesCollector({ maxDevices: 2 });
    const { coverage, lists } = await collector.collect({ graph, clock, beta: false });
    expect(coverage).toMatchObject({ status: "incomplete", reason: expect.stringContaining("beta") });
    expect(lists).toEqual({});
  });
});
