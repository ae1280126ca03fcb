import type { NamedVersion, Platform } from "../../updates/update.ts";

/** One product in the name of a release. */
export interface ReleasedProduct {
  /** As it stands in a key, for example `ios` or `macos`. */
  readonly id: string;
  readonly platforms: readonly Platform[];
  /** Whether it is an operating system, whose version a device tells. */
  readonly system: boolean;
  /** The version number, for example `26.6.1`. */
  readonly version: string;
  /** What tells releases of one version apart, for example `beta 6`, `RC` or `(a)`; `""` for the release itself. */
  readonly suffix: string;
  readonly isPreview: boolean;
}

export interface ReleaseName {
  readonly products: readonly ReleasedProduct[];
  /** Builds in brackets behind the name. */
  readonly builds: readonly string[];
}

interface Product {
  readonly id: string;
  readonly platforms: readonly Platform[];
  readonly system: boolean;
}

/** Products of Apple by their names in small letters. Safari and Xcode are released on their own for the Mac alone. */
const PRODUCTS: ReadonlyMap<string, Product> = new Map([
  ["ios", { id: "ios", platforms: ["ios"], system: true }],
  ["ipados", { id: "ipados", platforms: ["ipados"], system: true }],
  ["macos", { id: "macos", platforms: ["macos"], system: true }],
  ["os x", { id: "macos", platforms: ["macos"], system: true }],
  ["watchos", { id: "watchos", platforms: [], system: true }],
  ["tvos", { id: "tvos", platforms: ["tvos"], system: true }],
  ["visionos", { id: "visionos", platforms: ["visionos"], system: true }],
  ["xros", { id: "visionos", platforms: ["visionos"], system: true }],
  ["safari", { id: "safari", platforms: ["macos"], system: false }],
  ["xcode", { id: "xcode", platforms: ["macos"], system: false }],
]);

const NAMES = "iPadOS|iOS|macOS|OS X|watchOS|tvOS|visionOS|xrOS|Safari|Xcode";
/** No `GarageBand for macOS`, and no `macOS Server`: their numbers are their own. */
const NAME = String.raw`(?<![\p{L}\p{N}]|\bfor )(${NAMES})(?! Server\b)`;
/** Releases of macOS have a name as well: `macOS Big Sur 11.7`. */
const CALLED = String.raw`(?: \p{Lu}\p{Ll}{1,20}){0,2}`;
const NUMBER = String.raw` (\d{1,3}(?:\.\d{1,4}){0,3})(?![\d.]*\d)`;
const SUFFIX = String.raw`((?: (?:beta|RC|release candidate|Supplemental Update)(?: \d{1,2})?)?)((?: \([a-z]\))?)`;
const RELEASE = new RegExp(`${NAME}${CALLED}${NUMBER}${SUFFIX}`, "gu");
/** `iOS and iPadOS 26.6`: two with one number. */
const SHARED = new RegExp(`${NAME}(?: and | & |/|, )(${NAMES})${NUMBER}`, "gu");
const BUILDS = /\((\d{1,2}[A-Z]\d{1,5}[a-z]?(?: ?[|/,] ?\d{1,2}[A-Z]\d{1,5}[a-z]?){0,5})\)/;
const LOOKED_AT = 400;

/** The products, versions and builds in a name such as `iOS 26.6.1 and iPadOS 26.6.1` or `iOS 27.0 beta 6 (24A5418b)`. */
export function readReleaseName(name: string): ReleaseName {
  const text = name.slice(0, LOOKED_AT).replace(/\s+/g, " ").replace(SHARED, "$1 $3 and $2 $3");
  const products = Array.from(
    text.matchAll(RELEASE),
    ([, called = "", version = "", stage = "", letter = ""]) => {
      const product = PRODUCTS.get(called.toLowerCase());
      const suffix = `${stage}${letter}`.trim().toLowerCase();
      return product === undefined
        ? []
        : [{ ...product, version, suffix, isPreview: /^(?:beta|rc|release candidate)/.test(suffix) }];
    },
  ).flat();
  const builds = BUILDS.exec(text)?.[1]?.split(/ ?[|/,] ?/) ?? [];
  return { products, builds };
}

/** The version as it stands in a key: `26.0` and `26` are one. */
export function versionKey({ version, suffix }: Pick<ReleasedProduct, "version" | "suffix">): string {
  const number = version.replace(/^(\d+)\.0$/, "$1");
  const words = suffix.replace(/[()]/g, "").replace(/\s+/g, "-");
  return words === "" ? number : `${number}-${words}`;
}

/** The versions of operating systems among the products. */
export function namedVersions(products: readonly ReleasedProduct[]): readonly NamedVersion[] {
  return products
    .filter(({ system }) => system)
    .flatMap(({ platforms, version }) =>
      platforms.map((platform) => ({ platform, version, range: "exact" as const })),
    );
}
