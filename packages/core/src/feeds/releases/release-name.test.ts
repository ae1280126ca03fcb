import { describe, expect, it } from "vitest";
import { readReleaseName, versionKey } from "./release-name.ts";

function shown(name: string): string {
  const { products, builds } = readReleaseName(name);
  const versions = products.map((product) => `${product.id} ${versionKey(product)}`);
  return [...versions, ...builds.map((build) => `(${build})`)].join(" ");
}

describe("names of releases", () => {
  it.each([
    ["iOS 26.6.1 and iPadOS 26.6.1", "ios 26.6.1 ipados 26.6.1"],
    ["iOS and iPadOS 26.6.1", "ios 26.6.1 ipados 26.6.1"],
    ["iOS/iPadOS 17", "ios 17 ipados 17"],
    ["iOS 27.0 beta 6 (24A5418b)", "ios 27-beta-6 (24A5418b)"],
    ["iOS 27 beta (24A5355q)", "ios 27-beta (24A5355q)"],
    ["iPadOS 17.7.6 RC(21H423)", "ipados 17.7.6-rc (21H423)"],
    ["iOS 15.2 (19C56 | 19C57)", "ios 15.2 (19C56) (19C57)"],
    ["iPadOS 15.2 (19C56/19C57)", "ipados 15.2 (19C56) (19C57)"],
    ["macOS Tahoe 26.6.2", "macos 26.6.2"],
    ["macOS Big Sur 11.7, Security Update 2020-003 Mojave", "macos 11.7"],
    ["macOS 10.15.7 Supplemental Update", "macos 10.15.7-supplemental-update"],
    ["iOS 16.5.1 (a)", "ios 16.5.1-a"],
    ["macOS Server 5.7.1", ""],
    ["Safari 18.0", "safari 18"],
    ["xrOS 1.0.1", "visionos 1.0.1"],
    ["GarageBand for macOS 10.4.8", ""],
    ["App Store Connect Update", ""],
    ["curiOS 5, iOS without a number", ""],
    [`iOS ${"1.".repeat(100_000)}`, ""],
  ])("reads %j", (name, products) => expect(shown(name)).toBe(products));

  it("tells what is a preview of a release from the release", () => {
    const isPreview = (name: string): unknown => readReleaseName(name).products[0]?.isPreview;
    expect(["iOS 27 beta 6", "iOS 27 RC", "iOS 27", "iOS 16.5.1 (a)"].map(isPreview)).toStrictEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
