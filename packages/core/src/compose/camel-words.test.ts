import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { camelWords } from "./camel-words.ts";

describe("a name of the service in words", () => {
  it.each([
    ["MinAndroidSecurityPatchLevel", "Min android security patch level"],
    ["rebootNow", "Reboot now"],
    ["OSVersion", "OS version"],
    ["requireTPM", "Require TPM"],
    ["windows10Update", "Windows10 update"],
    ["Patch.Mobile_App", "Patch mobile app"],
    ["åtgärdaÄrende", "Åtgärda ärende"],
    ["", ""],
  ])("makes %j %j", (name, words) => {
    expect(camelWords(name)).toBe(words);
  });

  it("keeps every letter of any name, in its order", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9]{0,40}$/), (name) => {
        expect(camelWords(name).replaceAll(" ", "").toLowerCase()).toBe(name.toLowerCase());
      }),
    );
  });
});
