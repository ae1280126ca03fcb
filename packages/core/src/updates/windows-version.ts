import type { NamedVersion } from "./update.ts";
import { canTake, type OsVersion, parseOsVersion, rangeTest, type VersionTest } from "./os-version.ts";
import { FIRST_WINDOWS_11_BUILD, WINDOWS_BEFORE_10, WINDOWS_RELEASES } from "./windows-releases.ts";

type Generation = 10 | 11;

/** `11 24H2`, `24H2`, `10`, `Windows 11, version 22H2`, `LTSC 2021`. */
const NAME = /^(?:windows\s?)?(?:(10|11)(?:$|[\s,]))?\s{0,3}(?:version\s)?(\d{2}h[12]|[12]\d{3})?$/i;
const LONG_TERM = /\bLTS[CB]\s?(2016|2019|2021|2024)\b/i;
const LONG_TERM_BUILDS: Readonly<Record<string, number>> = {
  "2016": 14_393,
  "2019": 17_763,
  "2021": 19_044,
  "2024": 26_100,
};

/**
 * Which versions of Windows a name means: a generation (`10`), a release (`24H2`, of either generation when both have
 * it), a long-term release, a build (`26100`, `26100.1742`, `10.0.26100`) or a Windows before 10. Null for a name that
 * is not known.
 */
export function windowsTest(name: string, range: NamedVersion["range"] | "release"): VersionTest | null {
  const text = name.trim().slice(0, 60);
  const old = WINDOWS_BEFORE_10[text.replace(/^windows\s/i, "")];
  if (old !== undefined) return testOf(old, range);
  const longTerm = LONG_TERM_BUILDS[LONG_TERM.exec(text)?.[1] ?? ""];
  if (longTerm !== undefined) return testOf([10, 0, longTerm], range);
  const build = /^(?:10\.0\.)?(\d{5})(?:\.(\d{1,6}))?$/.exec(text);
  if (build !== null) return testOf([10, 0, ...build.slice(1).flatMap(numberOf)], range);
  const [, generation, release] = NAME.exec(text) ?? [];
  if (release !== undefined) return releaseTest(release, generationOf(generation), range);
  const only = generationOf(generation);
  return only === null ? plainTest(text, range) : generationTest(only, range);
}

/** The generation that a version belongs to; 0 for those before 10. */
function generationIn(version: OsVersion): number {
  if ((version[0] ?? 0) < 10) return 0;
  return (version[2] ?? 0) >= FIRST_WINDOWS_11_BUILD ? 11 : 10;
}

function generationTest(generation: Generation, range: NamedVersion["range"] | "release"): VersionTest {
  if (range === "exact") return (version) => generationIn(version) === generation;
  if (range === "below") return (version) => generationIn(version) < generation;
  return (version) => generationIn(version) <= generation;
}

/** A name that both generations have means each device's own: 22H2 is 19045 for Windows 10, and 22621 for 11. */
function releaseTest(
  name: string,
  generation: Generation | null,
  range: NamedVersion["range"] | "release",
): VersionTest | null {
  const releases = WINDOWS_RELEASES.filter(
    (release) =>
      release.name.toLowerCase() === name.toLowerCase() &&
      (generation === null || release.generation === generation),
  );
  const [first] = releases;
  if (first === undefined) return null;
  const tests = new Map(
    releases.map((release) => [release.generation, testOf([10, 0, release.build], range)]),
  );
  const otherwise = testOf([10, 0, first.build], range);
  return (version) => {
    const own = generationIn(version);
    const test = own === 10 || own === 11 ? tests.get(own) : undefined;
    return (test ?? otherwise)(version);
  };
}

function testOf(numbers: OsVersion, range: NamedVersion["range"] | "release"): VersionTest {
  return range === "release" ? canTake(numbers, LINE_PARTS) : rangeTest(numbers, range);
}

/** `10.0.26100`: updates of one build are one line. */
const LINE_PARTS = 3;

/** A version number as Windows itself tells it, such as 10.0.19045.4170 or 6.1.7601. */
function plainTest(text: string, range: NamedVersion["range"] | "release"): VersionTest | null {
  if (!/^\d{1,2}\.\d/.test(text)) return null;
  const numbers = parseOsVersion(text);
  return numbers === null ? null : testOf(numbers, range);
}

function generationOf(text: string | undefined): Generation | null {
  if (text === undefined) return null;
  return text === "11" ? 11 : 10;
}

function numberOf(text: string | undefined): readonly number[] {
  return text === undefined ? [] : [Number(text)];
}
