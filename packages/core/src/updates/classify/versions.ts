import type { NamedVersion, Platform, UpdateKind } from "../update.ts";
import { anyOf, LOOKED_THROUGH } from "./phrases.ts";
import { BELOW_WORDS, LEAST_WORDS, LOSING, RANGES, SYSTEM_NAMES } from "./version-words.ts";

type Range = "from" | "upTo" | "below" | "exact";
interface Named {
  readonly platforms: readonly Platform[];
  readonly version: string;
  readonly range: Range;
  /** Whether the words around it say that its support ends. */
  readonly isLosing: boolean;
}

/** Versions of one notice that are kept. */
const MOST_VERSIONS = 20;
const PLATFORMS_BY_NAME: ReadonlyMap<string, readonly Platform[]> = new Map(
  SYSTEM_NAMES.map(({ name, platforms }) => [name.toLowerCase(), platforms] as const),
);
const RANGE_BY_WORDS: ReadonlyMap<string, Range> = new Map(
  (["from", "upTo"] as const).flatMap((range) => RANGES[range].map((words) => [words, range] as const)),
);

const RANGE = `(?: \\([\\p{L} ]{1,30}\\))?,?(?: lts)?(?: versions?| versioner)? ?(?<RANGE>${anyOf(RANGE_BY_WORDS.keys())})`;
const NUMBER = "(?<VERSION>\\d{1,2}(?:\\.\\d{1,3}){0,2})(?:\\.x)?(?![\\d.]*\\d)";
const BEFORE = `(?:(?:(?<BELOW>${anyOf(BELOW_WORDS)})|(?<LEAST>${anyOf(LEAST_WORDS)})) )?`;
const NAME = `(?<NAME>${anyOf(PLATFORMS_BY_NAME.keys())})`;
/** Apple's names for releases stand between a Mac's system and its number. */
const CODE_NAME = "(?:(?<=macos|os x)(?: [a-z]{3,12}){1,2})?";
/** A system and a number: `iOS 17.2`, `macOS Sequoia 15`, `OS X Yosemite 10.10`, `Android 9`. */
const PLAIN = new RegExp(
  `${BEFORE}(?<![\\p{L}\\d])${NAME}${CODE_NAME} (?:version )?${NUMBER}(?:${RANGE})?`,
  "gu",
);
/** `Windows 11`, `Windows 10, versions 21H2 and 22H2`, `Windows 11 24H2`, `Windows 10 Enterprise LTSC 2021`. */
const WINDOWS = new RegExp(
  `${BEFORE}(?<![\\p{L}\\d])windows (?<GENERATION>10|11|7|8\\.1|8)(?![\\d.]*\\d)(?: (?:iot )?(?:enterprise )?(?<LONG>lts[bc] 20\\d\\d|20\\d\\d lts[bc]))?(?:,? (?:versions? )?(?<RELEASES>(?:\\d\\dh[12]|20\\d\\d|1[5-9]\\d\\d)(?:(?:, and |, | and | och )(?:\\d\\dh[12]|20\\d\\d|1[5-9]\\d\\d)){0,6}))?(?:${RANGE})?`,
  "gu",
);
/** How much of the text around a version is looked at, in UTF-16 units. */
const AROUND = 80;
type Groups = Readonly<Record<string, string | undefined>>;
const LOSING_BEFORE = new RegExp(`(?<![\\p{L}])(?:${anyOf(LOSING.before)}) $`, "u");
const LOSING_AFTER = new RegExp(`(?<![\\p{L}])(?:${anyOf(LOSING.after)})(?![\\p{L}])`, "u");
const BUILD = /(?<![\d.])\d{5}\.\d{1,6}(?![\d.]*\d)/;

/** What decides which versions are meant. */
export interface VersionsTold {
  readonly title: string;
  readonly summary: string;
  readonly kind: UpdateKind;
}

/**
 * The versions of systems that a notice is about. Where support ends, those that lose it: `requires iOS 17 and later`
 * is everything below 17. Of a release or a fault, those that the title names. Other
 * notices name versions for many reasons, and a version that was read wrongly hides them from whom they touch: none.
 */
export function versionsOf({ title, summary, kind }: VersionsTold): readonly NamedVersion[] {
  if (kind === "endOfSupport") return unique(losing(namedIn(title), namedIn(summary)));
  const inTitle = namedIn(title);
  if (kind === "osRelease") return released(title, inTitle.length > 0 ? inTitle : namedIn(summary));
  return kind === "incident" ? unique(inTitle) : [];
}

/** Whether a text names a version of a system. */
export function namesVersion(text: string): boolean {
  return namedIn(text).length > 0;
}

/** The build says more than the name of the release that it belongs to. */
function released(title: string, named: readonly Named[]): readonly NamedVersion[] {
  const build = BUILD.exec(title.slice(0, 400))?.[0];
  if (build !== undefined && named.every(({ platforms }) => platforms[0] === "windows"))
    return [{ platform: "windows", version: build, range: "exact" }];
  return unique(named);
}

/**
 * Of a notice that support ends: a least version takes in all below it, a stated range goes before a single version,
 * and a single version counts only where the words say that it's the one. The title goes before the text, which may
 * tell that the versions before the title's are meant too. Per platform.
 */
function losing(inTitle: readonly Named[], inText: readonly Named[]): readonly Named[] {
  const said = new Set<Platform>();
  const titled = inTitle.map((one) => inText.find((other) => isWider(other, one)) ?? one);
  return [titled, inText].flatMap(ranked).flatMap((group) => {
    const fresh = group.filter(({ platforms }) => !platforms.some((platform) => said.has(platform)));
    for (const { platforms } of fresh) for (const platform of platforms) said.add(platform);
    return fresh;
  });
}

function isWider(other: Named, one: Named): boolean {
  const isSame = other.version === one.version && other.platforms.join() === one.platforms.join();
  return isSame && one.range === "exact" && other.range === "upTo";
}

function ranked(named: readonly Named[]): readonly (readonly Named[])[] {
  return [
    named.filter(({ range }) => range === "from").map((one) => ({ ...one, range: "below" as const })),
    named.filter(({ range }) => range === "upTo" || range === "below"),
    named.filter(({ range, isLosing }) => range === "exact" && isLosing),
  ];
}

function unique(named: readonly Named[]): readonly NamedVersion[] {
  const byText = new Map<string, NamedVersion>();
  for (const { platforms, version, range } of named) {
    if (range === "from") continue;
    for (const platform of platforms)
      byText.set(`${platform} ${version} ${range}`, { platform, version, range });
  }
  return [...byText.values()].slice(0, MOST_VERSIONS);
}

function namedIn(text: string): readonly Named[] {
  const lower = text
    .slice(0, LOOKED_THROUGH)
    .toLowerCase()
    .replaceAll(/[ \t\u00A0]+/g, " ");
  return [PLAIN, WINDOWS].flatMap((pattern) =>
    Array.from(lower.matchAll(pattern), ({ 0: found, index, groups = {} }) => {
      const isLosing = saysLosing(
        lower.slice(Math.max(0, index - AROUND), index),
        lower.slice(index + found.length),
      );
      const range = rangeOf(groups);
      const platforms = PLATFORMS_BY_NAME.get(groups["NAME"] ?? "") ?? (["windows"] as const);
      return numbersOf(groups).map((version) => ({ platforms, version, range, isLosing }));
    }).flat(),
  );
}

function saysLosing(before: string, after: string): boolean {
  if (LOSING_BEFORE.test(before)) return true;
  const rest = after.slice(0, AROUND).split(/[.!?](?:\s|$)|\n/, 1)[0] ?? "";
  return LOSING_AFTER.test(rest);
}

/** `10`, with the names of its releases `10 21H2` and `10 22H2`, or of a long-term release `LTSC 2021`. */
function numbersOf({ VERSION, GENERATION, RELEASES, LONG }: Groups): readonly string[] {
  if (VERSION !== undefined) return [VERSION];
  if (LONG !== undefined) return [LONG.toUpperCase().replace(/^(\d+) (\w+)$/, "$2 $1")];
  const releases = RELEASES?.match(/\d\dh[12]|\d{4}/g);
  return releases?.map((release) => `${GENERATION} ${release.toUpperCase()}`) ?? [GENERATION ?? ""];
}

function rangeOf({ RANGE: words, BELOW: below, LEAST: least }: Groups): Range {
  if (below !== undefined) return "below";
  return RANGE_BY_WORDS.get(words ?? "") ?? (least === undefined ? "exact" : "from");
}
