import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createEnrollmentFailuresCollector } from "./enrollment-failures.ts";

const clock = fixedClock("2026-11-22T06:00:00Z");

describe("enrollment failures", () => {
  it("are those of the last 30 days, told from the other events of the list", async () => {
    const graph = createFakeGraph({
      pages: {
        "/deviceManagement/troubleshootingEvents": [
          at("2026-11-21T00:00:00Z"),
          at("2026-11-01T00:00:00Z", { failureCategory: "somethingNew", "@odata.type": undefined }),
          at("2026-01-01T00:00:00Z"),
          { id: "x", "@odata.type": "#microsoft.graph.otherEvent", eventDateTime: "2026-11-21T00:00:00Z" },
          { id: "y", eventDateTime: "2026-11-21T00:00:00Z" },
        ],
      },
    });
    const { metrics, coverage } = await createEnrollmentFailuresCollector().collect({ graph, clock });
    expect(coverage).toEqual({ source: "enrollment-failures", status: "complete", count: 2 });
    expect(metrics).toEqual({
      "enrollment.failures7": 1,
      "enrollment.failures30": 2,
      "enrollment.category.authorization": 1,
      "enrollment.category.somethingNew": 1,
    });
  });
});

function at(eventDateTime: string, more: object = {}): object {
  return {
    "@odata.type": "#microsoft.graph.enrollmentTroubleshootingEvent",
    failureCategory: "authorization",
    id: eventDateTime,
    eventDateTime,
    ...more,
  };
}
