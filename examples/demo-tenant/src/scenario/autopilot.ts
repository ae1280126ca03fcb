import type { Device } from "../estate/device.ts";
import { fraction, guid, hash, pick, pickWeighted } from "../random.ts";
import type { World } from "../world.ts";
import { at, HOUR_MS } from "./calendar.ts";

/** The devices that the reseller registered: most of those with Windows, and some that still lie in stock. */
export interface Registrations {
  readonly size: number;
  at(position: number): Registration;
}

export interface Registration {
  readonly id: string;
  /** Null for a device in stock, which nobody has started yet. */
  readonly device: Device | null;
  readonly groupTag: string;
  readonly state: "enrolled" | "failed" | "notContacted";
}

/** One run of Autopilot on a device. */
export interface Deployment {
  readonly id: string;
  /** Index of the device. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly state: "success" | "successWithTimeout" | "failure";
  /** Empty when it went well. */
  readonly failure: string;
}

const GROUP_TAGS = ["KONTOR", "KONTOR", "FALT", ""];
const FAILURES = [
  "Apps were not installed in time (0x800705B4).",
  "The device is registered with another tenant (0x80180014).",
  "The TPM could not be attested (0x81039024).",
];
const STATES = [
  [86, "success"],
  [5, "successWithTimeout"],
  [9, "failure"],
] as const;
const HISTORY_DAYS = 45;

export function registrations(world: World): Registrations {
  const { estate } = world;
  const devices = estate.of("windows").filter((index) => hash(estate.seed, index, 161) % 10 !== 0);
  const stock = 1 + Math.floor(devices.length * 0.02);
  return {
    size: devices.length + stock,
    at(position) {
      const index = devices[position];
      const groupTag = pick(GROUP_TAGS, hash(estate.seed, position, 162));
      const id = guid(estate.seed, position, 163);
      if (index === undefined) return { id, device: null, groupTag, state: "notContacted" };
      const state = hash(estate.seed, index, 164) % 90 === 0 ? "failed" : "enrolled";
      return { id, device: world.device(index), groupTag, state };
    },
  };
}

/** The deployments of the last 45 days, newest first, each over before the day's "now". */
export function deployments(world: World): readonly Deployment[] {
  const { estate, day } = world;
  const windows = estate.of("windows");
  const found: Deployment[] = [];
  for (let past = 0; past < HISTORY_DAYS && windows.length > 0; past++) {
    const onDay = day - past;
    const count = Math.floor(0.03 * Math.sqrt(estate.size) + fraction(estate.seed, onDay, 165));
    for (let nth = 0; nth < count; nth++) found.push(deployment(world, windows, onDay, nth));
  }
  return found;
}

function deployment(world: World, windows: Uint32Array, day: number, nth: number): Deployment {
  const { calendar, seed } = world.estate;
  const key = day * 1000 + nth;
  const state = pickWeighted(STATES, fraction(seed, key, 166));
  const start = at(calendar, day, -17 + fraction(seed, key, 167) * 10);
  return {
    id: guid(seed, key, 168),
    index: windows[hash(seed, key, 169) % windows.length] ?? 0,
    start,
    end: start + (0.3 + fraction(seed, key, 170)) * HOUR_MS,
    state,
    failure: state === "failure" ? pick(FAILURES, hash(seed, key, 171)) : "",
  };
}
