import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText } from "./csv.ts";

/** Reads CSV as RFC 4180 says, without the mark in front. */
function read(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (let rest = text.slice(1); rest !== ""; ) {
    const row: string[] = [];
    for (let ended = false; !ended; ) {
      const [cell = "", quoted, bare, end = ""] =
        /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? [];
      if (cell === "") throw new Error(`no cell in ${JSON.stringify(rest)}`);
      row.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
      rest = rest.slice(cell.length);
      ended = end !== ",";
    }
    rows.push(row);
  }
  return rows;
}

describe("CSV", () => {
  it("begins with the mark by which Excel knows UTF-8, and ends every row", () => {
    expect(
      csvText([
        ["a", "å"],
        ["1", ""],
      ]),
    ).toBe("\uFEFFa,å\r\n1,\r\n");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])(
    "has an apostrophe before %j, which a spreadsheet would work out",
    (text) => {
      expect(read(csvText([[text]]))).toEqual([[`'${text}`]]);
    },
  );

  it("gives every other text back as it was, whatever stands in it", () => {
    const text = fc.string({ unit: "grapheme" }).filter((one) => !/^[=+\-@\t\r＝＋－＠]/.test(one));
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        expect(read(csvText(rows))).toEqual(rows);
      }),
    );
  });

  it("lets no cell begin with a sign of a formula", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(read(csvText([[text]]))[0]?.[0]).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
