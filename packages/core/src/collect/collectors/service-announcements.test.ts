import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createFakeGraph } from "../fake-graph.ts";
import { createServiceHealthCollector } from "./service-health.ts";
import { createServiceIssuesCollector } from "./service-issues.ts";
import { createServiceMessagesCollector } from "./service-messages.ts";

const ROOT = "/admin/serviceAnnouncement";
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
        [`${ROOT}/issues`]: [
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
  });
});

describe("service health", () => {
  it("has statuses with a small first letter, as the metadata has them", async () => {
    const graph = createFakeGraph({
      pages: {
        [`${ROOT}/healthOverviews`]: [
          { id: "Intune", service: "Microsoft Intune", status: "ServiceRestored" },
        ],
      },
    });
    const { lists } = await createServiceHealthCollector().collect({ graph, clock });
    expect(lists.serviceHealth).toEqual([
      { id: "Intune", service: "Microsoft Intune", status: "serviceRestored" },
    ]);
  });
});

describe("message-center posts", () => {
  const message = {
    id: "MC1183015",
    title: "Plan for Change: iOS/iPadOS 17 is the least version",
    services: ["Microsoft Intune"],
    body: { content: "<p>Hello</p>" },
    startDateTime: "2026-11-01T00:00:00Z",
    lastModifiedDateTime: "2026-11-01T00:00:30Z",
    actionRequiredByDateTime: "2026-12-01T00:00:00Z",
    severity: "Normal",
    category: "PlanForChange",
  };

  it("become updates with a stable key, platforms from the text and the day to act by", async () => {
    const updates = await read([message, { ...message, id: "MC2", services: ["Exchange Online"] }]);
    expect(updates).toEqual([
      {
        key: "message-center:MC1183015",
        source: "service-messages",
        title: message.title,
        summary: "Hello",
        url: "https://admin.microsoft.com/Adminportal/Home#/MessageCenter/:/messages/MC1183015",
        platforms: ["ios", "ipados"],
        category: "planForChange",
        publishedAt: new Date("2026-11-01T00:00:00Z"),
        updatedAt: new Date("2026-11-01T00:00:30Z"),
        actBy: new Date("2026-12-01T00:00:00Z"),
        severity: "normal",
        state: "new",
      },
    ]);
  });

  it("are changed when edited later than at first, or when the title says so", async () => {
    const updates = await read([
      { ...message, id: "a", lastModifiedDateTime: "2026-11-01T00:02:00Z" },
      { ...message, id: "b", title: "(Updated) Windows 10 ends" },
      { ...message, id: "c", body: { content: "Only in the text: Android" }, title: "Plan for Change" },
    ]);
    expect(updates.map(({ state }) => state)).toEqual(["changed", "changed", "new"]);
    expect(updates[2]?.platforms).toEqual(["android"]);
  });
});

async function read(
  rows: readonly object[],
): Promise<
  readonly { readonly key: string; readonly state: string; readonly platforms: readonly string[] }[]
> {
  const graph = createFakeGraph({ pages: { [`${ROOT}/messages`]: rows } });
  return (await createServiceMessagesCollector().collect({ graph, clock })).lists.updates ?? [];
}
