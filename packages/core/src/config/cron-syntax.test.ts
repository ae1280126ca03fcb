import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitsDayNumber, readCron } from "../schedule/cron-fields.ts";
import { nextOccurrence, occurrencesFrom } from "../schedule/occurrences.ts";
import { createZoneClocks } from "../schedule/zone-clock.ts";
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
  ["0 0 30,31 2 *", 4, "names a day that the month does not have", "L for the last day"],
  ["0 0 30-31 feb */2", 4, "names a day that the month does not have", "L for the last day"],
  ["0 0 */30 2 1#5", 4, "names days that never fall together", "Write * for the day"],
  ["0 0 31 APR,6 *", 4, "names a day that the month does not have", "L for the last day"],
];

test.each(UNSOUND)("refuses %j at %i: %s", (text, index, message, fix) => {
  const fault = findCronFault(text);
  expect(fault).toMatchObject({ index, message });
  expect(fault?.fix).toContain(fix);
});

describe("an expression that is taken", () => {
  const clocks = createZoneClocks();
  const number = (min: number, max: number) => fc.integer({ min, max }).map(String);
  const name = (words: string) => fc.constantFrom(...words.split(" "));
  const list = (item: fc.Arbitrary<string>) =>
    fc.array(item, { minLength: 1, maxLength: 2 }).map((items) => items.join(","));
  const field = (value: fc.Arbitrary<string>, special: fc.Arbitrary<string>) =>
    list(
      fc.oneof(
        { weight: 3, arbitrary: value },
        { weight: 2, arbitrary: fc.constant("*") },
        fc.tuple(value, value).map((pair) => rising(pair).join("-")),
        fc
          .tuple(value, value, number(1, 7))
          .map(([from, to, step]) => `${rising([from, to]).join("-")}/${step}`),
        number(1, 8).map((step) => `*/${step}`),
        special,
      ),
    );
  const weekday = fc.oneof(number(0, 8), name("SUN mon TUE wed THU fri SAT"));
  const expressions = fc
    .tuple(
      field(number(0, 60), number(0, 59)),
      field(number(0, 24), number(0, 23)),
      field(number(0, 31), fc.constant("L")),
      field(fc.oneof(number(0, 13), name("JAN feb MAR apr DEC")), number(1, 12)),
      field(
        weekday,
        fc.tuple(weekday, fc.constantFrom("L", "#1", "#5", "#6")).map(([day, place]) => day + place),
      ),
    )
    .map((fields) => fields.join(" "));

  test("is read as numbers within each field, and is due one day, without an end that is never reached", () => {
    let taken = 0;
    fc.assert(
      fc.property(expressions, (text) => {
        if (findCronFault(text) !== null) return;
        taken += 1;
        const { minutes, hours, months, days, weekdays } = readCron(text);
        expectWithin(minutes, 0, 59);
        expectWithin(hours, 0, 23);
        expectWithin([...months], 1, 12);
        expectWithin([...days.days], 1, 31);
        expect(days.days.size > 0 || days.last).toBe(true);
        expect(weekdays.days.size > 0 || weekdays.placed.length > 0).toBe(true);
        expectWithin([...weekdays.days, ...weekdays.placed.map(({ day }) => day)], 0, 6);
        const next = nextOccurrence({ cron: text, timeZone: "Europe/Stockholm" }, START, { clocks });
        expect(next).not.toBeNull();
      }),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(50);
  });

  test("holds what its fields name, and nothing else, on each day that is due", () => {
    fc.assert(
      fc.property(expressions, (text) => {
        if (findCronFault(text) !== null) return;
        const fields = readCron(text);
        const due = occurrencesFrom({ cron: text, timeZone: "UTC" }, START.getTime(), { clocks });
        for (const at of due.take(5)) {
          const date = new Date(at);
          expect(fields.minutes).toContain(date.getUTCMinutes());
          expect(fields.hours).toContain(date.getUTCHours());
          expect(fitsDayNumber(fields, Math.floor(at / 86_400_000))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** Numbers in their order; names stay as they come, and may run backwards. */
function rising(pair: readonly [string, string]): readonly string[] {
  return [...pair].sort((one, other) => Number(one) - Number(other));
}

const START = new Date("2026-01-01T00:00Z");

function expectWithin(values: readonly number[], min: number, max: number): void {
  for (const value of values) {
    expect(value).toBeGreaterThanOrEqual(min);
    expect(value).toBeLessThanOrEqual(max);
  }
}

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
