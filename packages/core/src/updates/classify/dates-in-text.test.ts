import { describe, expect, it } from "vitest";
import { datesInText } from "./dates-in-text.ts";

const AFTER = new Date("2025-09-12T17:00:00Z");

function dates(text: string, after: Date | null = AFTER): string {
  return datesInText(text, after)
    .map(({ date }) => date.toISOString().slice(0, 10))
    .join(" ");
}

describe("dates in a text", () => {
  it.each([
    ["March 31, 2026", "2026-03-31"],
    ["march 31st 2026", "2026-03-31"],
    ["Sept. 3, 2026", "2026-09-03"],
    ["31 March 2026", "2026-03-31"],
    ["the 31st of March 2026", "2026-03-31"],
    ["den 31 mars 2026", "2026-03-31"],
    ["1:e maj 2026", "2026-05-01"],
    ["2026-03-31", "2026-03-31"],
    ["April 2026", "2026-04-30"],
    ["late April 2026", "2026-04-30"],
    ["early April 2026", "2026-04-10"],
    ["mid-April 2026", "2026-04-15"],
    ["mid\u2011April 2026", "2026-04-15"],
    ["i början av april 2026", "2026-04-10"],
    ["i slutet av februari 2028", "2028-02-29"],
    ["Q2 2026", "2026-06-30"],
    ["Q3 of calendar year 2026", "2026-09-30"],
    ["the first half of calendar year 2026", "2026-06-30"],
    ["andra kvartalet 2026", "2026-06-30"],
    ["November CY2026", "2026-11-30"],
    ["Intune's August (2508) service release", "2025-08-31"],
    ["October 14", "2025-10-14"],
    ["August 14", "2026-08-14"],
    ["12 September", "2025-09-12"],
    ["den 14 oktober", "2025-10-14"],
    ["May 9th and 2026-05-10", "2026-05-09 2026-05-10"],
    ["from March 1, 2026 to April 2026", "2026-03-01 2026-04-30"],
  ])("reads %j as %s", (text, expected) => expect(dates(text)).toBe(expected));

  it.each([
    "February 30, 2026",
    "2026-13-01",
    "2026-02-29",
    "version 2026.03.31",
    "March 2508",
    "August (2507) service release",
    "24H2 2026",
    "build 26100.2026",
    "You may 3 times try",
    "marsch 2026",
    "31/03/2026",
    "May",
    "",
  ])("reads no date in %j", (text) => {
    expect(dates(text, null)).toBe("");
  });

  it("does not guess the year of a day when nothing tells it", () => {
    expect(dates("October 14", null)).toBe("");
  });

  it("says where they stand", () => {
    const text = "Before March 31, 2026 or 2027-01-01.";
    expect(datesInText(text, null).map(({ start, end }) => text.slice(start, end))).toStrictEqual([
      "March 31, 2026",
      "2027-01-01",
    ]);
  });
});
