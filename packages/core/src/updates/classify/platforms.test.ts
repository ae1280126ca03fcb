import { describe, expect, it } from "vitest";
import type { Platform } from "../update.ts";
import { platformsOf, type PlatformsTold } from "./platforms.ts";

function platforms(told: Partial<PlatformsTold>): readonly Platform[] {
  return platformsOf({ platforms: [], tags: [], title: "", summary: "", url: null, ...told });
}

describe("the platforms of a notice", () => {
  it("are what the source says, whatever the text names", () => {
    expect(platforms({ platforms: ["linux"], title: "For Windows" })).toStrictEqual(["linux"]);
  });

  it.each<[string, Partial<PlatformsTold>, readonly Platform[]]>([
    ["its tags", { tags: ["Windows"], title: "A setting for macOS" }, ["windows"]],
    ["its title", { title: "A setting for macOS", summary: "As on Windows." }, ["macos"]],
    ["its text", { title: "A setting", summary: "Gäller för Android-enheter." }, ["android"]],
    ["its address", { title: "A setting", url: "https://example.com/windows/news?p=android" }, ["windows"]],
  ])("come from %s next", (_place, told, expected) => expect(platforms(told)).toStrictEqual(expected));

  it("are none when nothing names one, and never those of the publisher's host", () => {
    expect(platforms({ title: "A role", url: "https://developer.apple.com/news/1" })).toStrictEqual([]);
  });

  it("take in iPadOS where the text names it with iOS in one breath", () => {
    const summary = "Update before iOS/iPadOS 26.";
    expect(platforms({ title: "Update the SDK for iOS", summary })).toStrictEqual(["ios", "ipados"]);
    expect(platforms({ title: "Update the SDK for iOS", summary: "Also on iPad." })).toStrictEqual(["ios"]);
    expect(platforms({ title: "For Windows", summary })).toStrictEqual(["windows"]);
  });
});
