import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantOfLocal, instantOfWall } from "./wall-instant.ts";
import { createZoneClock } from "./zone-clock.ts";

const stockholm = createZoneClock("Europe/Stockholm");
const at = (day: string, time: string, clock = stockholm): string =>
  new Date(instantOfLocal(clock, day, time)).toISOString();

describe("the instant of a local time", () => {
  test("follows summer and winter time", () => {
    expect(at("2026-07-01", "08:00")).toBe("2026-07-01T06:00:00.000Z");
    expect(at("2026-12-01", "08:00")).toBe("2026-12-01T07:00:00.000Z");
  });

  test("is the first moment after the gap for a time that spring leaves out", () => {
    expect(at("2027-03-28", "02:30")).toBe("2027-03-28T01:00:00.000Z");
  });

  test("is the first of two for a time that autumn shows twice", () => {
    expect(at("2026-10-25", "02:30")).toBe("2026-10-25T00:30:00.000Z");
  });

  test("is found in the zones that are furthest from UTC", () => {
    expect(at("2026-11-27", "00:00", createZoneClock("Pacific/Kiritimati"))).toBe("2026-11-26T10:00:00.000Z");
    expect(at("2026-11-27", "23:59", createZoneClock("Pacific/Pago_Pago"))).toBe("2026-11-28T10:59:00.000Z");
  });

  test("is one at which the clock shows that time, or the first after it was jumped over", () => {
    const minute = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 });
    const zone = fc.constantFrom(
      "Europe/Stockholm",
      "America/St_Johns",
      "Australia/Lord_Howe",
      "Asia/Kolkata",
    );
    fc.assert(
      fc.property(minute, zone, (number, timeZone) => {
        const clock = createZoneClock(timeZone);
        const wall = number * 60_000;
        const shown = clock.wallAt(instantOfWall(clock, wall));
        expect(shown).toBeGreaterThanOrEqual(wall);
        if (shown > wall) expect(clock.wallAt(instantOfWall(clock, wall) - 60_000)).toBeLessThan(wall);
      }),
    );
  });
});
