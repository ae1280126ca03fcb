import { describe, expect, it } from "vitest";
import { decodeText } from "./decode-text.ts";

function latin1(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

describe("decoding a feed", () => {
  it.each<[string, Uint8Array, string | null]>([
    ["UTF-8", Buffer.from("Åsa"), null],
    [
      "UTF-8 with its mark, whatever is declared",
      Buffer.from("\u{FEFF}Åsa", "utf8"),
      "text/xml; charset=us-ascii",
    ],
    ["UTF-16 with its mark", Buffer.from("\u{FEFF}Åsa", "utf16le"), null],
    ["the header's charset", latin1("Åsa"), "text/html; charset=ISO-8859-1"],
  ])("reads %s", (_name, bytes, type) => {
    expect(decodeText(bytes, type)).toStrictEqual({ text: "Åsa", problems: [] });
  });

  it.each([
    '<?xml version="1.0" encoding="ISO-8859-1"?><a>Åsa</a>',
    "<html><meta charset=windows-1252><a>Åsa</a>",
    '<html><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><a>Åsa</a>',
  ])("reads what %j declares", (text) => expect(decodeText(latin1(text), "text/html").text).toBe(text));

  it("reads UTF-16 without a mark, and does not believe a declaration of it in plain bytes", () => {
    const xml = '<?xml version="1.0" encoding="utf-16"?><a/>';
    expect(decodeText(Buffer.from(xml, "utf16le"), null).text).toBe(xml);
    expect(decodeText(Buffer.from(xml), null).text).toBe(xml);
  });

  it("replaces bytes that do not fit what was declared, and says so", () => {
    const { text, problems } = decodeText(latin1("Åsa"), "text/html; charset=utf-8");
    expect([text, problems[0]?.code, problems[0]?.harmless]).toStrictEqual([
      "\u{FFFD}sa",
      "feed.charset",
      undefined,
    ]);
  });

  it("guesses only where nothing usable was declared", () => {
    expect(decodeText(latin1("Åsa"), null)).toMatchObject({
      text: "Åsa",
      problems: [{ code: "feed.charset" }],
    });
    expect(decodeText(Buffer.from("Åsa"), "text/html; charset=bogus")).toMatchObject({
      text: "Åsa",
      problems: [{ code: "feed.charset" }],
    });
  });
});
