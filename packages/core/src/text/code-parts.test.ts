import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeParts } from "./code-parts.ts";

describe("commands within a text", () => {
  it("are told from what is said about them", () => {
    expect(codeParts("Run `intune-om doctor`, and read it.")).toEqual([
      { text: "Run ", isCode: false },
      { text: "intune-om doctor", isCode: true },
      { text: ", and read it.", isCode: false },
    ]);
    expect(codeParts("a ` b")).toEqual([{ text: "a ` b", isCode: false }]);
    expect(codeParts("")).toEqual([]);
  });

  it("never lose a letter of it", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "`", "\n", " ") });
    fc.assert(
      fc.property(text, (said) => {
        const whole = codeParts(said).map((part) => (part.isCode ? `\`${part.text}\`` : part.text));
        expect(whole.join("")).toBe(said);
      }),
    );
  });
});
