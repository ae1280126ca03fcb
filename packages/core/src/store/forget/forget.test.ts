import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORGOTTEN_NAME, pseudonymOf, takeOut } from "./pseudonym.ts";

describe("a pseudonym", () => {
  it("is the same for one address however it is written, and another in another store", () => {
    const one = pseudonymOf("Eva.Ek@contoso.example", "a");
    expect(pseudonymOf(" eva.ek@contoso.example ", "a")).toBe(one);
    expect(pseudonymOf("eva.ek@contoso.example", "b")).not.toBe(one);
    expect(one).toMatch(/^forgotten-[0-9a-f]{16}@forgotten\.invalid$/);
  });
});

describe("a text from which a person is taken out", () => {
  const person = { addresses: ["eva.ek@contoso.example"], names: ["Eva Ek"] };

  it("holds neither address nor name, however they are capitalised", () => {
    const told = takeOut("550 <EVA.EK@contoso.example> (eva ek) unknown", person, "x@forgotten.invalid");
    expect(told).toBe(`550 <x@forgotten.invalid> (${FORGOTTEN_NAME}) unknown`);
  });

  it("is not taken for a part of somebody else's", () => {
    const others = "not-eva.ek@contoso.example, eva.ek@contoso.example.org and Geneva Ekman";
    expect(takeOut(others, person, "x")).toBe(others);
  });

  it("keeps everything else", () => {
    const others = fc.string({ unit: "grapheme" }).filter((text) => !/eva[. ]ek/i.test(text));
    fc.assert(
      fc.property(others, (text) => {
        expect(takeOut(text, person, "x")).toBe(text);
      }),
    );
  });
});
