import type { Platform } from "../updates/update.ts";
import { PLATFORMS } from "../updates/update.ts";
import { createWordFinder } from "./find-words.ts";

/**
 * Words that tell a platform in notices, English and Swedish alike. `name` is the platform's own name;
 * `hint` is a product or a programme that only exists there, and counts only where no name was found.
 * Words are compared without case, as whole words; a blank stands for any white space.
 */
export const PLATFORM_TERMS: readonly PlatformTerm[] = [
  { kind: "name", platforms: ["windows"], words: ["Windows", "Windows10", "Windows11", "WinPE", "Win10"] },
  { kind: "name", platforms: ["ios"], words: ["iOS", "iPhone", "iPhones", "iPhoneOS"] },
  { kind: "name", platforms: ["ipados"], words: ["iPadOS", "iPad", "iPads"] },
  {
    kind: "name",
    platforms: ["ios", "ipados"],
    words: ["iOS/iPadOS", "OS/iPadOS", "iOSiPadOS", "iPadOS/iOS"],
  },
  {
    kind: "name",
    platforms: ["macos"],
    words: ["macOS", "Mac OS X", "Mac OS", "OS X", "Mac", "Macs", "MacBook"],
  },
  { kind: "name", platforms: ["android"], words: ["Android", "AOSP", "Androids"] },
  { kind: "name", platforms: ["linux"], words: ["Linux", "Ubuntu", "RHEL", "Red Hat"] },
  { kind: "name", platforms: ["chromeos"], words: ["ChromeOS", "Chrome OS", "Chromebook", "Chromebooks"] },
  { kind: "name", platforms: ["visionos"], words: ["visionOS", "Vision Pro"] },
  { kind: "name", platforms: ["tvos"], words: ["tvOS", "Apple TV"] },
  {
    kind: "hint",
    platforms: ["windows"],
    words: [
      "Win32",
      "Autopilot",
      "Autopatch",
      "BitLocker",
      "HoloLens",
      "HoloLens 2",
      "Surface Hub",
      "Surface Hubs",
    ],
  },
  {
    kind: "hint",
    platforms: ["windows"],
    words: [
      "Intune management extension",
      "Enrollment Status Page",
      "sidan för registreringsstatus",
      "sida för registreringsstatus",
      "Cloud PC",
      "co-management",
      "co-managed",
    ],
  },
  {
    kind: "hint",
    platforms: ["windows"],
    words: ["Endpoint Privilege Management", "Application Guard", "Credential Guard", "ADMX", "samhantering"],
  },
  {
    kind: "hint",
    platforms: ["windows"],
    words: [
      "Configuration Manager",
      "Configuration Managers",
      "Konfigurationshanteraren",
      "Konfigurationshanterarprogram",
      "ConfigMgr",
      "SCCM",
      "tenant attach",
      "TPM",
      "samhanterade",
    ],
  },
  {
    kind: "hint",
    platforms: ["macos"],
    words: ["FileVault", "FileVault 2", "Jamf", "Gatekeeper", "Platform SSO"],
  },
  {
    kind: "hint",
    platforms: ["android"],
    words: [
      "Google Play",
      "Samsung Knox",
      "Knox",
      "Zebra",
      "OEMConfig",
      "Managed Home Screen",
      "work profile",
    ],
  },
  {
    kind: "hint",
    platforms: ["android"],
    words: ["arbetsprofil", "COPE", "COBO", "COSU", "Managed Google Play"],
  },
  { kind: "hint", platforms: ["ios", "ipados"], words: ["jailbreak", "jailbroken", "jailbrokade"] },
  {
    kind: "hint",
    platforms: ["ios", "ipados", "macos"],
    words: [
      "Apple",
      "APNs",
      "VPP",
      "Automated Device Enrollment",
      "Device Enrollment Program",
      "Setup Assistant",
      "Apple School Manager",
      "Apple Business Manager",
    ],
  },
];

export interface PlatformTerm {
  readonly kind: "name" | "hint";
  readonly platforms: readonly Platform[];
  readonly words: readonly string[];
}

/** Longest text that is looked through for platforms, in UTF-16 units. */
const LOOKED_THROUGH = 6_000;

const TERM_BY_WORD: ReadonlyMap<string, PlatformTerm> = new Map(
  PLATFORM_TERMS.flatMap((term) => term.words.map((word) => [normalise(word), term] as const)),
);
const wordsIn = createWordFinder([...TERM_BY_WORD.keys()]);

/** The platforms that a text names, in the order of {@link PLATFORMS}; by hints when it names none. */
export function platformsIn(text: string): readonly Platform[] {
  const words = wordsIn(text.slice(0, LOOKED_THROUGH));
  if (words.length === 0) return [];
  const named = new Set<Platform>();
  const hinted = new Set<Platform>();
  for (const word of words) {
    const term = TERM_BY_WORD.get(word);
    const found = term?.kind === "name" ? named : hinted;
    for (const platform of term?.platforms ?? []) found.add(platform);
  }
  const chosen = named.size > 0 ? named : hinted;
  return PLATFORMS.filter((platform) => chosen.has(platform));
}

function normalise(word: string): string {
  return word.toLowerCase().replace(/\s+/g, " ");
}
