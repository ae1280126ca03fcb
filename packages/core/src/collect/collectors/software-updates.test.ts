import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createSoftwareUpdatesCollector } from "./software-updates.ts";

const PATH = "/deviceManagement/softwareUpdateStatusSummary";
const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(
  entity: object,
): ReturnType<ReturnType<typeof createSoftwareUpdatesCollector>["collect"]> {
  const graph = createFakeGraph({ entities: { [PATH]: { ...entity } } });
  return await createSoftwareUpdatesCollector().collect({ graph, clock });
}

describe("software updates", () => {
  it("are devices by state; users are left out", async () => {
    const { coverage, metrics } = await collect({
      "@odata.context":
        "https://graph.microsoft.com/v1.0/$metadata#deviceManagement/softwareUpdateStatusSummary/$entity",
      id: "one",
      displayName: null,
      compliantDeviceCount: 512,
      nonCompliantDeviceCount: 31,
      remediatedDeviceCount: 0,
      errorDeviceCount: 4,
      unknownDeviceCount: 2,
      conflictDeviceCount: 1,
      notApplicableDeviceCount: 9,
      compliantUserCount: 480,
      nonCompliantUserCount: 30,
    });
    expect(coverage).toEqual({ source: "software-updates", status: "complete", count: 1 });
    expect(metrics).toEqual({
      "softwareUpdates.compliant": 512,
      "softwareUpdates.noncompliant": 31,
      "softwareUpdates.remediated": 0,
      "softwareUpdates.error": 4,
      "softwareUpdates.conflict": 1,
      "softwareUpdates.notApplicable": 9,
      "softwareUpdates.unknown": 2,
    });
  });

  it("without a figure leave it out, and without the main one are incomplete", async () => {
    expect(await collect({ compliantDeviceCount: 0, errorDeviceCount: null })).toMatchObject({
      coverage: { status: "complete" },
      metrics: { "softwareUpdates.compliant": 0 },
    });
    const { coverage, metrics } = await collect({ errorDeviceCount: 4 });
    expect(coverage).toMatchObject({ status: "incomplete", cause: { kind: "badAnswer" } });
    expect(metrics).toEqual({});
  });
});
