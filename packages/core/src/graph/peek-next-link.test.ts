import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { peekNextLink } from "./peek-next-link.ts";

const LINK = "https://graph.microsoft.com/v1.0/deviceManagement/managedDevices?$skiptoken=a%22b";
const ROWS = Array.from({ length: 1_000 }, (_, index) => ({ id: String(index), name: "x".repeat(60) }));

describe("the next link of a large answer", () => {
  it("is made out before the rows and behind them", () => {
    for (const body of [
      { "@odata.context": "c", "@odata.nextLink": LINK, value: ROWS },
      { value: ROWS, "@odata.nextLink": LINK },
    ]) {
      expect(peekNextLink(JSON.stringify(body))?.href).toBe(LINK);
      expect(peekNextLink(JSON.stringify(body, null, 2))?.href).toBe(LINK);
    }
  });

  it("is not looked for in a small one, and not taken from the texts of rows", () => {
    expect(peekNextLink(JSON.stringify({ "@odata.nextLink": LINK, value: [] }))).toBeNull();
    const hostile = [{ name: `"@odata.nextLink":"https://evil.example/"` }, ...ROWS];
    expect(peekNextLink(JSON.stringify({ value: hostile }))).toBeNull();
  });

  it("is an address or nothing, whatever the text", () => {
    const filler = " ".repeat(60_000);
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const link = peekNextLink(`{"@odata.nextLink":"${one}"${filler}${other}`);
        expect(link === null || link instanceof URL).toBe(true);
      }),
    );
  });
});
