import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createDeviceOverviewCollector } from "./device-overview.ts";

const clock = fixedClock("2026-11-22T06:00:00Z");

describe("figures of the device overview", () => {
  it("that are missing stay missing, and an answer without its main one is incomplete", async () => {
    expect(
      await readOverview({ enrolledDeviceCount: 5, deviceOperatingSystemSummary: { iosCount: 0 } }),
    ).toMatchObject({
      coverage: { status: "complete" },
      metrics: { "overview.enrolled": 5, "overview.os.ios": 0 },
    });
    expect(await readOverview({ mdmEnrolledCount: 5 })).toMatchObject({
      coverage: { status: "incomplete" },
      metrics: {},
    });
    expect(await readOverview({ enrolledDeviceCount: "many" })).toMatchObject({
      coverage: { status: "incomplete" },
      metrics: {},
    });
  });
});

async function readOverview(entity: object): Promise<unknown> {
  const graph = createFakeGraph({ entities: { "/deviceManagement/managedDeviceOverview": { ...entity } } });
  return await createDeviceOverviewCollector().collect({ graph, clock });
}
