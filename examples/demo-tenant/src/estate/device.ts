import { fraction, hash, pickWeighted } from "../random.ts";
import { at, type Calendar, DAY_MS, nowOf } from "../scenario/calendar.ts";
import { type Compliance, complianceOf, failsEncryption } from "../scenario/compliance.ts";
import { activityOf } from "./activity.ts";
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
}

/** Works out one device from its index and the day alone. */
export function deviceAt(input: DeviceInput, day: number): Device {
  const { calendar, seed, index, platform } = input;
  const facts = PLATFORM_FACTS[platform];
  const person = isUserless(seed, index, platform) ? null : personAt(seed, Math.floor(index * 0.625));
  const [manufacturer, model] = pickWeighted(facts.models, fraction(seed, index, 61));
  const { lastSync, silentDays } = activityOf(calendar, seed, index, day);
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
    enrolled: at(
      calendar,
      -190 - Math.floor(fraction(seed, index, 63) * 1200),
      7 + fraction(seed, index, 64) * 9,
    ),
    // A device with a hostile name is one that every report lists.
    encrypted: hostileName(input) === undefined && isEncrypted(seed, index, platform, day),
  };
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
