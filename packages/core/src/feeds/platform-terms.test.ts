import { describe, expect, it } from "vitest";
import { PLATFORM_TERMS, platformsIn } from "./platform-terms.ts";

describe("platform terms", () => {
  it.each([
    ["iOS/iPadOS 17 and newer", "ios+ipados"],
    ["OS/iPadOS", "ios+ipados"],
    ["iOS", "ios"],
    ["Windows 10 och senare", "windows"],
    ["Android-enheter och macOS-enheter", "macos+android"],
    ["Support for Ubuntu 26.04 LTS", "linux"],
    ["Chrome OS and tvOS and visionOS", "chromeos+visionos+tvos"],
    ["Win32 apps", "windows"],
    ["Personally owned devices (COPE)", "android"],
    ["Apple Business Manager", "ios+ipados+macos"],
    ["New Apple setting for macOS", "macos"],
    ["Machine policies, radios and macros", ""],
  ])("reads %j", (text, expected) => expect(platformsIn(text).join("+")).toBe(expected));

  it("names no word twice", () => {
    const words = PLATFORM_TERMS.flatMap((term) => term.words.map((word) => word.toLowerCase()));
    expect(new Set(words).size).toBe(words.length);
  });

  it("reads a long text quickly", () => {
    const start = process.threadCpuUsage();
    platformsIn("windows ".repeat(1_000_000));
    expect(process.threadCpuUsage(start).user).toBeLessThan(200_000);
  });
});
