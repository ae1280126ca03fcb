import { describe, expect, it } from "vitest";
import { createFormats, NOTHING } from "./formats.ts";

const sv = createFormats({ locale: "sv", timeZone: "Europe/Stockholm" });
const en = createFormats({ locale: "en", timeZone: "Europe/Stockholm" });

describe("formats", () => {
  it("writes Swedish numbers and dates", () => {
    expect(sv.percent(0.9731)).toBe("97,3 %");
    expect(sv.integer(12_345)).toBe("12 345");
    expect(sv.date(new Date("2026-11-05T23:30:00Z"))).toBe("2026-11-06");
    expect(sv.dateTime(new Date("2026-11-05T13:05:00Z"))).toBe("2026-11-05 14:05");
  });

  it("writes English dates that can be read in one way only", () => {
    expect(en.date(new Date("2026-11-05T23:30:00Z"))).toBe("6 Nov 2026");
    expect(en.dateTime(new Date("2026-11-05T13:05:00Z"))).toBe("5 Nov 2026, 14:05");
    expect(en.decimal(1234.567)).toBe("1,234.57");
  });

  it("shows the hour after midnight as 00", () => {
    expect(en.dateTime(new Date("2026-11-04T23:05:00Z"))).toBe("5 Nov 2026, 00:05");
  });

  it("shows what is no number and no date as nothing known", () => {
    expect(en.integer(Number.NaN)).toBe(NOTHING);
    expect(en.percent(Number.POSITIVE_INFINITY)).toBe(NOTHING);
    expect(en.date(new Date(Number.NaN))).toBe(NOTHING);
  });
});
