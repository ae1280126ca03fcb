import type { Platform } from "../update.ts";

/** Names of systems as they stand before a version number. Windows has versions of several forms, and is no part of it. */
export const SYSTEM_NAMES: readonly { readonly name: string; readonly platforms: readonly Platform[] }[] = [
  { name: "iOS/iPadOS", platforms: ["ios", "ipados"] },
  { name: "iOS and iPadOS", platforms: ["ios", "ipados"] },
  { name: "iOS och iPadOS", platforms: ["ios", "ipados"] },
  { name: "iOS/iPad", platforms: ["ios", "ipados"] },
  { name: "iPadOS", platforms: ["ipados"] },
  { name: "iOS", platforms: ["ios"] },
  { name: "macOS", platforms: ["macos"] },
  { name: "OS X", platforms: ["macos"] },
  { name: "visionOS", platforms: ["visionos"] },
  { name: "tvOS", platforms: ["tvos"] },
  { name: "Android Enterprise", platforms: ["android"] },
  { name: "Android", platforms: ["android"] },
  { name: "Red Hat Enterprise Linux", platforms: ["linux"] },
  { name: "RHEL", platforms: ["linux"] },
  { name: "Ubuntu Desktop", platforms: ["linux"] },
  { name: "Ubuntu", platforms: ["linux"] },
];

/** What follows a version and takes in the later ones, or those before it. */
export const RANGES: Readonly<Record<"from" | "upTo", readonly string[]>> = {
  from: [
    "is the minimum",
    "is the least",
    "will be the minimum",
    "becomes the minimum",
    "as the minimum",
    "är lägsta",
    "blir lägsta",
    "and later",
    "or later",
    "and higher",
    "or higher",
    "and newer",
    "or newer",
    "and above",
    "or above",
    "and up",
    "+",
    "och senare",
    "eller senare",
    "och nyare",
    "eller nyare",
    "och högre",
    "eller högre",
    "och uppåt",
  ],
  upTo: [
    "and earlier",
    "or earlier",
    "and lower",
    "or lower",
    "and below",
    "or below",
    "and older",
    "or older",
    "och tidigare",
    "eller tidigare",
    "och lägre",
    "eller lägre",
    "och äldre",
    "eller äldre",
  ],
};

/** Words before a system and its version that take in the later ones. */
export const LEAST_WORDS: readonly string[] = [
  "at least",
  "require",
  "requires",
  "requiring",
  "minimum version of",
  "minst",
  "kräver",
  "kräva",
];

/** Words before a system and its version that leave only the versions before it. */
export const BELOW_WORDS: readonly string[] = [
  "earlier than",
  "lower than",
  "older than",
  "below",
  "tidigare än",
  "lägre än",
  "äldre än",
];

/** Words that stand right before a system whose support ends, and words in the rest of the sentence that say the same. */
export const LOSING: Readonly<Record<"before" | "after", readonly string[]>> = {
  before: [
    "ended support for",
    "ends support for",
    "ending support for",
    "end support for",
    "end of support for",
    "end of servicing for",
    "end of life for",
    "drops support for",
    "no longer support",
    "no longer supports",
    "supportavslut för",
    "stöder inte längre",
    "avvecklat stöd för",
    "avvecklar stödet för",
  ],
  after: [
    "ends",
    "ended",
    "reached end",
    "reaches end",
    "reach end",
    "reaching end",
    "end of support",
    "end of servicing",
    "no longer be supported",
    "no longer supported",
    "upphör",
    "upphörde",
    "stöds inte längre",
    "inte längre stöds",
    "inte längre att stödjas",
    "supportavslut",
  ],
};
