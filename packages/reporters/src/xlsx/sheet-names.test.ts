import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attackText } from "../../test-support/attack-text.ts";
import { createSheetNames } from "./sheet-names.ts";

describe("sheet names", () => {
  it("keeps a good title", () => {
    expect(createSheetNames()("Enheter som behöver åtgärdas")).toBe("Enheter som behöver åtgärdas");
  });

  it("keeps titles apart that are the same once cut, in any case of letters", () => {
    const names = createSheetNames();
    expect(names("Devices that have not been seen for thirty days")).toBe("Devices that have not been see…");
    expect(names("DEVICES that have not been seen for ninety days")).toBe("DEVICES that have not been… (2)");
    expect(names("a")).toBe("a");
    expect(names("A")).toBe("A (2)");
  });

  it("never takes the name that Excel keeps for itself", () => {
    expect(createSheetNames()("History")).toBe("History (2)");
  });

  it("gives names that Excel accepts, all different, for any titles", () => {
    fc.assert(
      fc.property(fc.array(attackText, { maxLength: 12 }), (titles) => {
        const names = titles.map(createSheetNames());
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\'\p{Cc}\uFFFE\uFFFF]/u);
          expect(name.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
