import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createServiceHealthCollector } from "./service-health.ts";

const PATH = "/admin/serviceAnnouncement/healthOverviews";
const clock = fixedClock("2026-11-22T06:00:00Z");

describe("service health", () => {
  it("has statuses with a small first letter, as the metadata has them", async () => {
    const graph = createFakeGraph({
      pages: { [PATH]: [{ id: "Intune", service: "Microsoft Intune", status: "ServiceRestored" }] },
    });
    const { lists } = await createServiceHealthCollector().collect({ graph, clock });
    expect(lists.serviceHealth).toEqual([
      { id: "Intune", service: "Microsoft Intune", status: "serviceRestored" },
    ]);
  });

  it("names every service of the tenant, and shows a status that nobody knows yet as it came", async () => {
    const graph = createFakeGraph({
      pages: {
        [PATH]: [
          { id: "Exchange", service: "Exchange Online", status: "serviceOperational" },
          { id: "Intune", service: "Microsoft Intune", status: "someLaterStatus" },
          { id: "Intune", service: "Microsoft Intune", status: "someLaterStatus" },
        ],
      },
    });
    const { coverage, lists } = await createServiceHealthCollector().collect({ graph, clock });
    expect(coverage).toEqual({ source: "service-health", status: "complete", count: 2 });
    expect(lists.serviceHealth?.map(({ status }) => status)).toEqual([
      "serviceOperational",
      "someLaterStatus",
    ]);
  });
});
