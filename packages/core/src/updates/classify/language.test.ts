import { describe, expect, it } from "vitest";
import { languageOf } from "./language.ts";

describe("the language of a notice", () => {
  it.each<[string, "en" | "sv" | null]>([
    ["You can now assign scope tags to enrollment restrictions.", "en"],
    ["New settings for Windows 10", "en"],
    ["Du kan nu tilldela omfångstaggar till begränsningar.", "sv"],
    ["Nya inställningar för Windows 10", "sv"],
    ["Stödet för iOS 16 upphör. Be användarna att uppdatera.", "sv"],
    ["iOS 15.3 beta (19D5026g)", null],
    ["Die neue Version ist ab sofort verfügbar und kann heruntergeladen werden.", null],
    ["O ministro disse que não vai mudar o projeto de lei no Congresso.", null],
    ["Du kan nå hente den nye versjonen til enhetene dine.", null],
    ["Alpha beta gamma delta epsilon zeta eta theta iota kappa the", null],
    ["", null],
    ["12345", null],
  ])("of %j is %s", (text, expected) => expect(languageOf(text)).toBe(expected));

  it("is not told by an English name within Swedish", () => {
    expect(languageOf("Nyheter i Microsoft Intune: Endpoint Privilege Management har fått nya regler")).toBe(
      "sv",
    );
  });
});
