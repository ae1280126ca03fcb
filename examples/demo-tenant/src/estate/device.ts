import { fraction, hash, pickWeighted } from "../random.ts";
import { at, type Calendar, DAY_MS, HOUR_MS, nowOf } from "../scenario/calendar.ts";
import { type Compliance, complianceOf, failsEncryption } from "../scenario/compliance.ts";
import { type Activity, activityOf } from "./activity.ts";
import { deviceName, HOSTILE_NAMES } from "./names.ts";
import { type Person, personAt } from "./people.ts";
import { PLATFORM_FACTS, type Platform } from "./platforms.ts";

/** One device of the estate on one day. */
export interface Device {
  readonly index: number;
  readonly id: string;
  readonly seed: number;
  readonly platform: Platform;
  readonly name: string;
  readonly person: Person | null;
  readonly manufacturer: string;
  readonly model: string;
  readonly os: string;
  readonly osVersion: string;
  readonly owner: "company" | "personal";
  readonly compliance: Compliance;
  /** Milliseconds; null when no grace period runs. */
  readonly graceEnds: number | null;
  readonly lastSync: number;
  readonly silentDays: number;
  readonly enrolled: number;
  readonly encrypted: boolean;
}

export interface DeviceInput {
  readonly calendar: Calendar;
  readonly seed: number;
  readonly index: number;
  readonly id: string;
  readonly platform: Platform;
  readonly hostileNames: boolean;
  /** Null for a device that was there before the story began. */
  readonly joiner?: Joiner | null;
}

/** Somebody whose first device comes in the course of the story. */
export interface Joiner {
  /** Number of the person. */
  readonly person: number;
  /** The first day on which the device is listed; it was enrolled in the working hours before. */
  readonly day: number;
}

/** Works out one device from its index and the day alone. */
export function deviceAt(input: DeviceInput, day: number): Device {
  const { calendar, seed, index, platform } = input;
  const facts = PLATFORM_FACTS[platform];
  const person = personOf(input);
  const [manufacturer, model] = pickWeighted(facts.models, fraction(seed, index, 61));
  const { lastSync, silentDays } = contactOf(input, day);
  const compliance = complianceOf(seed, index, platform, day, silentDays);
  return {
    index,
    id: input.id,
    seed,
    platform,
    name: nameOf(input, model, person),
    person,
    manufacturer,
    model,
    os: facts.os,
    osVersion: versionOf(seed, index, platform, day - silentDays),
    owner: person !== null && fraction(seed, index, 62) < facts.personalShare ? "personal" : "company",
    compliance,
    graceEnds: compliance.graceDays === 0 ? null : nowOf(calendar, day) + compliance.graceDays * DAY_MS,
    lastSync,
    silentDays,
    enrolled: enrolledAt(input),
    // A device with a hostile name is one that every report lists.
    encrypted: hostileName(input) === undefined && isEncrypted(seed, index, platform, day),
  };
}

function personOf({ seed, index, platform, joiner = null }: DeviceInput): Person | null {
  if (joiner !== null) return personAt(seed, joiner.person);
  return isUserless(seed, index, platform) ? null : personAt(seed, Math.floor(index * 0.625));
}

/** In working hours: long before the story, or on the day before a joiner's device is first listed. */
function enrolledAt({ calendar, seed, index, joiner = null }: DeviceInput): number {
  const day = joiner === null ? -190 - Math.floor(fraction(seed, index, 63) * 1200) : joiner.day - 1;
  return at(calendar, day, 7 + fraction(seed, index, 64) * 9);
}

/** A joiner's device does not fall silent, and was not heard from before it was there. */
function contactOf(input: DeviceInput, day: number): Activity {
  const { calendar, seed, index, joiner = null } = input;
  const activity = activityOf(calendar, seed, index, day);
  if (joiner === null) return activity;
  const now = nowOf(calendar, day);
  const lastSync = now - Math.round(fraction(seed, index, 6000 + day) * 10 * HOUR_MS);
  return { lastSync: Math.max(lastSync, enrolledAt(input) + HOUR_MS), silentDays: 0 };
}

function hostileName({ hostileNames, index }: DeviceInput): string | undefined {
  return hostileNames ? HOSTILE_NAMES[index] : undefined;
}

function nameOf(input: DeviceInput, model: string, person: Person | null): string {
  return hostileName(input) ?? deviceName(input.seed, input.index, input.platform, model, person);
}

function isUserless(seed: number, index: number, platform: Platform): boolean {
  const share = platform === "aosp" || platform === "ipados" ? 0.4 : platform === "android" ? 0.15 : 0.03;
  return fraction(seed, index, 65) < share;
}

/** Versions move forward: each device takes the next one on a day of its own, if it ever does. */
function versionOf(seed: number, index: number, platform: Platform, day: number): string {
  const { versions } = PLATFORM_FACTS[platform];
  const from = Math.sqrt(fraction(seed, index, 66)) * versions.length;
  const moved = Math.max(0, day) * 0.02 * fraction(seed, index, 67);
  return versions[Math.min(versions.length - 1, Math.floor(from + moved))] ?? "";
}

function isEncrypted(seed: number, index: number, platform: Platform, day: number): boolean {
  if (failsEncryption(seed, index, platform, day)) return false;
  if (platform === "ios" || platform === "ipados" || platform === "android") return true;
  return hash(seed, index, 68) % 100 < (platform === "linux" ? 60 : 97);
}
