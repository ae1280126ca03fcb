import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createServiceMessagesCollector } from "./service-messages.ts";

const PATH = "/admin/serviceAnnouncement/messages";
const clock = fixedClock("2026-11-22T06:00:00Z");

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

  it("become updates with a stable key, classified, with the day to act by", async () => {
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
        kind: "endOfSupport",
        audiences: ["admin", "helpdesk", "user"],
        area: null,
        stage: "announced",
        language: "en",
        versions: [
          { platform: "ios", version: "17", range: "below" },
          { platform: "ipados", version: "17", range: "below" },
        ],
        links: [],
        aliases: [],
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
  const graph = createFakeGraph({ pages: { [PATH]: rows } });
  return (await createServiceMessagesCollector().collect({ graph, clock })).lists.updates ?? [];
}
