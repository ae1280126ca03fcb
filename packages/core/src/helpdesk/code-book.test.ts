import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorSeconds } from "../../test-support/processor-seconds.ts";
import { article } from "../../test-support/articles.ts";
import { type ErrorCode, loadErrorCodes } from "../domain/error-codes.ts";
import { createCodeBook } from "./code-book.ts";

const table = loadErrorCodes();
const book = createCodeBook(table, []);
const codesOf = (code: string, rest: object = {}): readonly string[] =>
  book.lookUp({ code, ...rest }).rows.map(({ row }) => row.code);

/** Every spelling of a row's code that reaches a help desk. */
function spellingsOf({ code, decimal }: ErrorCode): readonly string[] {
  if (!/^0x/i.test(code)) return [code, code.toLowerCase(), code.toUpperCase()];
  const unsigned = Number(code);
  const signed = unsigned | 0;
  expect(signed, code).toBe(decimal);
  return [
    code,
    code.toLowerCase(),
    code.slice(2),
    code.slice(2).toLowerCase(),
    `0X${code.slice(2)}`,
    String(signed),
    String(unsigned),
    // The console drops the minus sign.
    String(Math.abs(signed)),
    `\u2212${Math.abs(signed)}`.slice(signed < 0 ? 0 : 1),
    BigInt.asUintN(64, BigInt(signed)).toString(),
    `0x${BigInt.asUintN(64, BigInt(signed)).toString(16)}`,
  ];
}

const WRAPPINGS: readonly ((spelling: string) => string)[] = [
  (spelling) => spelling,
  (spelling) => `  ${spelling}\t`,
  (spelling) => `"${spelling}"`,
  (spelling) => `”${spelling}”.`,
  (spelling) => `(${spelling})`,
  (spelling) => `Error code: ${spelling}`,
  (spelling) => `Felkod: ${spelling}.`,
  (spelling) => `Error code ${spelling}`,
];

describe("the table of error codes", () => {
  it("has each code once for each area and platform, and all of them can be found", () => {
    const keys = table.all.map(({ code, area, platform }) => `${code.toLowerCase()} ${area} ${platform}`);
    expect(new Set(keys).size).toBe(table.all.length);
    expect(table.all.length).toBe(340);
    for (const row of table.all) {
      const { rows } = book.lookUp({ code: row.code, area: row.area, platform: row.platform });
      expect(rows[0]?.row, row.code).toBe(row);
    }
  });
});

describe("a code", () => {
  it("leads to its row in every spelling, with quotes, a full stop or words around it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...table.all),
        fc.nat(),
        fc.constantFrom(...WRAPPINGS),
        (row, nth, wrapped) => {
          const spellings = spellingsOf(row);
          const text = wrapped(spellings[nth % spellings.length] ?? row.code);
          const found = book.lookUp({ code: text }).rows.map((match) => match.row);
          expect(found, text).toContain(row);
        },
      ),
      { numRuns: 4_000 },
    );
  });

  it("leads to every row that it has, in all areas and on all platforms", () => {
    const { rows } = book.lookUp({ code: "0x87D1041C" });
    expect(rows.map(({ row }) => row.platform).sort()).toEqual(
      table.all
        .filter(({ code }) => code === "0x87D1041C")
        .map(({ platform }) => platform)
        .sort(),
    );
    expect(rows.length).toBeGreaterThan(1);
  });

  it.each([
    ["The installation failed at 10:30 with 0x87D1FDE8 (try 3 of 5).", "0x87D1FDE8"],
    ["Fel −2016281112 på enheten", "0x87D1FDE8"],
    ["exit code 1603, see the log", "1603"],
    ["0x00000643", "1603"],
    ["enrollment ended with useraBANDONMENT on 2 phones", "userAbandonment"],
    ["Server answered HTTP 503", "HTTP 503"],
    ["503", "HTTP 503"],
    ["xpc type error", "XPC_TYPE_ERROR"],
    ["Authorization", "authorization"],
  ])("is found in %j", (text, code) => {
    expect(codesOf(text)[0]).toBe(code);
  });

  it("that nobody knows is not taken for another word of its sentence", () => {
    expect(codesOf("Error, conflict: 0xDEADBEE1 is unknown")).toEqual([]);
    expect(codesOf("Error")).toEqual(["error"]);
  });

  it("is no time, share, date or count that stands beside words", () => {
    for (const text of ["failed at 10:30", "30 devices", "60%", "version 110.0.1603.5", ""]) {
      expect(codesOf(text), text).toEqual([]);
    }
  });

  it("that is a sum of flags leads to each of them, and only when all of it is known", () => {
    expect(codesOf("36")).toEqual(["pendingFullScanDueToThreatAction", "avSignaturesOutOfDate"]);
    expect(codesOf("0x24")).toEqual(codesOf("36"));
    expect(codesOf("serviceNotRunning, avSignaturesOutOfDate")).toEqual([
      "serviceNotRunning",
      "avSignaturesOutOfDate",
    ]);
    expect(codesOf("548")).toEqual([]);
  });

  it("that is the number behind a word leads to it after what has the number itself", () => {
    expect(codesOf("2")).toEqual(
      expect.arrayContaining(["authorization", "noncompliant", "serviceStartedWithoutMalwareProtection"]),
    );
    expect(codesOf("60")[0]).toBe("60");
    expect(book.lookUp({ code: "2" }).rows[0]?.by).toBe("number");
  });

  it("is told apart by area and platform, and what it means elsewhere is kept apart", () => {
    const ios = book.lookUp({ code: "-2016345060", platform: "ios" });
    expect(ios.rows.map(({ row }) => row.platform)).toEqual(["ios"]);
    expect(ios.elsewhere.length).toBeGreaterThan(0);
    const nowhere = book.lookUp({ code: "0x80070005", area: "compliance" });
    expect([nowhere.rows, nowhere.suggestions]).toEqual([[], []]);
    expect(nowhere.elsewhere.length).toBeGreaterThan(1);
  });

  it("that is mistyped has suggestions", () => {
    expect(book.lookUp({ code: "0x80180114" }).suggestions).toContain("0x80180014");
    expect(book.lookUp({ code: "code 8018041" }).suggestions).not.toEqual([]);
    expect(book.lookUp({ code: "autorization" }).suggestions).toEqual(["authorization"]);
    expect(book.lookUp({ code: "quite something else" }).suggestions).toEqual([]);
  });

  it("may be any text at all", () => {
    const pieces = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("0x", "-", "87D1", "\u2212", ":", "="),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const text = parts.join("");
        expect(book.lookUp({ code: text }).rows.length).toBeLessThan(table.all.length);
        expect(book.articleFor({ code: text })).toBeNull();
      }),
    );
  });

  it("is looked for in a very long text in no time", async () => {
    for (const piece of ["0x", "-1", "a:", "(", "8".repeat(8), "error code "]) {
      const code = piece.repeat(200_000);
      expect(await processorSeconds(() => book.lookUp({ code }), 0.5), piece).toBeLessThan(0.5);
    }
  });
});

describe("an own article", () => {
  const vpn = article({ id: "vpn", codes: ["-2016345060"], platforms: ["windows"], area: "app-install" });
  const any = article({ id: "any", codes: ["0x87d1041c", "Our own code"] });
  const withOwn = createCodeBook(table, [any, vpn]);

  it("stands before the shipped rows, which stay visible, the one for the very area and platform first", () => {
    const found = withOwn.lookUp({ code: "2016345060" });
    expect(found.articles.map(({ id }) => id)).toEqual(["vpn", "any"]);
    expect(found.rows.length).toBeGreaterThan(1);
  });

  it("is none on another platform or in another area", () => {
    expect(withOwn.articleFor({ code: "0x87D1041C", platform: "ios" })?.id).toBe("any");
    expect(withOwn.articleFor({ code: "0x87D1041C", area: "enrollment" })?.id).toBe("any");
    expect(withOwn.articleFor({ code: "0x87D1041C", area: "app-install", platform: "windows" })?.id).toBe(
      "vpn",
    );
  });

  it("for iPads is one for what the table calls iOS", () => {
    const pads = createCodeBook(table, [article({ codes: ["X1Y"], platforms: ["ipados"] })]);
    expect(pads.articleFor({ code: "x1y", platform: "ios" })).not.toBeNull();
    expect(pads.articleFor({ code: "x1y", platform: "android" })).toBeNull();
  });

  it("may be about a code that the table does not have", () => {
    expect(withOwn.lookUp({ code: "Error: our own code" }).articles.map(({ id }) => id)).toEqual(["any"]);
  });
});
