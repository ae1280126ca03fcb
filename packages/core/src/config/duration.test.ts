import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { duration, durationText, parseDuration } from "./duration.ts";
import type { Fault } from "./fields.ts";

const hours = duration("How long.", { least: "1m", most: "12h" });

function faultOf(text: unknown): Fault {
  const issue = hours.safeParse(text).error?.issues[0];
  if (issue?.code !== "custom") throw new Error("it was taken");
  return issue.params?.["fault"] as Fault;
}

test.each([
  ["90s", 90_000],
  ["5m", 300_000],
  ["4h", 14_400_000],
  ["12h", 43_200_000],
])("%s is read in milliseconds", (text, ms) => {
  expect(hours.parse(text)).toBe(ms);
});

describe("what is no duration is refused with how to write it", () => {
  it.each([
    ["", "Write a whole number and s, m, h or d"],
    ["4", "Write a whole number and s, m, h or d"],
    ["-4h", "Write a whole number and s, m, h or d"],
    ["1.5h", "Write a whole number and s, m, h or d"],
    ["1h30m", "Write a whole number and s, m, h or d"],
    ["2w", "Write a whole number and s, m, h or d"],
    ["9999999s", "Write a whole number and s, m, h or d"],
    ["4 h", "Write 4h."],
    ["4H", "Write 4h."],
    ["5 minutes", "Write 5m."],
    ["90 sec", "Write 90s."],
    ["3 days", "Write 3d."],
    ["2 hrs", "Write 2h."],
  ])("%j", (text, fix) => {
    expect(faultOf(text).message).toBe("is no duration");
    expect(faultOf(text).fix).toContain(fix);
  });

  it("within its bounds", () => {
    expect(faultOf("59s")).toMatchObject({ message: "is too short", fix: "Write 1m or more." });
    expect(faultOf("1d")).toMatchObject({ message: "is too long", fix: "Write 12h or less." });
  });
});

test("a duration is written as it is read, and as short as it can be", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), (seconds) => {
      expect(parseDuration(durationText(seconds * 1_000))).toBe(seconds * 1_000);
    }),
  );
  expect([90_000, 7_200_000, 86_400_000, 0].map(durationText)).toEqual(["90s", "2h", "1d", "0s"]);
});

test("any text is read or not, and nothing is thrown", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{0,8} ?[a-zA-Z]{0,8}$/)), (text) => {
      const ms = parseDuration(text);
      expect(ms === null || Number.isSafeInteger(ms)).toBe(true);
      expect(typeof hours.safeParse(text).success).toBe("boolean");
    }),
  );
});
