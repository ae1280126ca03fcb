import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classify } from "./classify.ts";
import type { ToldUpdate } from "./told-update.ts";
import { PLATFORMS, UPDATE_AUDIENCES, UPDATE_KINDS } from "./update.ts";

function told(patch: Partial<ToldUpdate> = {}): ToldUpdate {
  return {
    key: "message-center:MC1",
    source: "service-messages",
    title: "A title",
    summary: "",
    url: null,
    platforms: [],
    category: null,
    tags: [],
    publishedAt: new Date("2026-06-24T22:27:11Z"),
    updatedAt: null,
    actBy: null,
    severity: null,
    state: "new",
    stage: "announced",
    aliases: [],
    ...patch,
  };
}

describe("classifying an update", () => {
  it("tells what it is, for whom, for which versions, until when and where to read more", () => {
    const notice = told({
      title: "Plan for Change: Intune ends support for Android 11 and lower",
      summary:
        "After October 1, 2026, users with Android 11 and lower won't be able to enroll. See https://aka.ms/android.",
      category: "planForChange",
      tags: ["Microsoft Intune", "User impact"],
      severity: "normal",
    });
    const { tags: _, ...same } = notice;
    expect(classify(notice)).toStrictEqual({
      ...same,
      platforms: ["android"],
      kind: "endOfSupport",
      audiences: ["admin", "helpdesk", "user"],
      actBy: new Date("2026-10-01T00:00:00Z"),
      area: "device-enrollment",
      language: "en",
      versions: [{ platform: "android", version: "11", range: "upTo" }],
      links: ["https://aka.ms/android"],
    });
  });

  it("lets what the source states as data go before its words", () => {
    const stated = {
      platforms: ["ios"],
      actBy: new Date("2026-07-01T00:00:00Z"),
      kind: "incident",
      severity: "high",
      versions: [{ platform: "ios", version: "26.1", range: "exact" }],
    } as const;
    const words = { title: "End of support for Android 9 by May 1, 2027. Severity: critical" };
    expect(classify(told({ ...words, ...stated }))).toMatchObject(stated);
    expect(classify(told({ ...words, versions: [] })).versions).toStrictEqual([]);
  });

  it("judges a notice in Swedish as one in English", () => {
    const notice = told({
      title: "Supportavslut för Android 10 i oktober 2026",
      summary: "Användare med Android 10 eller lägre kan inte längre registrera sina enheter.",
    });
    expect(classify(notice)).toMatchObject({
      kind: "endOfSupport",
      platforms: ["android"],
      audiences: ["admin", "helpdesk", "user"],
      actBy: new Date("2026-10-31T00:00:00Z"),
      area: "device-enrollment",
      language: "sv",
      versions: [{ platform: "android", version: "10", range: "upTo" }],
    });
  });
});

const HOSTILE: Readonly<Record<string, string>> = {
  digits: "1".repeat(100_000),
  dates: "by March 31, 2026 ".repeat(6_000),
  "days without a year": "by march 3 ".repeat(9_000),
  versions: "iOS 17.1 and later, ".repeat(5_000),
  "numbers with points": "1.".repeat(50_000),
  systems: "macOS ".repeat(17_000),
  "a system and names": `macOS ${"abc ".repeat(25_000)}`,
  "releases of Windows": `Windows 11, versions ${"21H2, ".repeat(16_000)}`,
  "halves of phrases": "support ".repeat(12_000),
  blanks: " ".repeat(100_000),
  "line ends": "\n".repeat(100_000),
  letters: "a".repeat(100_000),
  addresses: "https://example.com/a ".repeat(5_000),
  "an address": `https://example.com/${".".repeat(100_000)}`,
  brackets: "(previously ".repeat(8_000),
  stars: "*".repeat(100_000),
  "letters that change their length": "İ".repeat(50_000),
  "lone surrogates": "\uD800".repeat(50_000),
};

function secondsOf(work: () => unknown): number {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1_000_000;
}

describe("classifying any text", () => {
  it.each(Object.entries(HOSTILE))("takes less than a fifth of a second for 100 KB of %s", (_name, text) => {
    const notice = told({ title: text, summary: text, category: text, tags: [text], url: text });
    classify(told());
    expect(secondsOf(() => classify(notice))).toBeLessThan(0.2);
  });

  it("never throws, and gives nothing that is not in the model", () => {
    const words = fc.constantFrom(
      "by ",
      "before ",
      "March 31, 2026",
      "iOS ",
      "17",
      ".",
      "and later",
      "Windows 10",
      " 22H2",
      "https://",
      "users will ",
      "end of support",
      "\n",
      "2026-99-99",
      "Q4 2026",
      "(2508)",
      "senast den ",
      "(",
      "[",
      "\\",
      "^",
      "…",
      "*",
    );
    const text = fc.array(fc.oneof(words, fc.string({ unit: "binary", maxLength: 12 })), { maxLength: 40 });
    fc.assert(
      fc.property(text, text, fc.option(fc.date({ noInvalidDate: false })), (title, summary, publishedAt) => {
        const update = classify(told({ title: title.join(""), summary: summary.join(""), publishedAt }));
        expect(UPDATE_KINDS).toContain(update.kind);
        expect(update.audiences.every((audience) => UPDATE_AUDIENCES.includes(audience))).toBe(true);
        expect(update.platforms.every((platform) => PLATFORMS.includes(platform))).toBe(true);
        expect(Number.isNaN(update.actBy?.getTime() ?? 0)).toBe(false);
        expect(update.links.every((link) => /^https?:\/\//.test(link))).toBe(true);
        expect(update.versions.every(({ version }) => version !== "")).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
