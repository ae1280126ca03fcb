import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addWorkingDays, createWorkCalendar, isWeekday } from "./work-calendar.ts";

const stockholm = createWorkCalendar("Europe/Stockholm");
const at = (text: string): Date => new Date(text);

describe("working days", () => {
  it.each([
    ["2026-11-23T08:00Z", 2, "2026-11-25"],
    ["2026-11-26T08:00Z", 2, "2026-11-30"],
    ["2026-11-27T08:00Z", 1, "2026-11-30"],
    ["2026-11-28T08:00Z", 2, "2026-12-01"],
    ["2026-11-27T23:30Z", 1, "2026-11-30"],
    ["2026-12-01T08:00Z", -1, "2026-11-30"],
    ["2026-11-30T08:00Z", -2, "2026-11-26"],
    ["2026-11-29T08:00Z", -1, "2026-11-27"],
    ["2026-11-28T08:00Z", 0, "2026-11-28"],
  ])("from %s by %i lead to the end of %s", (from, days, day) => {
    expect(stockholm.dayOf(addWorkingDays(at(from), days, stockholm))).toBe(day);
  });

  it("begin with the day that it is in the organisation's zone", () => {
    const auckland = createWorkCalendar("Pacific/Auckland");
    const friday = at("2026-11-26T12:00Z");
    expect([stockholm.dayOf(friday), auckland.dayOf(friday)]).toEqual(["2026-11-26", "2026-11-27"]);
    expect(auckland.dayOf(addWorkingDays(friday, 1, auckland))).toBe("2026-11-30");
    expect(stockholm.dayOf(addWorkingDays(friday, 1, stockholm))).toBe("2026-11-27");
  });

  it("are those of the calendar that is handed in, public holidays with it", () => {
    const christmas = new Set(["2026-12-24", "2026-12-25"]);
    const calendar = createWorkCalendar("Europe/Stockholm", (day) => isWeekday(day) && !christmas.has(day));
    expect(calendar.dayOf(addWorkingDays(at("2026-12-22T08:00Z"), 2, calendar))).toBe("2026-12-28");
  });

  it("end even where a calendar has none", () => {
    const never = createWorkCalendar("UTC", () => false);
    expect(addWorkingDays(at("2026-11-23T08:00Z"), 2, never).getTime()).toBeGreaterThan(0);
  });
});

describe("the end of a day", () => {
  it.each([
    ["Europe/Stockholm", "2026-11-25", "2026-11-25T22:59:59.000Z"],
    ["Europe/Stockholm", "2026-10-25", "2026-10-25T22:59:59.000Z"],
    ["Europe/Stockholm", "2026-03-29", "2026-03-29T21:59:59.000Z"],
    ["America/New_York", "2026-11-25", "2026-11-26T04:59:59.000Z"],
    ["Pacific/Kiritimati", "2026-11-25", "2026-11-25T09:59:59.000Z"],
    ["Africa/Cairo", "2026-04-23", "2026-04-23T21:59:59.000Z"],
  ])("in %s of %s is its last second there, clocks that are put on or back included", (zone, day, end) => {
    expect(createWorkCalendar(zone).endOf(day).toISOString()).toBe(end);
  });

  it("is the last second of that day in any zone and year", () => {
    const zones = fc.constantFrom(
      "Europe/Stockholm",
      "America/St_Johns",
      "Pacific/Apia",
      "Asia/Kathmandu",
      "UTC",
    );
    const days = fc.date({ min: at("2020-01-01T00:00Z"), max: at("2035-12-31T00:00Z"), noInvalidDate: true });
    fc.assert(
      fc.property(zones, days, (zone, date) => {
        const calendar = createWorkCalendar(zone);
        const day = date.toISOString().slice(0, 10);
        const end = calendar.endOf(day);
        expect(calendar.dayOf(end)).toBe(day);
        expect(calendar.dayOf(new Date(end.getTime() + 1_000)) > day).toBe(true);
      }),
    );
  });
});
