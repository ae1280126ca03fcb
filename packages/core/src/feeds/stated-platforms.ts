import type { Platform } from "../updates/update.ts";
import { PLATFORMS } from "../updates/update.ts";
import { platformsIn } from "./platform-terms.ts";

/** Platforms as Microsoft 365 files its changes by them; `Web`, `Developer` and the like name no device. */
const STATED: ReadonlyMap<string, readonly Platform[]> = new Map([
  ["desktop", ["windows"]],
  ["windows", ["windows"]],
  ["mac", ["macos"]],
  ["macos", ["macos"]],
  ["ios", ["ios"]],
  ["ipados", ["ipados"]],
  ["android", ["android"]],
  ["mobile", ["ios", "android"]],
  ["linux", ["linux"]],
]);

/**
 * The platforms of an item that may be filed by platform: those, with the ones that its title names. Where the title
 * names none of them but others, it is the title that is right: there is no word for visionOS to file by. An item that
 * is not filed is read by its title, and by its text when that says nothing.
 */
export function platformsOf(words: readonly string[], title: string, text: string): readonly Platform[] {
  const stated = new Set(words.flatMap((word) => STATED.get(word.trim().toLowerCase()) ?? []));
  const named = platformsIn(title);
  if (stated.size === 0) return named.length > 0 ? named : platformsIn(text);
  if (named.length > 0 && !named.some((platform) => stated.has(platform))) return named;
  return PLATFORMS.filter((platform) => stated.has(platform) || named.includes(platform));
}
