import type { Device } from "../collect/rows/device.ts";
import type { SettingState } from "../collect/rows/policy.ts";
import type { Platform } from "../updates/update.ts";

/** What a device lacks, in words that its user can act on. */
export const GRACE_REASONS = [
  "encryption",
  "osVersion",
  "passcode",
  "firewall",
  "protection",
  "tampered",
  "secureStart",
] as const;
export type GraceReason = (typeof GRACE_REASONS)[number];

/** Signs in the name of a setting, such as `Windows10CompliancePolicy.BitLockerEnabled`. */
const SIGNS: readonly (readonly [sign: RegExp, reason: GraceReason])[] = [
  [/bitlocker|encrypt/i, "encryption"],
  [/os(minimum|maximum)?version|minimumversion|validoperatingsystem|securitypatchlevel/i, "osVersion"],
  [/pass(word|code)|pin(?![a-z])/i, "passcode"],
  [/firewall/i, "firewall"],
  [/antivirus|antispyware|defender|realtime|signature|threatprotection|malware/i, "protection"],
  [/jailbroken|rooted|safetynet|integrity(?!code)/i, "tampered"],
  [/secureboot|codeintegrity|earlylaunch|tpm/i, "secureStart"],
];

/** How the service names the systems that a setting is for. */
const PLATFORM_NAMES: Readonly<Partial<Record<Platform, RegExp>>> = {
  windows: /^windows/i,
  ios: /^(ios|iphone|ipad)/i,
  ipados: /^(ios|iphone|ipad)/i,
  macos: /^mac/i,
  android: /^android/i,
  linux: /^linux/i,
};

/**
 * Why a device does not comply. Graph tells for each setting how many devices fail, and not which: the reason is known
 * only where a single one is left for this device; null where several could be, which is said as it is.
 */
export function graceReason(
  device: Pick<Device, "encrypted">,
  platform: Platform | null,
  states: readonly SettingState[],
): GraceReason | null {
  const name = platform === null ? undefined : PLATFORM_NAMES[platform];
  const failing = states.filter(
    (state) =>
      state.nonCompliant > 0 && (/^all$/i.test(state.platform) || (name?.test(state.platform) ?? false)),
  );
  const reasons = failing.map(({ setting }) => reasonOf(setting));
  if (reasons.includes("encryption") && device.encrypted === false) return "encryption";
  const left = new Set(reasons.filter((reason) => reason !== "encryption" || device.encrypted !== true));
  const [only] = left;
  return left.size === 1 && only !== undefined ? only : null;
}

/** A setting whose meaning nobody here knows may be the reason as well. */
function reasonOf(setting: string): GraceReason | null {
  return SIGNS.find(([sign]) => sign.test(setting))?.[1] ?? null;
}
