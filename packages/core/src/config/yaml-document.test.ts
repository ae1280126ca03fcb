import { describe, expect, test } from "vitest";
import { readYaml } from "./yaml-document.ts";

describe("a text with", () => {
  test.each([
    ["a tab for indentation", "version: 1\nmail:\n\ttransport: smtp", 3, 1, "is indented with a tab"],
    ["a key given twice", "plan: a\nmail: { a: 1, b: 2, a: 3 }", 2, 21, "gives a key twice, first on line 2"],
    ["an alias", "version: &v 1\nplan: *v", 2, 7, "uses an alias (*name)"],
    ["an unknown tag", "version: !js 1", 1, 10, "has a tag (!) that is not known"],
    ["another version of YAML", "%YAML 1.1\n---\nversion: 1", 1, 1, "asks for another version of YAML"],
    ["an unclosed quotation mark", 'plan: "a', 1, 9, "lacks a sign"],
    ["an unclosed bracket", "plan: [a", 1, 9, "a bracket that is not closed"],
    ["a second document", "version: 1\n---\nversion: 1", 2, 1, "holds more than one document"],
    ["a colon in a text", "version: 1\nplan: a: b", 2, 7, "on the line of another key"],
    ["a key that is no text", "? [a]\n: 1", 1, 3, "has a key that is not a text"],
  ])("%s is refused at its place", (_, text, line, column, message) => {
    const { problems, data } = readYaml(text);
    expect(problems[0]).toMatchObject({
      position: { line, column },
      message: expect.stringContaining(message),
    });
    expect(data).toBeNull();
  });

  test("more than a megabyte, or nesting without end, is refused", () => {
    expect(readYaml(`# ${"x".repeat(1_000_000)}`).problems[0]?.message).toBe("is larger than one megabyte");
    expect(readYaml(`plan: ${"[".repeat(20_000)}`).problems[0]?.message).toContain("nests too deep");
    expect(readYaml(`[${"1,".repeat(100_000)}]`).problems[0]?.message).toBe("holds more than 100000 values");
  });

  test("masses of keys is read in time that grows with its length only", () => {
    const keys = Array.from({ length: 40_000 }, (_, index) => `k${index}: 1`);
    expect(readYaml(keys.join("\n")).problems).toEqual([]);
  });
});

test("dates, times, versions and words such as yes stay texts; numbers, true and null do not", () => {
  const text = "[2026-11-30, 07:30, 1.2.3, yes, off, <<, 12, 0.5, true, null, ~]";
  expect(readYaml(text).data).toEqual([
    "2026-11-30",
    "07:30",
    "1.2.3",
    "yes",
    "off",
    "<<",
    12,
    0.5,
    true,
    null,
    null,
  ]);
});

describe("the place", () => {
  const document = readYaml("a:\n  b: 'text'\n  c:\nd: [x, { e: 1 }]\n");

  test.each([
    [["a", "b"], 2, 6],
    [["a", "c"], 3, 3],
    [["a", "absent", "deeper"], 2, 3],
    [["d", 1, "e"], 4, 13],
    [["d", 7], 4, 4],
    [[], 1, 1],
  ])("of the value at %j is line %i, column %i", (path, line, column) => {
    expect(document.valueAt(path)).toEqual({ line, column });
  });

  test.each([
    [["a", "b"], 2, 3],
    [["a", "absent"], 1, 1],
    [["d", 1, "absent"], 4, 8],
    [["absent"], 1, 1],
  ])("of the key at %j is line %i, column %i", (path, line, column) => {
    expect(document.keyAt(path)).toEqual({ line, column });
  });

  test("inside a text counts its quotation mark, and stays inside it", () => {
    expect(document.valueAt(["a", "b"], 2)).toEqual({ line: 2, column: 9 });
    expect(document.valueAt(["a", "b"], 900)).toEqual({ line: 2, column: 12 });
  });
});
