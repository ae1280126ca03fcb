import { describe, expect, it } from "vitest";
import { update } from "../../test-support/updates.ts";
import { changesBetween } from "./revisions.ts";
import type { Update } from "./update.ts";

const before = update({
  key: "message-center:MC1183015",
  title: "Plan for Change: a setting moves",
  summary: "The setting moves. You need to act by March 1, 2026.",
  platforms: ["ios"],
  category: "planForChange",
  severity: "normal",
  publishedAt: new Date("2025-11-10T21:04:00Z"),
  updatedAt: new Date("2025-11-10T21:04:00Z"),
  actBy: new Date("2026-03-01T00:00:00Z"),
});

function changes(patch: Partial<Update>, of: Update = before): readonly unknown[] {
  return changesBetween(of, { ...of, ...patch }).map(({ field, from, to }) => [field, from, to]);
}

describe("an edit by the provider", () => {
  it("is told field by field", () => {
    expect(
      changes({
        title: "(Updated) Plan for Change: a setting is removed",
        summary: "The setting moves. You need to act by April 15, 2026. Nothing else changes.",
        platforms: ["macos", "ios"],
        category: "stayInformed",
        severity: "high",
        actBy: new Date("2026-04-15T00:00:00Z"),
        kind: "retirement",
      }),
    ).toEqual([
      ["title", before.title, "(Updated) Plan for Change: a setting is removed"],
      [
        "summary",
        "You need to act by March 1, 2026.",
        "You need to act by April 15, 2026. Nothing else changes.",
      ],
      ["actBy", "2026-03-01T00:00:00.000Z", "2026-04-15T00:00:00.000Z"],
      ["platforms", "ios", "ios, macos"],
      ["severity", "normal", "high"],
      ["category", "planForChange", "stayInformed"],
      ["kind", "new", "retirement"],
    ]);
  });

  it("can take away and add", () => {
    expect(changes({ actBy: null, severity: null, platforms: [] })).toEqual([
      ["actBy", "2026-03-01T00:00:00.000Z", null],
      ["platforms", "ios", null],
      ["severity", "normal", null],
    ]);
  });

  it("is kept in short, however much of the text it is", () => {
    const long = Array.from({ length: 400 }, (_, index) => `Sentence number ${index} is new.`).join(" ");
    const [summary] = changesBetween(before, { ...before, summary: long });
    expect(summary?.to?.length).toBe(600);
  });
});

describe("noise", () => {
  it.each<[string, Partial<Update>]>([
    ["the mark of an edit", { title: `(Updated) ${before.title}`, state: "changed" }],
    ["case and punctuation of a title", { title: "Plan for change – a Setting moves." }],
    [
      "white space and punctuation of the text",
      { summary: "The setting\nmoves; you need to act by\n1 March 2026" },
    ],
    ["another order of platforms", { platforms: ["ios"] }],
    ["the time at which the provider touched it", { updatedAt: new Date("2026-01-01T00:00:00Z") }],
    [
      "the time of day of dates",
      { actBy: new Date("2026-03-01T08:00:00Z"), publishedAt: new Date("2025-11-11T07:00:00Z") },
    ],
    ["a new address", { url: "https://learn.microsoft.com/intune/moved" }],
    [
      "what this product makes of the same text",
      { kind: "actionRequired", audiences: ["user"], area: "apps", versions: [] },
    ],
    ["a date of publishing that came or went", { publishedAt: null }],
  ])("is %s", (_what, patch) => {
    expect(changes(patch)).toEqual([]);
    expect(changesBetween({ ...before, ...patch }, before)).toEqual([]);
  });

  it("is a date of publishing that a feed makes anew each day, but beside an edit it is told", () => {
    const of = { ...before, key: "feed:https://example.com/1" };
    const publishedAt = new Date("2026-01-01T00:00:00Z");
    expect(changes({ publishedAt }, of)).toEqual([]);
    expect(changesBetween(of, { ...of, publishedAt, title: "Another" }).map(({ field }) => field)).toEqual([
      "title",
      "publishedAt",
    ]);
  });
});

describe("a notice on a page by weeks", () => {
  const notice = { ...before, key: "whats-new:32843208", publishedAt: new Date("2020-07-06T00:00:00Z") };

  it("that is archived under its month has not changed", () => {
    expect(changes({ publishedAt: new Date("2020-07-01T00:00:00Z") }, notice)).toEqual([]);
  });

  it("that is moved to another week has", () => {
    expect(changes({ publishedAt: new Date("2020-07-13T00:00:00Z") }, notice)).toEqual([
      ["publishedAt", "2020-07-06T00:00:00.000Z", "2020-07-13T00:00:00.000Z"],
    ]);
  });

  it("that arrives after it was planned has another title and stage, and its text is not compared", () => {
    const planned = { ...notice, stage: "inDevelopment", publishedAt: null } as const;
    expect(
      changes(
        { stage: "released", title: "It is here", summary: "All new.", publishedAt: notice.publishedAt },
        planned,
      ),
    ).toEqual([
      ["title", planned.title, "It is here"],
      ["stage", "inDevelopment", "released"],
    ]);
  });

  it("in another language is compared by what is the same in every language", () => {
    const swedish = {
      title: "Ny",
      summary: "Allt är nytt.",
      category: "Apphantering",
      language: "sv",
    } as const;
    expect(changes(swedish, notice)).toEqual([]);
    expect(changes({ ...swedish, severity: "high" }, notice)).toEqual([["severity", "normal", "high"]]);
  });
});
