import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { person } from "../../../test-support/plans.ts";
import { createOrganisationCalendar } from "../../calendar/organisation-calendar.ts";
import { WEEKDAYS } from "../../config/plan/plan.ts";
import { createZoneClocks } from "../../schedule/zone-clock.ts";
import { isAtWork, nextAtWork, nextDigest } from "./at-work.ts";

const calendar = createOrganisationCalendar(
  { country: "SE", region: null, closed: ["2026-12-31"], open: ["2026-11-28"] },
  "Europe/Stockholm",
);
const anna = person("anna");
const works = (at: string, of = anna): boolean => isAtWork(of, new Date(at), calendar);
const next = (at: string, of = anna): string => nextAtWork(of, new Date(at), calendar).toISOString();

describe("somebody is at work", () => {
  test.each([
    ["from the first minute", "2026-11-27T07:00:00Z", true],
    ["not before it", "2026-11-27T06:59:59Z", false],
    ["until the last one", "2026-11-27T15:59:59Z", true],
    ["not after it", "2026-11-27T16:00:00Z", false],
    ["not on a Sunday", "2026-11-29T10:00:00Z", false],
    ["on a Saturday that the organisation has as open", "2026-11-28T10:00:00Z", true],
    ["not on a public holiday", "2027-01-06T10:00:00Z", false],
    ["not on a day on which the organisation is closed", "2026-12-31T10:00:00Z", false],
    ["an hour earlier in UTC in summer", "2027-06-01T06:00:00Z", true],
  ])("%s", (_, at, expected) => {
    expect(works(at)).toBe(expected);
  });

  test("in their own zone", () => {
    const sue = person("sue", { timeZone: "America/New_York" });
    expect(works("2026-11-27T12:59:00Z", sue)).toBe(false);
    expect(works("2026-11-27T13:00:00Z", sue)).toBe(true);
  });

  test("not while they are away, by their own day", () => {
    const away = person("bo", { absences: [{ from: "2026-11-27", to: "2026-11-27", deputy: null }] });
    expect(works("2026-11-27T10:00:00Z", away)).toBe(false);
    expect(works("2026-11-26T10:00:00Z", away)).toBe(true);
  });

  test("on a Saturday that is theirs although the organisation is closed", () => {
    const shift = person("cia", { workingHours: { days: ["SAT"], from: "08:00", to: "17:00" } });
    expect(works("2026-12-05T10:00:00Z", shift)).toBe(true);
    expect(works("2026-12-04T10:00:00Z", shift)).toBe(false);
  });

  test("over midnight, by the day on which the shift began", () => {
    const night = person("dan", { workingHours: { days: ["THU"], from: "22:00", to: "06:00" } });
    expect(works("2026-11-26T21:00:00Z", night)).toBe(true);
    expect(works("2026-11-27T04:59:00Z", night)).toBe(true);
    expect(works("2026-11-27T05:00:00Z", night)).toBe(false);
    expect(works("2026-11-26T04:59:00Z", night)).toBe(false);
  });
});

describe("the next time at which somebody is at work", () => {
  test("is now, while they are", () => {
    expect(next("2026-11-27T10:00:30Z")).toBe("2026-11-27T10:00:30.000Z");
  });

  test("is the beginning of the next day that counts", () => {
    expect(next("2026-11-27T16:00:00Z")).toBe("2026-11-28T07:00:00.000Z");
    expect(next("2026-12-30T16:00:00Z")).toBe("2027-01-04T07:00:00.000Z");
    expect(next("2027-03-26T16:00:00Z")).toBe("2027-03-30T06:00:00.000Z");
  });

  test("is at once for somebody who never is", () => {
    const gone = person("eva", { absences: [{ from: "2020-01-01", to: "2099-12-31", deputy: null }] });
    expect(next("2026-11-29T03:00:00Z", gone)).toBe("2026-11-29T03:00:00.000Z");
  });

  test("is one at which they are, and the first such minute, in every zone and on every day", () => {
    const clocks = createZoneClocks();
    const time = fc.constantFrom("00:00", "02:30", "08:00", "17:00", "22:00");
    const who = fc
      .record({
        days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
        from: time,
        to: time,
        timeZone: fc.constantFrom(
          "Europe/Stockholm",
          "America/St_Johns",
          "Australia/Lord_Howe",
          "Asia/Tokyo",
        ),
        away: fc.integer({ min: 0, max: 3 }),
      })
      .map(({ timeZone, away, ...workingHours }) =>
        person("x", {
          timeZone,
          workingHours,
          absences: away === 0 ? [] : [{ from: "2026-10-24", to: `2026-10-2${away + 4}`, deputy: null }],
        }),
      );
    const minute = fc.integer({ min: Date.UTC(2026, 9, 20) / 60_000, max: Date.UTC(2026, 9, 30) / 60_000 });
    fc.assert(
      fc.property(who, minute, fc.double({ min: 0, max: 1, noNaN: true }), (one, number, part) => {
        const at = new Date(number * 60_000);
        const found = nextAtWork(one, at, calendar, clocks);
        expect(isAtWork(one, found, calendar, clocks)).toBe(true);
        const between = new Date(at.getTime() + Math.floor((found.getTime() - at.getTime()) * part));
        if (between < found) expect(isAtWork(one, between, calendar, clocks)).toBe(false);
        const before = new Date(found.getTime() - 60_000);
        if (before >= at) expect(isAtWork(one, before, calendar, clocks)).toBe(false);
      }),
    );
  });
});

describe("the next digest", () => {
  const digest = (at: string, of = anna): string =>
    nextDigest(of, new Date(at), "07:30", calendar).toISOString();

  test("is the next working day's, in the reader's own zone", () => {
    expect(digest("2026-11-26T06:30:00Z")).toBe("2026-11-26T06:30:00.000Z");
    expect(digest("2026-11-26T06:30:01Z")).toBe("2026-11-27T06:30:00.000Z");
    expect(digest("2026-12-30T12:00:00Z")).toBe("2027-01-04T06:30:00.000Z");
    expect(digest("2026-11-26T06:30:01Z", person("s", { timeZone: "America/New_York" }))).toBe(
      "2026-11-26T12:30:00.000Z",
    );
  });

  test("waits for somebody who is away", () => {
    const away = person("bo", { absences: [{ from: "2026-11-27", to: "2026-11-29", deputy: null }] });
    expect(digest("2026-11-26T12:00:00Z", away)).toBe("2026-11-30T06:30:00.000Z");
  });
});
