import { describe, expect, it } from "vitest";
import { phraseBook } from "./phrases.ts";

describe("phrases", () => {
  it.each<[string, string, boolean]>([
    ["end of support", "The END of\n support is near", true],
    ["end of support", "Weekend of support", false],
    ["end of support", "end of supporters", false],
    ["retire*", "They retired it", true],
    ["retire*", "Unretired", false],
    ["support … ends", "support for Ubuntu 22.04 LTS ends in August", true],
    ["support … ends", "We support it. Summer ends", false],
    ["^new", "New setting", true],
    ["^new", "A new setting", false],
    ["users can't", "users can’t sign in", true],
    ["avveckl*", "Avvecklas i år", true],
    ["är", "Där", false],
    ["(updated)", "(Updated) news", true],
  ])("finds %j in %j: %j", (phrase, text, isThere) => expect(phraseBook([phrase]).isIn(text)).toBe(isThere));

  it("finds a phrase behind a place where it only seems to begin", () => {
    expect(phraseBook(["rc"]).isIn("force and rc")).toBe(true);
  });
});
