import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLines, cleanText } from "./clean-text.ts";

const piece = fc.constantFrom(
  "a",
  "é",
  "€",
  "“",
  " ",
  "  ",
  "\t",
  "\n",
  "\r\n",
  "\u00A0",
  "\u0001",
  "\u0085",
  "\u202E",
  "😀",
  "\uD800",
);
const anyText = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary" }),
);

describe("text that is cleaned", () => {
  it.each([
    ["plain and “quoted” å", "plain and “quoted” å"],
    ["  a \t b\u00A0c\n", "a b c"],
    ["a\u0000b\u0085c\u202Ed\uFEFF", "ab cd"],
    ["\uD800", "\u{FFFD}"],
  ])("turns %j into %j", (text, clean) => expect(cleanText(text)).toBe(clean));

  it("is cut by characters, not by halves of them, and says so", () => {
    expect(cleanText("😀😀😀", 2)).toBe("😀…");
    expect(cleanText("😀😀", 2)).toBe("😀😀");
    expect(cleanText("abcdef", 3)).toBe("ab…");
    expect(cleanLines(`${"x".repeat(20)}\ny`, 5)).toBe("xxxx…");
  });

  it("holds nothing that must not be shown, and cleaning it again changes nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(
          /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]|\s\s|^\s|\s$/,
        );
        expect(clean.isWellFormed()).toBe(true);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it("is line by line what each line is by itself", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => cleanText(line, 10_000));
        expect(cleanLines(text)).toBe(lines.join("\n").trim());
      }),
    );
  });
});
