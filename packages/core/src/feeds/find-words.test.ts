import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWordFinder } from "./find-words.ts";

const find = createWordFinder(["ios", "ios/ipados", "mac os x", "mac os", "apple tv", "apple", "åäö"]);

describe("finding words", () => {
  it.each([
    ["iOS and IOS/iPadOS", ["ios", "ios/ipados"]],
    ["Mac  OS\nX, Mac\tOS", ["mac os x", "mac os"]],
    ["Mac     OS", []],
    ["curios iosx ios8 _ios ios_", ["ios", "ios"]],
    ["Apple TVs", ["apple"]],
    ["éios iosé ios", ["ios"]],
    ["ÅÄÖ, xåäö", ["åäö"]],
    ["", []],
  ])("in %j", (text, words) => expect(find(text)).toStrictEqual(words));

  it("finds what a pattern for each word finds", () => {
    const piece = fc.constantFrom("ios", "ipados", "/", " ", "mac", "os", "x", "apple", "tv", "é", "1", ".");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const pattern =
          /(?<![\p{L}\p{N}])(?:ios\/ipados|mac\s{1,4}os\s{1,4}x|apple\s{1,4}tv|mac\s{1,4}os|apple|ios)(?![\p{L}\p{N}])/gu;
        expect(find(text)).toStrictEqual(
          (text.match(pattern) ?? []).map((word) => word.replace(/\s+/g, " ")),
        );
      }),
    );
  });
});
