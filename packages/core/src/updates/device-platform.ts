import type { Device } from "../collect/rows/device.ts";
import type { Platform } from "./update.ts";

/**
 * How the service names systems, by the first letters, without case and blanks. `operatingSystem` is free text:
 * https://learn.microsoft.com/graph/api/resources/intune-devices-manageddevice
 */
const NAMES: readonly (readonly [prefix: string, platform: Platform])[] = [
  ["ipad", "ipados"],
  ["iphone", "ios"],
  ["ios", "ios"],
  ["macos", "macos"],
  ["macmdm", "macos"],
  ["android", "android"],
  ["linux", "linux"],
  ["chrome", "chromeos"],
  ["visionos", "visionos"],
  ["tvos", "tvos"],
];

/**
 * The platform of a device, null for a system that no notice is about. An iPad may call its system iOS: the model
 * tells. Phones that ran Windows are none of today's Windows.
 */
export function devicePlatform({ os, model }: Pick<Device, "os" | "model">): Platform | null {
  const name = os.toLowerCase().replaceAll(/\s+/g, "");
  if (/^windows(?!phone|mobile)/.test(name)) return "windows";
  const platform = NAMES.find(([prefix]) => name.startsWith(prefix))?.[1] ?? null;
  return platform === "ios" && /ipad/i.test(model) ? "ipados" : platform;
}
