import { describe, expect, it } from "vitest";
import { isoWeek, mondayOfIsoWeek } from "../iso-week.ts";
import { headingDate } from "./heading-date.ts";

describe("dates of headings", () => {
  it.each([
    ["Week of July 06, 2020", "2020-07-06", "2020-W28"],
    ["Week of June 15, 2020  (2006 Service release)", "2020-06-15", "2020-W25"],
    ["Week of April 27, 2026 (Service release 2604)", "2026-04-27", "2026-W18"],
    ["Week of December 30th, 2019", "2019-12-30", "2020-W01"],
    ["Vecka 28, 2020", "2020-07-06", "2020-W28"],
    ["Veckan den 6 juli 2020", "2020-07-06", "2020-W28"],
    ["Veckan som inleds med 22 juni 2020", "2020-06-22", "2020-W26"],
    ["Veckan som börjar den 11 maj 2020 (2005 Service Release)", "2020-05-11", "2020-W20"],
    ["Den vecka som börjar 30 mars 2020", "2020-03-30", "2020-W14"],
    ["Veckan för den 13 april 2020 (2004 tjänstversion)", "2020-04-13", "2020-W16"],
    ["Veckan då den 2 oktober 2017 infaller", "2017-10-02", "2017-W40"],
    ["Veckan som börjar med 6 november 2017", "2017-11-06", "2017-W45"],
    ["2024-01-08", "2024-01-08", "2024-W02"],
    ["April 2018", "2018-04-01", null],
    ["November 2017", "2017-11-01", null],
    ["Juni 2016", "2016-06-01", null],
  ])("reads %s", (text, date, week) => {
    const found = headingDate(text, true);
    expect([found?.date.toISOString().slice(0, 10), found?.week]).toStrictEqual([date, week]);
  });

  it.each([
    "Notices",
    "Device enrollment",
    "Week of July",
    "Week of February 31, 2020",
    "Vecka 54, 2020",
    "2017",
    "",
  ])("reads no date from %j", (text) => expect(headingDate(text, true)).toBeNull());

  it("takes a heading that says more for a date only where that is allowed", () => {
    expect(headingDate("Intune supports iOS 11 from September 2017", true)).toBeNull();
    expect(headingDate("What's new in September 2017", false)?.label).toBe("2017-09");
  });

  it("counts ISO weeks over the turn of a year", () => {
    expect(isoWeek(new Date("2021-01-03T00:00:00Z"))).toBe("2020-W53");
    expect(mondayOfIsoWeek(2020, 53)?.toISOString()).toBe("2020-12-28T00:00:00.000Z");
    expect(mondayOfIsoWeek(2021, 53)).toBeNull();
  });
});
