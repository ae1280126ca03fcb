import { expect, it } from "vitest";
import { knownTime } from "./known-time.ts";

it.each([
  ["2026-11-22T06:00:00Z", Date.UTC(2026, 10, 22, 6)],
  ["9999-12-31T23:59:59Z", Date.UTC(9999, 11, 31, 23, 59, 59)],
  ["0001-01-01T00:00:00Z", null],
  ["1601-01-01T00:00:00Z", null],
  ["no date", null],
])("%s is %s", (text, time) => {
  expect(knownTime(new Date(text))).toBe(time);
});

it("nothing is no time", () => {
  expect(knownTime(null)).toBeNull();
});
