import { describe, expect, it } from "vitest";
import type { CalendarRule } from "../config/plan/plan.ts";
import { createOrganisationCalendar } from "./organisation-calendar.ts";
import { holidayCountries, holidayRegions, publicHolidays } from "./public-holidays.ts";
import { isWeekday } from "./work-calendar.ts";

const NOTHING: CalendarRule = { country: null, region: null, closed: [], open: [] };
const calendarOf = (patch: Partial<CalendarRule>) =>
  createOrganisationCalendar({ ...NOTHING, ...patch }, "Europe/Stockholm");
const sweden = calendarOf({ country: "SE" });

/** Days of the Swedish year that move, by hand: Good Friday, Easter Monday, Ascension, Midsummer Eve and All Saints. */
const MOVING = [
  ["2020", "2020-04-10", "2020-04-13", "2020-05-21", "2020-06-19", "2020-10-31"],
  ["2021", "2021-04-02", "2021-04-05", "2021-05-13", "2021-06-25", "2021-11-06"],
  ["2022", "2022-04-15", "2022-04-18", "2022-05-26", "2022-06-24", "2022-11-05"],
  ["2023", "2023-04-07", "2023-04-10", "2023-05-18", "2023-06-23", "2023-11-04"],
  ["2024", "2024-03-29", "2024-04-01", "2024-05-09", "2024-06-21", "2024-11-02"],
  ["2025", "2025-04-18", "2025-04-21", "2025-05-29", "2025-06-20", "2025-11-01"],
  ["2026", "2026-04-03", "2026-04-06", "2026-05-14", "2026-06-19", "2026-10-31"],
  ["2027", "2027-03-26", "2027-03-29", "2027-05-06", "2027-06-25", "2027-11-06"],
  ["2028", "2028-04-14", "2028-04-17", "2028-05-25", "2028-06-23", "2028-11-04"],
  ["2029", "2029-03-30", "2029-04-02", "2029-05-10", "2029-06-22", "2029-11-03"],
  ["2030", "2030-04-19", "2030-04-22", "2030-05-30", "2030-06-21", "2030-11-02"],
] as const;

/** The same each year: New Year's Day, Epiphany, May Day, the National Day, Christmas and the two eves. */
const FIXED = ["01-01", "01-06", "05-01", "06-06", "12-24", "12-25", "12-26", "12-31"];

describe("the working days of an organisation in Sweden", () => {
  it.each(MOVING)("in %s leave out the holidays of that year and nothing else", (year, ...moving) => {
    const holidays = new Set([...moving, ...FIXED.map((day) => `${year}-${day}`)]);
    for (const day of daysOf(Number(year)))
      expect([day, sweden.isWorkingDay(day)]).toEqual([day, isWeekday(day) && !holidays.has(day)]);
  });

  it("count the eves on which offices are closed by custom as days off, and those that are worked as working days", () => {
    expect(["2026-06-19", "2026-12-24", "2026-12-31"].map(sweden.isWorkingDay)).toEqual([
      false,
      false,
      false,
    ]);
    // The eve of Epiphany, Maundy Thursday, Walpurgis Night and the eve of All Saints.
    const eves = ["2026-01-05", "2026-04-02", "2026-04-30", "2026-10-30"];
    expect(eves.map(sweden.isWorkingDay)).toEqual([true, true, true, true]);
  });

  it("are fewer by the days on which the plan says that nobody works, and more by those on which people do", () => {
    const calendar = calendarOf({
      country: "SE",
      closed: ["2027-01-07"],
      open: ["2027-01-06", "2027-01-09"],
    });
    expect(["2027-01-06", "2027-01-07", "2027-01-08", "2027-01-09"].map(calendar.isWorkingDay)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});

describe("the working days of others", () => {
  it("are Monday to Friday for a plan that names no country", () => {
    expect(calendarOf({}).isWorkingDay("2026-12-25")).toBe(true);
  });

  it("follow the country, and its part where that has days of its own", () => {
    expect(calendarOf({ country: "NO" }).isWorkingDay("2027-05-17")).toBe(false);
    expect(sweden.isWorkingDay("2027-05-17")).toBe(true);
    expect(calendarOf({ country: "DE", region: "BY" }).isWorkingDay("2027-01-06")).toBe(false);
    expect(calendarOf({ country: "DE", region: "HH" }).isWorkingDay("2027-01-06")).toBe(true);
  });

  it("keep a day on which work only ends early", () => {
    // In Germany offices close at two on Christmas Eve.
    expect(calendarOf({ country: "DE" }).isWorkingDay("2026-12-24")).toBe(true);
  });

  it("leave out every day of a feast that lasts several", () => {
    const days = publicHolidays({ country: "TR", region: null })(2026);
    expect([...days]).toEqual(expect.arrayContaining(["2026-03-20", "2026-03-21", "2026-03-22"]));
  });
});

describe("what is known of holidays", () => {
  it("are the countries of the world, and the parts of some", () => {
    expect(holidayCountries().length).toBeGreaterThan(150);
    expect(holidayCountries()).toContain("SE");
    expect(holidayRegions("DE")).toContain("BY");
    expect(holidayRegions("SE")).toEqual([]);
  });
});

function daysOf(year: number): readonly string[] {
  const first = Date.parse(`${year}-01-01T00:00:00Z`);
  const days = Array.from({ length: 366 }, (_, index) =>
    new Date(first + index * 86_400_000).toISOString().slice(0, 10),
  );
  return days.filter((day) => day.startsWith(String(year)));
}
