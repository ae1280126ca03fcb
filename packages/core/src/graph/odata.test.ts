import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { field, readBoolean, readDate, readFlags, readNumber, readText } from "./odata.ts";

describe("a date", () => {
  it("is read with none to seven digits of a second, an offset, or no zone", () => {
    for (const [text, iso] of [
      ["2026-11-22T06:00:00Z", "2026-11-22T06:00:00.000Z"],
      ["2026-11-22T06:00:00.1Z", "2026-11-22T06:00:00.100Z"],
      ["2026-11-22T06:00:00.1234567Z", "2026-11-22T06:00:00.123Z"],
      ["2017-01-01T00:00:35.1329464-08:00", "2017-01-01T08:00:35.132Z"],
      ["2022-09-15T00:00:00", "2022-09-15T00:00:00.000Z"],
    ] as const) {
      expect(readDate(text)?.toISOString(), text).toBe(iso);
    }
  });

  it("that means never is null, and so is nothing at all", () => {
    for (const value of [
      "0001-01-01T00:00:00Z",
      "0001-01-01T00:00:00-08:00",
      "9999-12-31T23:59:59.9999999Z",
      "1601-01-01T00:00:00Z",
      "",
      null,
      undefined,
    ]) {
      expect(readDate(value), String(value)).toBeNull();
    }
  });

  it("that does not exist is not read as another day", () => {
    for (const value of [
      "2026-02-30T00:00:00Z",
      "2026-13-01T00:00:00Z",
      "yesterday",
      "22/11/2026",
      5,
      {},
      "2026-11-22T25:00:00Z",
    ]) {
      expect(readDate(value), JSON.stringify(value)).toBeUndefined();
    }
  });

  it("of any form of digits is what the calendar says, or no date at all", () => {
    const part = (most: number): fc.Arbitrary<string> => fc.nat(most).map((n) => String(n).padStart(2, "0"));
    const texts = fc
      .tuple(
        fc.integer({ min: 1960, max: 2110 }),
        part(14),
        part(33),
        part(26),
        part(62),
        part(62),
        fc.stringMatching(/^(?:\.\d{0,9})?$/),
      )
      .map(
        ([year, month, day, hour, minute, second, fraction]) =>
          `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`,
      );
    fc.assert(
      fc.property(texts, (text) => {
        const said = new Date(text.replace(/\.(\d{1,3})\d*Z$/, ".$1Z"));
        const isDate =
          !Number.isNaN(said.getTime()) && /T(?:[01]\d|2[0-4])/.test(text) && !text.endsWith(".Z");
        const isThatDay =
          isDate && new Date(`${text.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(text.slice(0, 10));
        expect(readDate(text)?.getTime(), text).toBe(isThatDay ? said.getTime() : undefined);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is the same instant whatever the number of digits", () => {
    const dates = fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.stringMatching(/^\d{0,4}$/), (date, more) => {
        expect(readDate(date.toISOString().replace("Z", `${more}Z`))?.getTime()).toBe(date.getTime());
      }),
    );
  });
});

describe("other values", () => {
  it("are the same whether null, missing or empty", () => {
    for (const value of [null, undefined, ""]) {
      expect([readText(value), readNumber(value), readBoolean(value), readFlags(value)]).toEqual([
        "",
        null,
        null,
        [],
      ]);
    }
  });

  it("keep members that nobody knows yet", () => {
    expect(readText("intuneAosp")).toBe("intuneAosp");
    expect(readFlags("noQuickScanHappenedForSpecifiedPeriod, brandNewFlag,")).toEqual([
      "noQuickScanHappenedForSpecifiedPeriod",
      "brandNewFlag",
    ]);
    const many = Array.from({ length: 40 }, (_, index) => `avSignaturesOutOfDate${index}`);
    expect(readFlags(many.join(","))).toEqual(many);
  });

  it("are read from the text that reports and 64-bit numbers come in", () => {
    expect([readNumber("9007199254740"), readNumber("-1"), readNumber(0)]).toEqual([
      9_007_199_254_740, -1, 0,
    ]);
    expect([readBoolean("True"), readBoolean("0"), readBoolean("Unknown"), readBoolean(false)]).toEqual([
      true,
      false,
      null,
      false,
    ]);
    expect([readNumber("1e400"), readNumber(Number.NaN), readNumber("x"), readBoolean("maybe")]).toEqual(
      Array(4).fill(undefined),
    );
  });

  it("never throw, and text is always fit for display", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        for (const read of [readDate, readNumber, readBoolean, readFlags]) read(value);
        expect(readText(value) ?? "").not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(readText(text)?.isWellFormed()).toBe(true);
        expect(readText(text)).not.toMatch(/[\u0000-\u001F\u007F-\u009F]|^\s|\s$/);
      }),
    );
  });

  it("make a row out of an object that has its id alone", () => {
    const row = z.object({
      id: field.id,
      a: field.text,
      b: field.date,
      c: field.number,
      d: field.boolean,
      e: field.flags,
    });
    expect(row.parse({ id: "1" })).toEqual({ id: "1", a: "", b: null, c: null, d: null, e: [] });
    expect(row.safeParse({ id: "1", a: 5 }).success).toBe(false);
    expect(row.safeParse({}).success).toBe(false);
  });
});
