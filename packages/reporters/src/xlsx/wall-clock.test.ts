import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWallClock } from "./wall-clock.ts";

describe("wall clock", () => {
  it("reads the clock on the wall before and after the change to summer time", () => {
    const clock = createWallClock("Europe/Stockholm");
    expect(clock.dateTime(new Date("2026-03-29T00:59:00Z"))?.toISOString()).toBe("2026-03-29T01:59:00.000Z");
    expect(clock.dateTime(new Date("2026-03-29T01:00:00Z"))?.toISOString()).toBe("2026-03-29T03:00:00.000Z");
  });

  it("gives the day of the zone, not of UTC", () => {
    expect(createWallClock("Europe/Stockholm").date(new Date("2026-11-05T23:30:00Z"))?.toISOString()).toBe(
      "2026-11-06T00:00:00.000Z",
    );
    expect(createWallClock("America/New_York").date(new Date("2026-11-05T03:00:00Z"))?.toISOString()).toBe(
      "2026-11-04T00:00:00.000Z",
    );
  });

  it("knows zones that are not whole hours from UTC", () => {
    expect(createWallClock("Asia/Kathmandu").dateTime(new Date("2026-01-01T00:00:00Z"))?.toISOString()).toBe(
      "2026-01-01T05:45:00.000Z",
    );
  });

  it("knows a zone that changed within a quarter of an hour", () => {
    const clock = createWallClock("America/St_Johns");
    const shown = ["03:30:00.250", "03:31:00.250", "03:45:00.000"].map((time) =>
      clock
        .dateTime(new Date(`2003-04-06T${time}Z`))
        ?.toISOString()
        .slice(11),
    );
    expect(shown).toEqual(["00:00:00.250Z", "01:01:00.250Z", "01:15:00.000Z"]);
  });

  it("has no time for an invalid date", () => {
    expect(createWallClock("UTC").dateTime(new Date(Number.NaN))).toBeNull();
    expect(createWallClock("UTC").date(new Date(Number.NaN))).toBeNull();
  });

  it("says what Intl says at any time in any zone", () => {
    const zone = fc.constantFrom(
      "Europe/Stockholm",
      "America/St_Johns",
      "Australia/Lord_Howe",
      "Pacific/Apia",
      "UTC",
    );
    fc.assert(
      fc.property(
        zone,
        fc.date({ min: new Date("1975-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
        (timeZone, at) => {
          const shown = new Intl.DateTimeFormat("sv-SE", {
            timeZone,
            dateStyle: "short",
            timeStyle: "medium",
          }).format(at);
          expect(createWallClock(timeZone).dateTime(at)?.toISOString().replace("T", " ").slice(0, 19)).toBe(
            shown,
          );
        },
      ),
    );
  });
});
