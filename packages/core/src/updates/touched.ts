import type { Device } from "../collect/rows/device.ts";
import { devicePlatform } from "./device-platform.ts";
import type { DeviceCount, Estate, Selection } from "./estate.ts";
import { parseOsVersion } from "./os-version.ts";
import type { NamedVersion, Platform, Update, UpdateKind } from "./update.ts";
import { versionTest } from "./version-test.ts";

/**
 * Whether an update has to do with the estate: it `touches` devices or apps that are there, it `mayTouch` because it
 * names no platform or because nobody knows, or it has to do with `none`.
 */
export type Relevance = "touches" | "mayTouch" | "none";

/** What of the estate an update touches. `null` is not known, which is never 0. */
export interface Touched {
  /** Those that are touched for sure: devices that tell no version are left out where a version is named. */
  readonly devices: number | null;
  /** People with such a device, each counted once. */
  readonly users: number | null;
  /** Apps of ours that its text names. */
  readonly apps: number | null;
  readonly appNames: readonly string[];
  /** The platforms that it names and that we have; all that it names when the devices could not be read. */
  readonly platforms: readonly Platform[];
  /** Devices that it touches out of all, from 0 to 1. */
  readonly share: number | null;
  readonly relevance: Relevance;
}

/** What ends for a version is nothing to those who have not come to it. */
const ABOUT_THE_PAST: readonly UpdateKind[] = ["endOfSupport", "retirement"];

/** Names of apps that are kept. */
const MOST_APP_NAMES = 20;

/** Holds one update against the estate. Pure, and quick for thousands of updates: the devices are not walked again. */
export function touchedBy(update: Update, estate: Estate): Touched {
  const platforms = platformsOf(update);
  const apps = estate.appsIn(`${update.title}\n${update.summary}`, platforms);
  const found = {
    apps: apps?.length ?? null,
    appNames: [...new Set(apps?.map(({ name }) => name))].slice(0, MOST_APP_NAMES),
  };
  const unknown = { devices: null, users: null, share: null };
  if (estate.devices === null) return { ...found, ...unknown, platforms, relevance: "mayTouch" };
  if (platforms.length === 0)
    return { ...found, ...unknown, platforms, relevance: (found.apps ?? 0) > 0 ? "touches" : "mayTouch" };
  const own = platforms.filter((platform) => estate.has(platform));
  const { count, isSure } = countOf(update, own, estate);
  if (count.devices === 0 && (!isSure || isAhead(update, own, estate)))
    return { ...found, ...unknown, platforms: own, relevance: "mayTouch" };
  return {
    ...found,
    devices: count.devices,
    users: count.users,
    share: estate.devices === 0 ? 0 : count.devices / estate.devices,
    platforms: own,
    relevance: count.devices > 0 ? "touches" : "none",
  };
}

/** The devices that an update touches for sure: those that {@link touchedBy} counts. */
export function devicesTouchedBy(update: Update, devices: readonly Device[]): readonly Device[] {
  const selections = new Map(
    platformsOf(update).map((platform) => [platform, selectionOf(platform, update).selection]),
  );
  return devices.filter((device) => {
    const platform = devicePlatform(device);
    const selection = platform === null ? undefined : selections.get(platform);
    if (selection === undefined) return false;
    if (selection.tests === null) return true;
    const version = parseOsVersion(device.osVersion);
    return version !== null && selection.tests.some((test) => test(version));
  });
}

/** A version names its platform, too. */
function platformsOf({ platforms, versions }: Update): readonly Platform[] {
  return [...new Set([...platforms, ...versions.map(({ platform }) => platform)])];
}

/** The count is sure unless a named version, or the version of a device, cannot be told. */
function countOf(
  update: Update,
  own: readonly Platform[],
  estate: Estate,
): { readonly count: DeviceCount; readonly isSure: boolean } {
  const selections = own.map((platform) => selectionOf(platform, update));
  const count = estate.count(selections.map(({ selection }) => selection));
  return { count, isSure: count.unclear === 0 && selections.every(({ isKnown }) => isKnown) };
}

/**
 * Whether devices of ours may come to the versions that it names: none has one yet, and some are before it. A release
 * that any has left behind is an old one.
 */
function isAhead(update: Update, own: readonly Platform[], estate: Estate): boolean {
  if (ABOUT_THE_PAST.includes(update.kind)) return false;
  const versions = update.versions.map((named) => ({ ...named, range: "upTo" as const }));
  const before = countOf({ ...update, versions }, own, estate).count.devices;
  if (update.kind !== "osRelease") return before > 0;
  return before > 0 && before === countOf({ ...update, versions: [] }, own, estate).count.devices;
}

function selectionOf(
  platform: Platform,
  update: Update,
): { readonly selection: Selection; readonly isKnown: boolean } {
  const named = versionsFor(platform, update.versions);
  if (named.length === 0) return { selection: { platform, name: "all", tests: null }, isKnown: true };
  const isRelease = update.kind === "osRelease";
  const tests = named.map((version) => versionTest(version, isRelease));
  const name = named.map(({ version, range }) => `${range} ${version}`).join(",");
  return {
    selection: {
      platform,
      name: isRelease ? `release of ${name}` : name,
      tests: tests.filter((test) => test !== null),
    },
    isKnown: tests.every((test) => test !== null),
  };
}

/** iOS and iPadOS share their numbers: what is said of one is meant of the other when that is named without any. */
function versionsFor(platform: Platform, versions: readonly NamedVersion[]): readonly NamedVersion[] {
  const own = versions.filter((version) => version.platform === platform);
  if (own.length > 0) return own;
  const twin = platform === "ios" ? "ipados" : platform === "ipados" ? "ios" : null;
  return versions.filter((version) => version.platform === twin);
}
