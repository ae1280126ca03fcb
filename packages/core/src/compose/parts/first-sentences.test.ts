import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstSentences } from "./first-sentences.ts";

describe("the first sentences of a text", () => {
  it("are whole, as many as there is room for", () => {
    expect(firstSentences("One. Two. Three is longer.", 12, "en")).toBe("One. Two.");
    expect(firstSentences("Allt. Här är ÅÄÖ.", 100, "sv")).toBe("Allt. Här är ÅÄÖ.");
  });

  it("do not end in a heading", () => {
    expect(firstSentences("It moves.\n[What to do:]\n- Look for it.", 25, "en")).toBe("It moves.");
  });

  it("are cut where even one is too long", () => {
    expect(firstSentences("a".repeat(50), 10, null)).toBe(`${"a".repeat(9)}…`);
  });

  it("never are longer than the limit, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 400 }),
        fc.integer({ min: 2, max: 80 }),
        (text, limit) => {
          expect(Array.from(firstSentences(text, limit, null)).length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});
