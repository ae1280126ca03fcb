import type { Platform } from "../../updates/update.ts";
import type { SectionContext } from "../section.ts";

const NAMES: Readonly<Record<Platform, string>> = {
  windows: "Windows",
  ios: "iOS",
  ipados: "iPadOS",
  macos: "macOS",
  android: "Android",
  linux: "Linux",
  chromeos: "ChromeOS",
  visionos: "visionOS",
  tvos: "tvOS",
};

/** A platform as people write it; one that is not known stays as it came. */
export function platformName(platform: string): string {
  return Object.hasOwn(NAMES, platform) ? NAMES[platform as Platform] : platform;
}

/** Names of platforms as people write them; none means that the notice names none, so it may touch all. */
export function platformsText(platforms: readonly string[], { messages, format }: SectionContext): string {
  return platforms.length === 0
    ? messages.texts.everyPlatform
    : format.list(platforms.map((platform) => platformName(platform)));
}

/** As people who use the devices say: iPhone rather than iOS. */
export function plainPlatforms(platforms: readonly Platform[], { messages, format }: SectionContext): string {
  const { plainPlatform, texts } = messages.digest;
  return platforms.length === 0
    ? texts.everyPlatform
    : format.list(platforms.map((platform) => plainPlatform[platform]));
}
