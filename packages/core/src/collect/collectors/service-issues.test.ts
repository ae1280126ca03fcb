import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createServiceIssuesCollector } from "./service-issues.ts";

const PATH = "/admin/serviceAnnouncement/issues";
const clock = fixedClock("2026-11-22T06:00:00Z");

describe("service issues", () => {
  const issue = {
    id: "IT1",
    service: "Microsoft Intune",
    status: "ServiceDegradation",
    classification: "Incident",
    startDateTime: "2026-11-01T00:00:00Z",
    lastModifiedDateTime: "2026-11-21T00:00:00Z",
    isResolved: false,
    posts: [
      {
        createdDateTime: "2026-11-20T12:00:00Z",
        description: { content: "<p>Second &amp; last</p><script>x</script>" },
      },
      { createdDateTime: "2026-11-19T12:00:00Z", description: { content: "First" } },
    ],
  };

  it("are Intune's own, open or recent, even when the service ignores the filter", async () => {
    const graph = createFakeGraph({
      pages: {
        [PATH]: [
          issue,
          { ...issue, id: "EX1", service: "Exchange Online" },
          { ...issue, id: "IT2", isResolved: true, lastModifiedDateTime: "2026-09-01T00:00:00Z" },
          { ...issue, id: "IT3", lastModifiedDateTime: "2026-09-01T00:00:00Z", posts: null },
        ],
      },
    });
    const { lists, metrics } = await createServiceIssuesCollector().collect({ graph, clock });
    expect(lists.serviceIssues?.map(({ id }) => id)).toEqual(["IT1", "IT3"]);
    expect(metrics).toEqual({ "service.issues.open": 2 });
    expect(lists.serviceIssues?.[0]).toMatchObject({
      status: "serviceDegradation",
      classification: "incident",
      startAt: new Date("2026-11-01T00:00:00Z"),
      firstPostAt: new Date("2026-11-19T12:00:00Z"),
      latestPost: "Second & last",
    });
    expect(lists.updates).toMatchObject([
      {
        key: "service-health:IT1",
        source: "service-issues",
        title: "IT1",
        kind: "incident",
        publishedAt: new Date("2026-11-19T12:00:00Z"),
      },
      { key: "service-health:IT3" },
    ]);
  });
});
