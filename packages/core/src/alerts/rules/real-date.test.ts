import { describe, expect, it } from "vitest";
import { realDate } from "./real-date.ts";

describe("a date", () => {
  it.each([
    ["0001-01-01T00:00:00Z", false],
    ["1601-01-01T00:00:00Z", false],
    ["1970-01-01T00:00:00Z", false],
    ["1970-01-01T00:00:01Z", true],
    ["2026-11-22T06:00:00Z", true],
    ["9999-12-30T23:59:59Z", true],
    ["9999-12-31T00:00:00Z", false],
    ["9999-12-31T23:59:59Z", false],
    ["no date", false],
  ])("%s says something: %s", (text, says) => {
    const at = new Date(text);
    expect(realDate(at)).toBe(says ? at : null);
  });

  it("that is none stays none", () => {
    expect(realDate(null)).toBeNull();
  });
});
