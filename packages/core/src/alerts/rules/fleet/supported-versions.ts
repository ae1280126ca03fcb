import type { Device } from "../../../collect/rows/device.ts";
import { devicePlatform } from "../../../updates/device-platform.ts";
import { compareVersions, type OsVersion, parseOsVersion } from "../../../updates/os-version.ts";

/** The least version of each system; 0 for none that is asked for. */
export interface LeastVersions {
  readonly ios: number;
  readonly macos: number;
  readonly android: number;
  /** For Android devices without a user: dedicated ones, and AOSP without users. */
  readonly androidUserless: number;
  /** Third number of a Windows version: 22000 is the first one of Windows 11. */
  readonly windowsBuild: number;
}

/**
 * Builds of Windows 10 Enterprise LTSC 2019 and 2021, which are supported when other editions of the same build are
 * not. Nothing in a row tells the edition.
 */
const LTSC_BUILDS: ReadonlySet<number> = new Set([17_763, 19_044]);

/** A version that is too old. */
export interface TooOld {
  /** What is compared: the major version, or the build of Windows. */
  readonly value: number;
  /** The least version, written as the device writes its own. */
  readonly least: string;
}

/** What is said of a version; `os` and `osVersion` name what the device does not tell, or tells so that nobody can read it. */
export type VersionVerdict = TooOld | "os" | "osVersion" | null;

/**
 * What is said of a device's version when it is below the least one that is supported. Null when it is not below, and
 * for a system without a minimum.
 */
export function belowMinimum(
  device: Pick<Device, "os" | "osVersion" | "userPrincipalName">,
  least: LeastVersions,
): VersionVerdict {
  if (device.os === "") return "os";
  const version = parseOsVersion(device.osVersion) ?? NO_VERSION;
  switch (devicePlatform({ os: device.os, model: "" })) {
    case "ios":
    case "ipados":
      return majorBelow(version, least.ios);
    case "macos":
      return majorBelow(version, least.macos);
    case "android":
      return majorBelow(version, device.userPrincipalName === "" ? least.androidUserless : least.android);
    case "windows":
      return /server|holographic/i.test(device.os) ? null : buildBelow(version, least.windowsBuild);
    default:
      return null;
  }
}

const NO_VERSION: OsVersion = [];

function majorBelow(version: OsVersion, least: number): VersionVerdict {
  const [major] = version;
  if (least === 0) return null;
  if (major === undefined || major <= 0) return "osVersion";
  if (compareVersions(version, [least]) >= 0) return null;
  return { value: major, least: String(least) };
}

/** `10` or `10.0` tells no build; versions before 10 are none of a device that Intune manages. */
function buildBelow([major, minor, build]: OsVersion, least: number): VersionVerdict {
  if (least === 0) return null;
  if (major === undefined) return "osVersion";
  if (major !== 10 || (minor ?? 0) !== 0) return null;
  if (build === undefined || build === 0) return "osVersion";
  return build < least && !LTSC_BUILDS.has(build) ? { value: build, least: `10.0.${least}` } : null;
}
