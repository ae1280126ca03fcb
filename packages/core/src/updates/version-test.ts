import { canTake, parseOsVersion, type OsVersion, rangeTest, type VersionTest } from "./os-version.ts";
import type { NamedVersion, Platform } from "./update.ts";
import { windowsTest } from "./windows-version.ts";

/** Versions of these say nothing of what people name: ChromeOS devices tell a build, notices a milestone. */
const NOT_COMPARED: ReadonlySet<Platform> = new Set(["chromeos"]);

/**
 * What a notice means by the versions that it names of one platform. A release means the devices that have it or can
 * take it; every other notice the versions as they are named. Null when a name cannot be told.
 */
export function versionTest(named: NamedVersion, isRelease: boolean): VersionTest | null {
  const { platform, version, range } = named;
  if (NOT_COMPARED.has(platform)) return null;
  const releases = isRelease && range === "exact";
  if (platform === "windows") return windowsTest(version, releases ? "release" : range);
  const numbers = parseOsVersion(version);
  if (numbers === null) return null;
  return releases ? canTake(numbers, lineLength(platform, numbers)) : rangeTest(numbers, range);
}

/** Parts that name the line: macOS 10.15 was one, as iOS 17 is. */
function lineLength(platform: Platform, numbers: OsVersion): number {
  return platform === "macos" && numbers[0] === 10 ? 2 : 1;
}
