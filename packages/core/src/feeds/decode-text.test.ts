import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "./decode-text.ts";

function latin1(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

function utf16be(text: string): Uint8Array {
  return Buffer.from(text, "utf16le").swap16();
}

function utf32(text: string, littleEndian: boolean): Uint8Array {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(points.length * 4));
  points.forEach((point, index) => view.setUint32(index * 4, point, littleEndian));
  return new Uint8Array(view.buffer);
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
    ["UTF-16 of the other order", utf16be("\u{FEFF}Åsa"), "text/xml; charset=utf-8"],
    ["UTF-32 with its mark", utf32("\u{FEFF}Åsa", true), null],
    ["UTF-32 of the other order", utf32("\u{FEFF}Åsa", false), "text/xml; charset=utf-16"],
    ["UTF-32 that the header names", utf32("Åsa", false), "text/xml; charset=UTF-32"],
    ["the header's charset", latin1("Åsa"), "text/html; charset=ISO-8859-1"],
    ["the header's charset in quotation marks", latin1("Åsa"), "text/html;charset='windows-1252'; x=y"],
  ])("reads %s", (_name, bytes, type) => {
    expect(decodeText(bytes, type)).toStrictEqual({ text: "Åsa", problems: [] });
  });

  it.each([
    '<?xml version="1.0" encoding="ISO-8859-1"?><a>Åsa</a>',
    "<!-- first a comment --><?xml version='1.0' encoding='iso-8859-1'?><a>Åsa</a>",
    "<html><meta charset=windows-1252><a>Åsa</a>",
    '<html><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><a>Åsa</a>',
  ])("reads what %j declares", (text) =>
    expect(decodeText(latin1(text), "text/html")).toStrictEqual({ text, problems: [] }),
  );

  it.each([
    ["koi8-r", [0xf0, 0xd2, 0xc9], "При"],
    ["windows-1251", [0xcf, 0xf0, 0xe8], "При"],
    ["Shift_JIS", [0x83, 0x68, 0x83, 0x8a], "ドリ"],
    ["euc-kr", [0xb3, 0xe2], "년"],
    ["gb2312", [0xd6, 0xd0], "中"],
    ["Big5", [0xa4, 0xa4], "中"],
    ["ISO-8859-2", [0xb1], "ą"],
    ["iso-8859-15", [0xa4], "€"],
    ["ISO-8859-1", [0x80, 0x92], "€’"],
  ])("reads %s as the web does", (label, bytes, expected) => {
    const xml = `<?xml version="1.0" encoding="${label}"?>`;
    expect(decodeText(Uint8Array.from(bytes), `text/xml; charset=${label}`).text).toBe(expected);
    const declared = Buffer.concat([Buffer.from(xml), Uint8Array.from(bytes)]);
    expect(decodeText(declared, null)).toStrictEqual({ text: xml + expected, problems: [] });
  });

  it("reads two and four bytes to a character without a mark, and believes no such declaration in plain bytes", () => {
    for (const label of ["utf-16", "UTF-32"]) {
      const xml = `<?xml version="1.0" encoding="${label}"?><a/>`;
      for (const bytes of [
        Buffer.from(xml, "utf16le"),
        utf16be(xml),
        utf32(xml, true),
        utf32(xml, false),
        Buffer.from(xml),
      ])
        expect(decodeText(bytes, `text/xml; charset=${label}`)).toStrictEqual({ text: xml, problems: [] });
    }
  });

  it("believes the bytes where a habit of western servers is stated of UTF-8, and says so", () => {
    for (const type of ["text/xml; charset=us-ascii", "text/html; charset=ISO-8859-1"]) {
      expect(decodeText(Buffer.from("Åsa"), type)).toMatchObject({
        text: "Åsa",
        problems: [{ code: "feed.charset", harmless: true }],
      });
      expect(decodeText(Buffer.from("Asa"), type).problems).toStrictEqual([]);
    }
  });

  it("takes the feed's own word where the bytes are not what the server says", () => {
    const xml = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="koi8-r"?>'),
      Uint8Array.of(0xf0, 0xd2, 0xc9),
    ]);
    const { text, problems } = decodeText(xml, "text/xml; charset=utf-8");
    expect(text).toMatch(/При$/);
    expect(problems).toMatchObject([{ code: "feed.charset", message: expect.stringContaining("koi8-r") }]);
  });

  it("reads bytes of Windows-1252 inside UTF-8, and says so", () => {
    const mixed = Buffer.concat([Buffer.from("Åsa och "), latin1("Åke\x92s "), Buffer.from("köp 😀")]);
    for (const type of ["text/html; charset=utf-8", null]) {
      const { text, problems } = decodeText(mixed, type);
      expect(text).toBe("Åsa och Åke’s köp 😀");
      expect(problems).toMatchObject([{ code: "feed.charset", harmless: true }]);
    }
  });

  it("replaces bytes that fit nowhere, and says so as a loss", () => {
    const shiftJis = decodeText(Uint8Array.of(0x83, 0x68, 0xff), "text/xml; charset=shift_jis");
    expect(shiftJis).toStrictEqual({
      text: "ド\u{FFFD}",
      problems: [{ code: "feed.charset", message: expect.stringContaining("replaced") }],
    });
    const wide = decodeText(Uint8Array.of(0xff, 0xfe, 0, 0, 0, 0xd8, 0, 0, 0, 0, 0, 0x7f, 1), null);
    expect([wide.text, wide.problems[0]?.harmless]).toStrictEqual(["\u{FFFD}\u{FFFD}", undefined]);
  });

  it.each([
    ["shift_jis", [0x82, 0xc9, 0x8b, 0x4c, 0x8e, 0x96, 0x82, 0xaa, 0x82, 0xb3], "に記事がさ"],
    ["euc-jp", [0xa4, 0xcb, 0xb5, 0xad, 0xbb, 0xf6, 0xa4, 0xac, 0xa4, 0xb5], "に記事がさ"],
  ])("knows %s by its letters where nobody names it, and says so", (label, bytes, expected) => {
    const { text, problems } = decodeText(Uint8Array.from(bytes), null);
    expect(text).toBe(expected);
    expect(problems).toMatchObject([{ code: "feed.charset", message: expect.stringContaining(label) }]);
  });

  it("guesses only where nothing usable was declared", () => {
    expect(decodeText(latin1("Åsa"), null)).toMatchObject({
      text: "Åsa",
      problems: [{ code: "feed.charset" }],
    });
    for (const label of ["bogus", "utf-7", "iso-2022-kr", "x".repeat(5_000)])
      expect(decodeText(Buffer.from("Åsa"), `text/html; charset=${label}`)).toMatchObject({
        text: "Åsa",
        problems: [{ code: "feed.charset" }],
      });
    expect(
      decodeText(latin1('<?xml version="1.0" encoding="latin1"?>Å'), "text/xml; charset=bogus").text,
    ).toMatch(/Å$/);
  });

  it("gives back any text that was written in a Unicode encoding", () => {
    const texts = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 200 })
      .map((text) => `<${text.toWellFormed()}`);
    fc.assert(
      fc.property(texts, (text) => {
        for (const bytes of [
          Buffer.from(text),
          Buffer.from(`\u{FEFF}${text}`, "utf16le"),
          utf16be(`\u{FEFF}${text}`),
          utf32(`\u{FEFF}${text}`, true),
          utf32(`\u{FEFF}${text}`, false),
        ])
          expect(decodeText(bytes, null)).toStrictEqual({ text, problems: [] });
      }),
    );
  });

  it("makes some text of any bytes, in time that grows with their number", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.option(fc.string()), (bytes, type) => {
        expect(decodeText(bytes, type).text.isWellFormed()).toBe(true);
      }),
    );
    const start = process.threadCpuUsage();
    for (const byte of [0xe9, 0x41, 0xc3, 0xf0])
      expect(decodeText(new Uint8Array(5_000_001).fill(byte), null).text.length).toBeGreaterThan(0);
    const { user, system } = process.threadCpuUsage(start);
    expect((user + system) / 1_000_000).toBeLessThan(2);
  });
});
