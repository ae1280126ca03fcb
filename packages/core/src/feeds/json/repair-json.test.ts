import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FeedProblem } from "../feed.ts";
import { repairJson } from "./repair-json.ts";
import { readJson } from "./read-json.ts";

function read(text: string): unknown {
  return readJson(text, () => undefined);
}

function codes(text: string): readonly string[] {
  const found: FeedProblem[] = [];
  readJson(text, (problem) => found.push(problem));
  return [...new Set(found.map(({ code }) => code))];
}

describe("JSON that is slightly broken", () => {
  it.each([
    [
      "a control character in a text",
      '[{"a":"x\ty\u0001"}]',
      [{ a: "x\ty\u0001" }],
      "json.control-character",
    ],
    ["a \\ that escapes nothing", '[{"a":"C:\\Windows"}]', [{ a: "C:\\Windows" }], "json.bad-escape"],
    ["commas before an end", '[{"a":[1,2 , ],},\n]', [{ a: [1, 2] }], "json.trailing-comma"],
    [
      "numbers that are none",
      '[{"a":NaN,"b":-Infinity,"c":-1}]',
      [{ a: null, b: null, c: -1 }],
      "json.no-number",
    ],
    ["one object a line", '{"a":1}\n{"a":2}\n\n', [{ a: 1 }, { a: 2 }], "json.lines"],
    ["an end that is missing", '{"v":[{"a":[{"b":1}]},{"a":2', { v: [{ a: [{ b: 1 }] }] }, "json.cut-short"],
    ["a text that never ends", '{"v":[{"a":1},{"b":"x, ] } y', { v: [{ a: 1 }] }, "json.cut-short"],
    ["an end after the list", '{"v":[{"a":1}],"next":"http', { v: [{ a: 1 }] }, "json.cut-short"],
    ["no whole element of the outer list", '[{"r":[{"a":1},{"a":', [{ r: [{ a: 1 }] }], "json.cut-short"],
    [
      "a list that stands deeper first",
      '{"m":{"t":["x"]},"v":[{"a":1},{"a',
      { m: { t: ["x"] }, v: [{ a: 1 }] },
      "json.cut-short",
    ],
  ])("is read with %s", (_name, text, value, code) => {
    expect(read(text)).toStrictEqual(value);
    expect(codes(text)).toStrictEqual([code]);
  });

  it("is left as it is where nothing is wrong, also with a byte order mark", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 4 })), (value) => {
        const text = JSON.stringify(value);
        expect(repairJson(text, () => expect.unreachable())).toBe(text);
        expect(codes(`\u{FEFF}${text}`)).toStrictEqual([]);
      }),
    );
  });

  it("keeps every object of a list that is whole before the cut", () => {
    const entry = fc.record({
      id: fc.string({ unit: "binary" }),
      list: fc.array(fc.record({ a: fc.jsonValue() })),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), fc.nat(), (entries, seed) => {
        const text = JSON.stringify({ value: entries });
        const cut = seed % text.length;
        const whole = entries.filter(
          (_, n) => JSON.stringify({ value: entries.slice(0, n + 1) }).length - 2 <= cut,
        );
        const found = read(text.slice(0, cut));
        if (whole.length > 0) expect(found).toStrictEqual(JSON.parse(JSON.stringify({ value: whole })));
      }),
    );
  });

  it("is unreadable when it is more than slightly broken, and the reason quotes nothing of it", () => {
    for (const text of ["[}", '{"a" 1}', "hello", "", '["secret" "x"]', `["${"\u0001".repeat(60_000)}"]`]) {
      const found: FeedProblem[] = [];
      expect(readJson(text, (problem) => found.push(problem))).toBeNull();
      expect(found).toMatchObject([{ code: "json.unreadable" }]);
      expect(found[0]?.message).not.toContain("secret");
    }
  });
});
