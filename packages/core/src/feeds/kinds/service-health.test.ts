import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createServiceIssuesCollector } from "../../collect/collectors/service-issues.ts";
import { classify } from "../../updates/classify.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { describeFeedKind } from "../feed-kind.contract.ts";
import type { FeedItem } from "../feed.ts";
import { toldItem } from "../told-item.ts";
import { serviceHealthKind } from "./service-health.ts";

const ISSUE = {
  startDateTime: "2026-11-01T00:00:00Z",
  endDateTime: null,
  lastModifiedDateTime: "2026-11-21T00:00:00Z",
  title: "Some users can't enroll Android devices",
  id: "IT1431577",
  impactDescription: "Users may be unable to enroll.",
  classification: "Incident",
  origin: "Microsoft",
  status: "ServiceDegradation",
  service: "Microsoft Intune",
  feature: "Device enrollment",
  featureGroup: "x",
  isResolved: false,
  details: [],
  posts: [
    {
      createdDateTime: "2026-11-20T12:00:00Z",
      postType: "regular",
      description: { contentType: "html", content: "<p>We know why.</p>" },
    },
    { createdDateTime: "2026-11-19T12:00:00Z", description: { content: "We look into it." } },
  ],
};
const OTHER = { ...ISSUE, id: "EX226792", service: "Exchange Online", posts: [] };
const SAMPLE = JSON.stringify({ "@odata.context": "x", value: [ISSUE, OTHER] });

function read(value: unknown): readonly FeedItem[] {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return serviceHealthKind.read({ text, base: null }).items;
}

describeFeedKind(serviceHealthKind, SAMPLE);

describe("an export of service health", () => {
  it("gives every issue, dated by its first post and not by its start, which is set back in time", () => {
    expect(read(SAMPLE)[0]).toStrictEqual({
      key: "service-health:IT1431577",
      title: ISSUE.title,
      publishedAt: new Date("2026-11-19T12:00:00Z"),
      updatedAt: new Date("2026-11-21T00:00:00Z"),
      platforms: ["android"],
      url: "https://admin.microsoft.com/Adminportal/Home#/servicehealth/:/alerts/IT1431577",
      summary: "Users may be unable to enroll.\nWe know why.",
      category: "incident",
      week: null,
      services: ["Microsoft Intune"],
      tags: ["Device enrollment", "serviceDegradation"],
      kind: "incident",
      state: "changed",
    });
    expect(read(SAMPLE).map(({ publishedAt }) => publishedAt)).toStrictEqual([
      new Date("2026-11-19T12:00:00Z"),
      new Date("2026-11-01T00:00:00Z"),
    ]);
  });

  it.each([
    ["a list", [ISSUE, OTHER]],
    [
      "the overview of services with the issues of each",
      {
        value: [
          { id: "Intune", service: "Microsoft Intune", issues: [ISSUE] },
          { service: "Exchange", issues: [OTHER] },
        ],
      },
    ],
  ])("is read as %s", (_name, value) => {
    expect(serviceHealthKind.recognises({ text: JSON.stringify(value), base: null })).toBe(true);
    expect(read(value).map(({ key }) => key)).toStrictEqual([
      "service-health:IT1431577",
      "service-health:EX226792",
    ]);
  });

  it("gives the same update as Graph does", async () => {
    const graph = createFakeGraph({ pages: { "/admin/serviceAnnouncement/issues": [ISSUE, OTHER] } });
    const collector = createServiceIssuesCollector();
    const { lists } = await collector.collect({ graph, clock: fixedClock("2026-11-22T06:00:00Z") });
    const [item] = read(SAMPLE);
    expect(item).toBeDefined();
    if (item !== undefined) expect(lists.updates).toStrictEqual([classify(toldItem(item, "service-issues"))]);
    expect(lists.updates?.[0]?.kind).toBe("incident");
  });
});
