import { describe, expect, it } from "vitest";
import { blocksOf, compose, tableOf } from "../../../test-support/reports.ts";
import { snapshot } from "../../../test-support/snapshots.ts";

describe("scores of devices", () => {
  it("are shown of those that need attention, the lowest first", () => {
    const score = (deviceName: string, endpointAnalytics: number | null, healthStatus: string) => ({
      id: deviceName,
      deviceName,
      manufacturer: "Dell",
      model: "X",
      endpointAnalytics,
      startupPerformance: 10.6,
      appReliability: null,
      workFromAnywhere: 20,
      healthStatus,
    });
    const deviceScores = [
      score("fine", 80, "meetingGoals"),
      score("low", 45, "needsAttention"),
      score("unscored", null, "needsAttention"),
      score("lowest", 20, "NeedsAttention"),
    ];
    const document = compose(
      snapshot({ lists: { ...snapshot().lists, deviceScores }, metrics: { "analytics.averageScore": 61.4 } }),
    );
    const { rows } = tableOf(document, "device-scores");
    expect(rows.map(([name, , total]) => [name, total])).toEqual([
      ["lowest", 20],
      ["low", 45],
      ["unscored", null],
    ]);
    expect(JSON.stringify(blocksOf(document, "devices-attention"))).toContain(
      "Average score of Endpoint analytics: 61 of 100, over missing devices.",
    );
  });
});
