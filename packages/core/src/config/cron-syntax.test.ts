import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findCronFault } from "./cron-syntax.ts";

const SOUND = [
  "* * * * *",
  "0 7 * * MON",
  "*/15 * * * *",
  "0,30 8-17 * * mon-fri",
  "5-55/10 0 1,15 JAN,jul *",
  "0 0 L * *",
  "0 6 * * 5L",
  "0 6 * * FRI#2",
  "0 6 * * 0,7",
  "0 0 29 2 *",
  "0 0 31 1,2 *",
  "0 0 31 2 MON",
  "  0   7 * * 1  ",
];

test.each(SOUND)("takes %j", (text) => {
  expect(findCronFault(text)).toBeNull();
});

const UNSOUND: readonly [text: string, index: number, message: string, fix: string][] = [
  ["0 7 * *", 0, "has 4 fields instead of five", "Write five fields"],
  ["0 0 7 * * MON", 0, "has 6 fields instead of five", "Write five fields"],
  ["@daily", 0, "has one field instead of five", "Write five fields"],
  ["60 7 * * *", 0, "has a value out of range in the field minute", "Write 0 to 59."],
  ["0 24 * * *", 2, "has a value out of range in the field hour", "Write 0 to 23."],
  ["0 7 0 * *", 4, "has a value out of range in the field day of the month", "Write 1 to 31."],
  ["0 7 * 13 *", 6, "has a value out of range in the field month", "Write 1 to 12 or JAN to DEC."],
  ["0 7 * * MOM", 8, "has a value out of range in the field day of the week", "Did you mean MON?"],
  ["0 7 * * 1,8", 10, "has a value out of range in the field day of the week", "Write 0 to 7 or SUN to SAT."],
  ["0 7 * * FRI-MON", 8, "has a range that runs backwards in the field day of the week", "two ranges"],
  ["0,,5 7 * * *", 2, "has an empty place in the field minute", "both sides of each comma"],
  ["*/0 7 * * *", 0, "has a step out of range in the field minute", "Write a step of 1 to 59."],
  ["5/15 7 * * *", 0, "has a step without a range in the field minute", "Write 5-59/15 or */15."],
  ["0 7 * * 5#6", 8, "has a value out of range in the field day of the week", "Write 0 to 7"],
  ["L 7 * * *", 0, "has a value out of range in the field minute", "Write 0 to 59."],
  ["0 1--2 * * *", 2, "has something that is no value in the field hour", "a range such as 1-5"],
  ["0 0 30 2 *", 4, "names a day that the month does not have", "L for the last day"],
  ["0 0 31 APR,6 *", 4, "names a day that the month does not have", "L for the last day"],
];

test.each(UNSOUND)("refuses %j at %i: %s", (text, index, message, fix) => {
  const fault = findCronFault(text);
  expect(fault).toMatchObject({ index, message });
  expect(fault?.fix).toContain(fix);
});

describe("any text", () => {
  const soup = fc.stringMatching(/^[-*/,#L0-9A-Z ]{0,40}$/);

  test("is taken or refused at a place inside it", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), soup), (text) => {
        const fault = findCronFault(text);
        expect(fault === null || (fault.index >= 0 && fault.index <= text.length)).toBe(true);
      }),
    );
  });

  test("of five numbers in range is taken", () => {
    const fields = fc.tuple(
      fc.nat(59),
      fc.nat(23),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      fc.nat(7),
    );
    fc.assert(
      fc.property(fields, (numbers) => {
        expect(findCronFault(numbers.join(" "))).toBeNull();
      }),
    );
  });
});
