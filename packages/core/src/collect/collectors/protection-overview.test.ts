import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createProtectionOverviewCollector } from "./protection-overview.ts";

const clock = fixedClock("2026-11-22T06:00:00Z");

describe("Windows protection as the service sums it up", () => {
  it("is the number of devices that reported, are clean, or wait for something", async () => {
    const { coverage, metrics } = await collect({
      "@odata.type": "microsoft.graph.deviceProtectionOverview",
      totalReportedDeviceCount: 580,
      inactiveThreatAgentDeviceCount: 4,
      unknownStateThreatAgentDeviceCount: 0,
      pendingSignatureUpdateDeviceCount: 7,
      cleanDeviceCount: 540,
      pendingFullScanDeviceCount: 9,
      pendingRestartDeviceCount: 6,
      pendingManualStepsDeviceCount: 2,
      pendingOfflineScanDeviceCount: 1,
      criticalFailuresDeviceCount: 3,
      pendingQuickScanDeviceCount: 8,
    });
    expect(coverage).toEqual({ source: "protection-overview", status: "complete", count: 1 });
    expect(metrics).toEqual({
      "protection.overview.reported": 580,
      "protection.overview.clean": 540,
      "protection.overview.criticalFailures": 3,
      "protection.overview.inactiveAgents": 4,
      "protection.overview.unknownAgents": 0,
      "protection.overview.pendingSignatures": 7,
      "protection.overview.pendingFullScan": 9,
      "protection.overview.pendingQuickScan": 8,
      "protection.overview.pendingOfflineScan": 1,
      "protection.overview.pendingRestart": 6,
      "protection.overview.pendingManualSteps": 2,
    });
  });

  it.each([
    ["left out", undefined],
    ["null", null],
    ["without its main figure", { cleanDeviceCount: 540 }],
    ["of another shape", "none"],
  ])("that is %s is incomplete and brings no figure", async (_how, overview) => {
    const { coverage, metrics } = await collect(overview);
    expect(coverage).toMatchObject({ status: "incomplete", cause: { kind: "badAnswer" } });
    expect(metrics).toEqual({});
  });
});

async function collect(
  deviceProtectionOverview: unknown,
): ReturnType<ReturnType<typeof createProtectionOverviewCollector>["collect"]> {
  const graph = createFakeGraph({ entities: { "/deviceManagement": { id: "m", deviceProtectionOverview } } });
  return await createProtectionOverviewCollector().collect({ graph, clock });
}
