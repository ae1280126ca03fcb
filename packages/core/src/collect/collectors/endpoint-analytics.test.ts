import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { FakePaths } from "../../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createEndpointAnalyticsCollector } from "./endpoint-analytics.ts";

const PATH = "/deviceManagement/userExperienceAnalyticsDeviceScores";
const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(
  rows: readonly unknown[] | Error,
  more: Partial<FakePaths> = {},
): ReturnType<ReturnType<typeof createEndpointAnalyticsCollector>["collect"]> {
  const graph = createFakeGraph({ pages: { [PATH]: rows }, ...more });
  return await createEndpointAnalyticsCollector().collect({ graph, clock });
}

const LAPTOP = {
  id: "d1",
  deviceName: "NE-PC-0001",
  manufacturer: "LENOVO",
  model: "ThinkPad T14 Gen 5",
  endpointAnalyticsScore: 81.25,
  startupPerformanceScore: 74,
  appReliabilityScore: -1,
  workFromAnywhereScore: 100,
  healthStatus: "meetingGoals",
};

describe("Endpoint Analytics", () => {
  it("has the scores of each device, unknown ones as null", async () => {
    const { coverage, lists } = await collect([LAPTOP, { id: "d2", startupPerformanceScore: 0 }]);
    expect(coverage).toEqual({ source: "endpoint-analytics", status: "complete", count: 2 });
    expect(lists.deviceScores).toEqual([
      {
        id: "d1",
        deviceName: "NE-PC-0001",
        manufacturer: "LENOVO",
        model: "ThinkPad T14 Gen 5",
        endpointAnalytics: 81.25,
        startupPerformance: 74,
        appReliability: null,
        workFromAnywhere: 100,
        healthStatus: "meetingGoals",
      },
      {
        id: "d2",
        deviceName: "",
        manufacturer: "",
        model: "",
        endpointAnalytics: null,
        startupPerformance: 0,
        appReliability: null,
        workFromAnywhere: null,
        healthStatus: "",
      },
    ]);
  });

  it("averages over the devices that have a score, and counts those that need attention", async () => {
    const { metrics } = await collect([
      LAPTOP,
      { ...LAPTOP, id: "d2", endpointAnalyticsScore: 40, healthStatus: "needsAttention" },
      { ...LAPTOP, id: "d3", endpointAnalyticsScore: -1, healthStatus: "insufficientData" },
      { ...LAPTOP, id: "d4", endpointAnalyticsScore: undefined, healthStatus: "someLaterState" },
    ]);
    expect(metrics).toEqual({
      "analytics.devices": 4,
      "analytics.scoredDevices": 2,
      "analytics.needsAttention": 1,
      "analytics.averageScore": 60.6,
    });
  });

  it("has no average when no device has a score", async () => {
    const { metrics } = await collect([{ ...LAPTOP, endpointAnalyticsScore: -1 }]);
    expect(metrics).toEqual({
      "analytics.devices": 1,
      "analytics.scoredDevices": 0,
      "analytics.needsAttention": 0,
    });
  });

  it("never has an average outside the scores it comes from", async () => {
    const score = fc.oneof(fc.constant(-1), fc.double({ min: 0, max: 100, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(fc.array(score, { minLength: 1, maxLength: 60 }), async (scores) => {
        const rows = scores.map((endpointAnalyticsScore, id) => ({ id: `${id}`, endpointAnalyticsScore }));
        const { "analytics.averageScore": average } = (await collect(rows)).metrics;
        const known = scores.filter((one) => one >= 0);
        const isWithin = (value: number): boolean =>
          value >= Math.min(...known) - 0.05 && value <= Math.max(...known) + 0.05;
        expect(known.length === 0 ? average === undefined : isWithin(average ?? -1)).toBe(true);
      }),
    );
  });

  it("that is not switched on is not configured, whether the list is empty or not there", async () => {
    const url = "https://graph.microsoft.com/v1.0/x";
    for (const answer of [[], new GraphError("no", { kind: "notFound", method: "GET", url, status: 404 })]) {
      const { coverage, metrics } = await collect(answer);
      expect(coverage.status).toBe("notConfigured");
      expect(metrics).toEqual({});
    }
  });

  it("of which a part could not be read is incomplete, and has no average", async () => {
    const url = "https://graph.microsoft.com/v1.0/x";
    const cutBy = new GraphError("gone", { kind: "throttled", method: "GET", url, status: 429 });
    const { coverage, metrics } = await collect([LAPTOP], { cutBy });
    expect(coverage).toMatchObject({ status: "incomplete", count: 1, cause: { kind: "throttled" } });
    expect(metrics).toEqual({});
    const odd = await collect([LAPTOP, { ...LAPTOP, id: "d2", endpointAnalyticsScore: "good" }]);
    expect(odd.coverage).toMatchObject({ status: "incomplete", count: 1, cause: { kind: "rows", rows: 1 } });
  });
});
