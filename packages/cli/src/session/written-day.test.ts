import { expect, it } from "vitest";
import { day } from "../commands/arguments.ts";
import { beginningOf, dayOf } from "./written-day.ts";

it("a day that an option names begins where it does in the zone, also when the clocks change", () => {
  const written = day("2026-11-01");
  expect(dayOf(written)).toBe("2026-11-01");
  expect(beginningOf(written, "Europe/Stockholm")).toEqual(new Date("2026-10-31T23:00:00Z"));
  expect(beginningOf(day("2026-10-25"), "Europe/Stockholm")).toEqual(new Date("2026-10-24T22:00:00Z"));
  expect(beginningOf(written, "America/New_York")).toEqual(new Date("2026-11-01T04:00:00Z"));
});
