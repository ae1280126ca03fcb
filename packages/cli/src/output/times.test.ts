import { describe, expect, it } from "vitest";
import { createTimes, MINUTE_WIDTH, utcMinute } from "./times.ts";

const stockholm = createTimes("Europe/Stockholm");

describe("instants for people", () => {
  it("stand as the clock of the zone shows them, with its offset", () => {
    const at = new Date("2026-11-22T06:00:59Z");
    expect(stockholm.minute(at)).toBe("2026-11-22 07:00 +01:00");
    expect(stockholm.minuteOfWeek(at)).toBe("Sun 2026-11-22 07:00 +01:00");
    expect(createTimes("America/St_Johns").minute(at)).toBe("2026-11-22 02:30 -03:30");
    expect(createTimes("UTC").minute(at)).toBe("2026-11-22 06:00 +00:00");
    expect(stockholm.minute(at)).toHaveLength(MINUTE_WIDTH);
  });

  it("differ where the same time comes twice, and go on after the hour that is left out", () => {
    expect(
      ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"].map((at) => stockholm.minute(new Date(at))),
    ).toEqual(["2026-10-25 02:30 +02:00", "2026-10-25 02:30 +01:00"]);
    expect(
      ["2026-03-29T00:59:00Z", "2026-03-29T01:00:00Z"].map((at) => stockholm.minute(new Date(at))),
    ).toEqual(["2026-03-29 01:59 +01:00", "2026-03-29 03:00 +02:00"]);
  });

  it("are of the day that it is there", () => {
    const at = new Date("2026-12-31T23:30:00Z");
    expect(stockholm.day(at)).toBe("2027-01-01");
    expect(createTimes("America/New_York").day(at)).toBe("2026-12-31");
  });

  it("say so where they are in UTC", () => {
    expect(utcMinute(new Date("2026-11-22T06:00:59Z"))).toBe("2026-11-22 06:00Z");
  });
});
