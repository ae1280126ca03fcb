import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeTexts, inEveryLanguage, tellIn } from "./given-text.ts";
import { LOCALE_IDS } from "./index.ts";
import { toLocaleId } from "./locale-id.ts";

describe("a text that is not given in every language", () => {
  it("is told in the reader's own language, then the organisation's, then English, then any", () => {
    expect(tellIn({ en: "Owner", sv: "Ägare" }, "sv", "en")).toBe("Ägare");
    expect(tellIn({ sv: "Ägare" }, "en", "sv")).toBe("Ägare");
    expect(tellIn({ en: "Owner" }, "sv", "sv")).toBe("Owner");
    expect(tellIn({ sv: "Ägare" }, "en", "en")).toBe("Ägare");
    expect(tellIn({}, "en")).toBe("");
  });

  it("has all of them once it was completed", () => {
    expect(inEveryLanguage({ sv: "Ägare" })).toEqual({ en: "Ägare", sv: "Ägare" });
  });

  it("is found wherever it stands in plain data, and nothing else is touched", () => {
    const at = new Date(0);
    const data = { roles: [{ id: "en", name: { en: "Owner" } }], links: { en: 1 }, none: {}, at };
    expect(completeTexts(data)).toEqual({
      roles: [{ id: "en", name: { en: "Owner", sv: "Owner" } }],
      links: { en: 1 },
      none: {},
      at,
    });
  });

  it("leaves any other data as it was", () => {
    const others = fc.jsonValue().filter((value) => !/"(?:en|sv)":/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(others, (value) => {
        expect(completeTexts(value)).toEqual(value);
      }),
    );
  });
});

describe("the language of a stored record", () => {
  it("is English where the product does not speak it any more", () => {
    expect(LOCALE_IDS.map(toLocaleId)).toEqual(LOCALE_IDS);
    expect(toLocaleId("xx")).toBe("en");
  });
});
