import type { NamedVersion } from "./update.ts";

/** A version as numbers, the first the most significant: `17.5.1` is `[17, 5, 1]`. */
export type OsVersion = readonly number[];

/** Tells of a device's version whether a notice means it. */
export type VersionTest = (version: OsVersion) => boolean;

/** The first number with its parts; longer runs of digits are no version. */
const VERSION = /(?<!\d)\d{1,9}(?:\.\d{1,9}){0,5}(?!\d)/;

/**
 * Reads a version as a device tells it (`14.8.2 (23J126)`, `10.0.26100.6899`, `13`) or as people write it. Null when
 * there is no number in it.
 */
export function parseOsVersion(text: string): OsVersion | null {
  const [digits] = VERSION.exec(text.slice(0, 100)) ?? [];
  return digits === undefined ? null : digits.split(".").map(Number);
}

/** Less than 0, 0 or more than 0; parts that are missing count as 0, so 13 and 13.0 are the same. */
export function compareVersions(one: OsVersion, other: OsVersion): number {
  for (let part = 0; part < Math.max(one.length, other.length); part += 1) {
    const difference = (one[part] ?? 0) - (other[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a version is the named one or a part of it: 17.5.1 is within 17 and within 17.5, and 13 is within 13.0. */
export function isWithin(version: OsVersion, named: OsVersion): boolean {
  return named.every((part, index) => (version[index] ?? 0) === part);
}

/** Versions in a range around a version of plain numbers. */
export function rangeTest(numbers: OsVersion, range: NamedVersion["range"]): VersionTest {
  const isBelow: VersionTest = (version) => compareVersions(version, numbers) < 0;
  if (range === "below") return isBelow;
  const isNamed: VersionTest = (version) => isWithin(version, numbers);
  return range === "exact" ? isNamed : (version) => isNamed(version) || isBelow(version);
}

/**
 * Devices for which a release is there: those on the same line, up to and with it. The first release of a line is there
 * for all that came before it.
 */
export function canTake(released: OsVersion, lineParts: number): VersionTest {
  const upTo = rangeTest(released, "upTo");
  const isFirst = released.slice(lineParts).every((part) => part === 0);
  if (isFirst) return upTo;
  const line = released.slice(0, lineParts);
  return (version) => isWithin(version, line) && upTo(version);
}
