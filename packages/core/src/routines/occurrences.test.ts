import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createOrganisationCalendar } from "../calendar/organisation-calendar.ts";
import { createWorkCalendar } from "../calendar/work-calendar.ts";
import { CADENCES, WEEKDAYS } from "../config/plan/plan.ts";
import { occurrencesOf, type Rhythm } from "./occurrences.ts";

const sweden = createOrganisationCalendar(
  { country: "SE", region: null, closed: [], open: [] },
  "Europe/Stockholm",
);

function due(patch: Partial<Rhythm>, from: string, to: string): readonly string[] {
  const rhythm: Rhythm = { cadence: "daily", weekday: null, from: null, ...patch };
  return occurrencesOf(rhythm, sweden, { from, to }).map((occurrence) => occurrence.due);
}

describe("a routine is due", () => {
  it("each working day when it is daily, holidays and eves left out", () => {
    expect(due({}, "2026-12-22", "2027-01-07")).toEqual([
      "2026-12-22",
      "2026-12-23",
      "2026-12-28",
      "2026-12-29",
      "2026-12-30",
      "2027-01-04",
      "2027-01-05",
      "2027-01-07",
    ]);
  });

  it("on Friday when it is weekly, and on Thursday in the week of midsommarafton", () => {
    expect(due({ cadence: "weekly" }, "2026-06-08", "2026-06-28")).toEqual([
      "2026-06-12",
      "2026-06-18",
      "2026-06-26",
    ]);
  });

  it("on its own weekday, moved back within the week when that is a holiday", () => {
    // Ascension Day is a Thursday, and so is the last day of 2026.
    const thursday = { cadence: "weekly", weekday: "THU" } as const;
    expect(due(thursday, "2026-05-04", "2026-05-17")).toEqual(["2026-05-07", "2026-05-13"]);
    expect(due(thursday, "2026-12-28", "2027-01-03")).toEqual(["2026-12-30"]);
  });

  it("on the first working day after its weekday when the week has none before", () => {
    // Easter Monday.
    expect(due({ cadence: "weekly", weekday: "MON" }, "2026-04-06", "2026-04-12")).toEqual(["2026-04-07"]);
  });

  it("in no week that has no working day", () => {
    const closed = ["2026-07-13", "2026-07-14", "2026-07-15", "2026-07-16", "2026-07-17"];
    const calendar = createOrganisationCalendar({ country: "SE", region: null, closed, open: [] }, "UTC");
    const rhythm = { cadence: "weekly", weekday: null, from: null } as const;
    const found = occurrencesOf(rhythm, calendar, { from: "2026-07-06", to: "2026-07-26" });
    expect(found.map((occurrence) => occurrence.due)).toEqual(["2026-07-10", "2026-07-24"]);
  });

  it("on the last working day of the month, the quarter or the year", () => {
    expect(due({ cadence: "monthly" }, "2026-10-01", "2027-01-31")).toEqual([
      "2026-10-30",
      "2026-11-30",
      "2026-12-30",
      "2027-01-29",
    ]);
    expect(due({ cadence: "quarterly" }, "2026-01-01", "2026-12-31")).toEqual([
      "2026-03-31",
      "2026-06-30",
      "2026-09-30",
      "2026-12-30",
    ]);
    expect(due({ cadence: "yearly" }, "2025-06-01", "2027-12-31")).toEqual([
      "2025-12-30",
      "2026-12-30",
      "2027-12-30",
    ]);
  });

  it("on no day of its own when it waits for events", () => {
    expect(due({ cadence: "on-event" }, "2026-01-01", "2026-12-31")).toEqual([]);
  });

  it("from its first day on, and never before", () => {
    expect(due({ from: "2026-11-26" }, "2026-11-23", "2026-11-27")).toEqual(["2026-11-26", "2026-11-27"]);
    expect(due({ from: "2027-01-01" }, "2026-11-23", "2026-11-27")).toEqual([]);
  });
});

describe("the time within which something counts for a due day", () => {
  it("is the day itself, the week or the period", () => {
    const of = (cadence: Rhythm["cadence"]) =>
      occurrencesOf({ cadence, weekday: "WED", from: null }, sweden, {
        from: "2026-11-01",
        to: "2026-11-30",
      }).at(-1);
    expect(of("daily")).toEqual({ due: "2026-11-30", opens: "2026-11-30", closes: "2026-11-30" });
    expect(of("weekly")).toEqual({ due: "2026-11-25", opens: "2026-11-23", closes: "2026-11-29" });
    expect(of("monthly")).toEqual({ due: "2026-11-30", opens: "2026-11-01", closes: "2026-11-30" });
  });
});

describe("any rhythm in any calendar", () => {
  const day = fc
    .date({ min: new Date("2020-01-01T00:00Z"), max: new Date("2030-12-31T00:00Z"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it("is due on working days alone, in order, once in each period, and within the span", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CADENCES),
        fc.option(fc.constantFrom(...WEEKDAYS)),
        day,
        fc.integer({ min: 0, max: 500 }),
        fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
        (cadence, weekday, from, length, idle) => {
          const calendar = createWorkCalendar("UTC", (one) => !idle.includes(new Date(one).getUTCDay()));
          const to = new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10);
          const found = occurrencesOf({ cadence, weekday, from: null }, calendar, { from, to });
          for (const [index, occurrence] of found.entries()) {
            expect(calendar.isWorkingDay(occurrence.due)).toBe(true);
            expect(occurrence.due >= from && occurrence.due <= to).toBe(true);
            expect(occurrence.opens <= occurrence.due && occurrence.due <= occurrence.closes).toBe(true);
            expect((found[index - 1]?.closes ?? "") < occurrence.opens).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
