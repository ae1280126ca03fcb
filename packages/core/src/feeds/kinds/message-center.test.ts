import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createServiceMessagesCollector } from "../../collect/collectors/service-messages.ts";
import { classify } from "../../updates/classify.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { describeFeedKind } from "../feed-kind.contract.ts";
import type { FeedItem, FeedReading } from "../feed.ts";
import { toldItem } from "../told-item.ts";
import { messageCenterKind } from "./message-center.ts";

const POST = {
  startDateTime: "2026-07-21T22:08:21Z",
  endDateTime: "2026-11-24T07:00:00Z",
  lastModifiedDateTime: "2026-07-30T18:33:46.027Z",
  title: "(Update) Ending support for the old sign-in on iOS/iPadOS",
  id: "MC1435779",
  category: "planForChange",
  severity: "normal",
  tags: ["Updated message", "Admin impact"],
  isMajorChange: false,
  actionRequiredByDateTime: "2026-12-01T00:00:00Z",
  services: ["Microsoft Intune"],
  hasAttachments: false,
  viewPoint: null,
  details: [
    { name: "Summary", value: "A short one." },
    { name: "FeatureStatusJson", value: '[{"status":"a"}]' },
  ],
  body: {
    contentType: "html",
    content:
      '<p>Updated: <a href="https://learn.example/">we moved it</a>.</p><ul><li>One &amp; two</li></ul>',
  },
};
const OTHER = { ...POST, id: "MC2", title: "Teams", services: ["Microsoft Teams"], tags: [] };
const SAMPLE = JSON.stringify([POST, OTHER], null, 1);

function reading(value: unknown): FeedReading {
  return messageCenterKind.read({
    text: typeof value === "string" ? value : JSON.stringify(value),
    base: null,
  });
}

function read(value: unknown): readonly FeedItem[] {
  return reading(value).items;
}

describeFeedKind(messageCenterKind, SAMPLE);

describe("an export of the message center", () => {
  it("gives every post, of every service, with all that it tells", () => {
    const { items, problems } = reading(SAMPLE);
    expect(problems).toStrictEqual([]);
    expect(items.map(({ key }) => key)).toStrictEqual(["message-center:MC1435779", "message-center:MC2"]);
    expect(items[0]).toStrictEqual({
      key: "message-center:MC1435779",
      title: POST.title,
      publishedAt: new Date("2026-07-21T22:08:21Z"),
      updatedAt: new Date("2026-07-30T18:33:46.027Z"),
      platforms: ["ios", "ipados"],
      url: "https://admin.microsoft.com/Adminportal/Home#/MessageCenter/:/messages/MC1435779",
      summary: "Updated: we moved it.\n\n- One & two",
      category: "planForChange",
      week: null,
      services: ["Microsoft Intune"],
      tags: ["Updated message", "Admin impact"],
      stage: "announced",
      state: "changed",
      actBy: new Date("2026-12-01T00:00:00Z"),
      severity: "normal",
      links: ["https://learn.example/"],
    });
  });

  it.each([
    ["Graph's answer", { "@odata.context": "x", value: [POST, OTHER] }],
    ["a list under another name", { exported: "2026-08-22", messages: [POST, OTHER] }],
    ["several pages", [{ value: [POST] }, { value: [OTHER] }]],
    ["one post a line", `${JSON.stringify(POST)}\n${JSON.stringify(OTHER)}\n`],
    [
      "names with a capital, as PowerShell writes them",
      [POST, OTHER].map(({ id, title, services, body }) => ({
        Id: id,
        Title: title,
        Services: services,
        Body: { Content: body.content },
        Category: "PlanForChange",
        StartDateTime: "/Date(1784671701000)/",
        ActionRequiredByDateTime: null,
      })),
    ],
  ])("is read as %s", (_name, value) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    expect(messageCenterKind.recognises({ text, base: null })).toBe(true);
    const items = read(text);
    expect(items.map(({ key }) => key)).toStrictEqual(["message-center:MC1435779", "message-center:MC2"]);
    expect(items[0]).toMatchObject({
      category: "planForChange",
      publishedAt: new Date("2026-07-21T22:08:21Z"),
      summary: "Updated: we moved it.\n\n- One & two",
    });
  });

  it("reads one post by itself", () => {
    expect(read(POST).map(({ key }) => key)).toStrictEqual(["message-center:MC1435779"]);
  });

  it("spells enums as Graph's metadata does, whatever case they come in, and keeps unknown ones", () => {
    const [one, two] = read([
      { ...POST, category: "StayInformed", severity: "High" },
      { ...OTHER, category: "SomethingNew" },
    ]);
    expect([one?.category, one?.severity, two?.category]).toStrictEqual([
      "stayInformed",
      "high",
      "somethingNew",
    ]);
  });

  it("takes a post that is there twice once, the copy that was edited last", () => {
    const older = { ...POST, title: "Older", lastModifiedDateTime: "2026-07-22T00:00:00Z" };
    for (const posts of [
      [older, POST],
      [POST, older],
    ]) {
      const { items, problems } = reading(posts);
      expect(items.map(({ title }) => title)).toStrictEqual([POST.title]);
      expect(problems).toMatchObject([{ code: "item.duplicate-id", harmless: true }]);
    }
  });

  it("is the same whatever its FeatureStatusJson says", () => {
    const changed = { ...POST, details: [{ name: "FeatureStatusJson", value: "[]" }] };
    expect(read([changed])).toStrictEqual(read([POST]));
  });

  it("knows platforms by the field for them, by the title, and by the text when both say nothing", () => {
    const platforms = (post: object): string => read([{ ...OTHER, ...post }])[0]?.platforms.join("+") ?? "";
    const stated = (value: string): object => ({ details: [{ name: "Platforms", value }] });
    expect(platforms(stated("Desktop, Mac, Web"))).toBe("windows+macos");
    expect(platforms({ ...stated("iOS"), title: "On iOS/iPadOS" })).toBe("ios+ipados");
    expect(platforms({ ...stated("iOS"), title: "On visionOS" })).toBe("visionos");
    expect(platforms({ ...stated("Web"), title: "For Linux" })).toBe("linux");
    expect(platforms({ title: "Plan", body: { content: "On Android only" } })).toBe("android");
  });

  it("gives the links that stand in fields of their own, then those of the text", () => {
    const details = [
      { name: "BlogLink", value: "https://blog.example/" },
      { name: "HelpLink", value: "javascript:x()" },
    ];
    expect(read([{ ...POST, details }])[0]?.links).toStrictEqual([
      "https://blog.example/",
      "https://learn.example/",
    ]);
  });

  it("keeps a post with an odd field, and says what was left out", () => {
    const { items, problems } = reading([
      {
        ...POST,
        severity: { a: 1 },
        actionRequiredByDateTime: "soon",
        services: "Microsoft Intune, Windows",
      },
      "text",
      { title: "Without an id" },
    ]);
    expect(items).toMatchObject([{ actBy: null, severity: null, services: ["Microsoft Intune", "Windows"] }]);
    expect(problems.map(({ code, message }) => [code, message])).toStrictEqual([
      ["item.odd-field", expect.stringMatching(/MC1435779: (?:severity, action|action\w+, severity)/)],
      ["item.passed-over", expect.stringContaining("An entry")],
      ["item.passed-over", expect.stringContaining("An entry")],
    ]);
  });

  it("reads what is whole of an export that was cut short, and says that it was", () => {
    const { items, problems } = reading(SAMPLE.slice(0, -200));
    expect(items.map(({ key }) => key)).toStrictEqual(["message-center:MC1435779"]);
    expect(problems).toMatchObject([{ code: "json.cut-short" }]);
    expect(problems[0]?.harmless).toBeUndefined();
  });

  it("says when there is no post, or no JSON", () => {
    expect(reading("[]").problems.map(({ code }) => code)).toStrictEqual(["json.no-items"]);
    expect(reading("<html>Sign in</html>").problems.map(({ code }) => code)).toStrictEqual([
      "json.unreadable",
      "json.no-items",
    ]);
  });

  it("gives the same update as Graph does", async () => {
    const graph = createFakeGraph({ pages: { "/admin/serviceAnnouncement/messages": [POST, OTHER] } });
    const collector = createServiceMessagesCollector();
    const { lists } = await collector.collect({ graph, clock: fixedClock("2026-11-22T06:00:00Z") });
    const [item] = read(SAMPLE);
    expect(item).toBeDefined();
    if (item !== undefined)
      expect(lists.updates).toStrictEqual([classify(toldItem(item, "service-messages"))]);
  });
});
