import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createChangeWords } from "./describe-change.ts";
import { type FieldChange, REVISED_FIELDS } from "../updates/update-record.ts";

const english = createChangeWords("en", "Europe/Stockholm");
const swedish = createChangeWords("sv", "Europe/Stockholm");
const MARCH = "2026-03-01T00:00:00.000Z";
const APRIL = "2026-04-15T00:00:00.000Z";

describe("what a provider changed", () => {
  it.each<[FieldChange["field"], string | null, string | null, string, string]>([
    [
      "actBy",
      MARCH,
      APRIL,
      "deadline moved from 1 Mar 2026 to 15 Apr 2026",
      "tidsgränsen flyttad från 2026-03-01 till 2026-04-15",
    ],
    ["actBy", null, APRIL, "deadline set to 15 Apr 2026", "tidsgränsen satt till 2026-04-15"],
    ["actBy", MARCH, null, "deadline 1 Mar 2026 withdrawn", "tidsgränsen 2026-03-01 borttagen"],
    ["title", "Old", "New", "title changed from “Old” to “New”", "rubriken ändrad från ”Old” till ”New”"],
    [
      "summary",
      "It was.",
      "It is.",
      "text changed: “It is.” instead of “It was.”",
      "texten ändrad: ”It is.” i stället för ”It was.”",
    ],
    ["summary", null, "It is.", "new in the text: “It is.”", "nytt i texten: ”It is.”"],
    ["summary", "It was.", null, "no longer in the text: “It was.”", "inte längre i texten: ”It was.”"],
    ["platforms", "ios", "ios, macos", "now also for macOS", "nu även för macOS"],
    ["platforms", null, "ios, ipados", "now also for iOS and iPadOS", "nu även för iOS och iPadOS"],
    ["platforms", "ios, macos", "ios", "no longer for macOS", "inte längre för macOS"],
    [
      "platforms",
      "ios",
      "windows",
      "now also for Windows, no longer for iOS",
      "nu även för Windows, inte längre för iOS",
    ],
    [
      "platforms",
      "ios",
      null,
      "no longer names a platform, before iOS",
      "nämner inte längre någon plattform, tidigare iOS",
    ],
    [
      "severity",
      "normal",
      "high",
      "severity raised from normal to high",
      "allvarlighetsgraden höjd från normal till hög",
    ],
    [
      "severity",
      "critical",
      "high",
      "severity lowered from critical to high",
      "allvarlighetsgraden sänkt från kritisk till hög",
    ],
    [
      "severity",
      "normal",
      "urgent",
      "severity changed from normal to urgent",
      "allvarlighetsgraden ändrad från normal till urgent",
    ],
    [
      "stage",
      "inDevelopment",
      "released",
      "moved from In development to Released",
      "gått från Under utveckling till Släppt",
    ],
    [
      "kind",
      "new",
      "retirement",
      "kind changed from New to Retirement",
      "typen ändrad från Nytt till Avvecklas",
    ],
    [
      "category",
      "planForChange",
      "Device security",
      "category changed from Plan for change to Device security",
      "kategorin ändrad från Plan for change till Device security",
    ],
    [
      "publishedAt",
      MARCH,
      APRIL,
      "date of publication moved from 1 Mar 2026 to 15 Apr 2026",
      "publiceringsdatumet flyttat från 2026-03-01 till 2026-04-15",
    ],
  ])("is told in words: %s from %s to %s", (field, from, to, en, sv) => {
    expect([english({ field, from, to }), swedish({ field, from, to })]).toEqual([en, sv]);
  });

  it("is told in one line of a bounded length, whatever it says", () => {
    const value = fc.option(fc.string({ unit: "binary", maxLength: 2_000 }));
    const field = fc.constantFrom(
      ...REVISED_FIELDS.filter((name) => name !== "actBy" && name !== "publishedAt"),
    );
    fc.assert(
      fc.property(field, value, value, (name, from, to) => {
        for (const words of [english, swedish]) {
          const text = words({ field: name, from, to });
          expect(text.length).toBeLessThan(30_000);
          expect(text).not.toMatch(/[\n\r\u202E\u0000]/);
        }
      }),
    );
  });
});
