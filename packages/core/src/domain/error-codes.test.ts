import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalErrorCode, createErrorCodeTable, loadErrorCodes } from "./error-codes.ts";

const table = loadErrorCodes();

describe("the error code table", () => {
  it("finds one code in every spelling that reaches a help desk", () => {
    const spellings = [
      "0x87D1FDE8",
      "0x87d1fde8",
      "87D1FDE8",
      "-2016281112",
      "2278686184",
      "2016281112",
      " 0x87D1FDE8 ",
    ];
    for (const code of spellings) expect(table.find({ code })?.code, code).toBe("0x87D1FDE8");
  });

  it("finds the number of an installer that a report writes in hex", () => {
    expect(table.find({ code: "0x00000643", area: "app-install" })?.code).toBe("1603");
    expect(table.find({ code: "0x643" })?.code).toBe("1603");
  });

  it("prefers the row of the asked area and platform and falls back to any platform", () => {
    const ios = table.find({ code: "0x87D1041C", area: "app-install", platform: "ios" });
    const windows = table.find({ code: "0x87D1041C", area: "app-install", platform: "windows" });
    expect(ios?.platform).toBe("ios");
    expect(windows?.platform).toBe("windows");
    expect(table.find({ code: "authorization", area: "enrollment", platform: "ios" })?.platform).toBe("any");
  });

  it.each([
    { code: "0x80070005", area: "enrollment" },
    { code: "0x8000FFFF", area: "app-install", platform: "ios" },
    { code: "authentication", area: "app-install" },
    { code: "0x8000FFFF", platform: "macos" },
  ])("has no answer from another area or platform: $code $area $platform", (query) => {
    expect(table.find(query)).toBeNull();
    expect(table.find({ code: query.code })).not.toBeNull();
  });

  it("takes a row of any platform only when the asked platform has none of its own", () => {
    const row = table.find({ code: "0x87D1041C", area: "app-install", platform: "ios" });
    if (row === null) throw new Error("no such row");
    const own = createErrorCodeTable([{ ...row, platform: "any" }, row]);
    expect(own.find({ code: row.code, platform: "ios" })?.platform).toBe("ios");
    expect(own.find({ code: row.code, platform: "any" })?.platform).toBe("any");
    expect(own.find({ code: row.code, platform: "macos" })?.platform).toBe("any");
  });

  it("knows no row for a code that is not in it", () => {
    expect(table.find({ code: "0x00000000" })).toBeNull();
    expect(table.find({ code: "" })).toBeNull();
  });

  it("has both languages and an action in every row", () => {
    for (const row of table.all) {
      for (const text of [row.meaning.en, row.meaning.sv, row.action.en, row.action.sv]) {
        expect(text.length, row.code).toBeGreaterThan(5);
      }
    }
  });

  it("writes every hex code and its signed and unsigned decimals the same way", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0x80000000, max: 0xffffffff }), (unsigned) => {
        const hex = `0x${unsigned.toString(16).toUpperCase()}`;
        expect(canonicalErrorCode(String(unsigned))).toBe(hex);
        expect(canonicalErrorCode(String(unsigned | 0))).toBe(hex);
        expect(canonicalErrorCode(hex.toLowerCase())).toBe(hex);
      }),
    );
  });

  it("leaves words and small numbers as they came", () => {
    expect(canonicalErrorCode("authorization")).toBe("authorization");
    expect(canonicalErrorCode("1603")).toBe("1603");
  });
});
