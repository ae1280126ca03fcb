import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RowCondition } from "../../config/plan/plan.ts";
import { rowTest, rowVerdict } from "./row-conditions.ts";

const NOW = new Date("2026-11-22T06:00:00Z");
const days = (count: number): Date => new Date(NOW.getTime() + count * 86_400_000);
const NEVER = new Date("0001-01-01T00:00:00Z");

function fits(is: RowCondition["is"], wanted: RowCondition["value"], value: unknown): boolean {
  return rowTest([{ field: "x", is, value: wanted }], NOW)({ x: value });
}

describe("a condition on a field", () => {
  it.each<readonly [RowCondition["is"], RowCondition["value"], unknown, boolean]>([
    ["equals", "iOS", "ios", true],
    ["equals", "iOS", "iPadOS", false],
    ["equals", "a", ["b", "A"], true],
    ["equals", 5, 5, true],
    ["equals", 5, "5", false],
    ["equals", true, true, true],
    ["equals", false, null, false],
    ["equals", "", null, false],
    ["not", "compliant", "Compliant", false],
    ["not", "compliant", "noncompliant", true],
    ["not", "compliant", null, true],
    ["above", 5, 5, false],
    ["above", 5, 5.1, true],
    ["above", 5, "6", false],
    ["above", 5, null, false],
    ["above", 5, Number.NaN, false],
    ["below", 5, 5, false],
    ["below", 5, 4.9, true],
    ["below", 5, null, false],
    ["contains", "lap", "LAPTOP-1", true],
    ["contains", "lap", ["desk", "overlap"], true],
    ["contains", "lap", "desk", false],
    ["contains", "", "desk", false],
    ["contains", "1", 1, false],
    ["olderThanDays", 30, days(-30), false],
    ["olderThanDays", 30, days(-30.1), true],
    ["olderThanDays", 30, days(5), false],
    ["olderThanDays", 30, null, false],
    ["olderThanDays", 30, NEVER, false],
    ["olderThanDays", 30, "2020-01-01", false],
    ["olderThanDays", 30, new Date(Number.NaN), false],
    ["withinDays", 30, days(30), true],
    ["withinDays", 30, days(30.1), false],
    ["withinDays", 30, days(-90), true],
    ["withinDays", 30, NEVER, false],
    ["withinDays", 30, null, false],
    ["missing", null, null, true],
    ["missing", null, "", true],
    ["missing", null, [], true],
    ["missing", null, NEVER, true],
    ["missing", null, undefined, true],
    ["missing", null, 0, false],
    ["missing", null, false, false],
    ["missing", null, days(1), false],
  ])("%s %j, of %j, is %s", (is, wanted, value, expected) => expect(fits(is, wanted, value)).toBe(expected));

  it("fits nothing that a row has from its prototype", () => {
    expect(rowTest([{ field: "toString", is: "missing", value: null }], NOW)({})).toBe(true);
    expect(rowTest([{ field: "__proto__", is: "missing", value: null }], NOW)({})).toBe(true);
  });
});

describe("several conditions", () => {
  const condition = fc.record({
    field: fc.constantFrom("a", "b"),
    is: fc.constantFrom<RowCondition["is"]>(
      "equals",
      "not",
      "above",
      "below",
      "contains",
      "olderThanDays",
      "withinDays",
      "missing",
    ),
    value: fc.oneof(fc.string({ maxLength: 3 }), fc.double(), fc.boolean(), fc.constant(null)),
  });
  const row = fc.record(
    { a: fc.anything({ withDate: true }), b: fc.anything({ withDate: true }) },
    { requiredKeys: [] },
  );

  it("fit what each of them fits, whatever a row holds, and never throw", () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 4 }), row, (conditions, given) => {
        const each = conditions.every((one) => rowTest([one], NOW)(given));
        expect(rowTest(conditions, NOW)(given)).toBe(each);
      }),
    );
  });

  it("split every row between what equals a value and what does not", () => {
    fc.assert(
      fc.property(condition, row, ({ field, value }, given) => {
        const [equal, other] = (["equals", "not"] as const).map((is) =>
          rowTest([{ field, is, value }], NOW)(given),
        );
        expect(equal).toBe(other !== true);
      }),
    );
  });

  it("do not change the row", () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 4 }), row, (conditions, given) => {
        expect(() => rowTest(conditions, NOW)(Object.freeze({ ...given }))).not.toThrow();
      }),
    );
  });
});

describe("the verdict on a row", () => {
  const verdict = (where: readonly RowCondition[], row: object, list: string = "devices"): unknown =>
    rowVerdict({ list, where }, NOW)(row as Readonly<Record<string, unknown>>);
  const unencrypted = { field: "encrypted", is: "equals", value: false } as const;
  const silent = { field: "lastSyncAt", is: "olderThanDays", value: 30 } as const;
  const windows = { field: "os", is: "equals", value: "Windows" } as const;

  it("names what the service left out, when the rest fits", () => {
    expect(verdict([windows, unencrypted], { os: "Windows", encrypted: false })).toBe(true);
    expect(verdict([windows, unencrypted], { os: "Windows", encrypted: null })).toBe("encrypted");
    expect(verdict([unencrypted, windows], { os: "iOS", encrypted: null })).toBe(false);
    expect(verdict([silent, unencrypted], { lastSyncAt: NEVER, encrypted: false })).toBe("lastSyncAt");
    expect(verdict([silent], {})).toBe("lastSyncAt");
  });

  it("takes an empty text for an answer, and no date where that stands for none", () => {
    expect(verdict([windows], { os: "" })).toBe(false);
    const leaving = { field: "removalAt", is: "withinDays", value: 30 } as const;
    expect(verdict([leaving], { removalAt: null }, "managementPartners")).toBe(false);
    expect(verdict([{ field: "encrypted", is: "missing", value: null }], { encrypted: true })).toBe(false);
    expect(verdict([{ field: "encrypted", is: "not", value: false }], { encrypted: null })).toBe(true);
  });
});
