import { fraction, guidFrom, hash } from "../random.ts";
import type { Calendar } from "../scenario/calendar.ts";
import { type Device, deviceAt, type Joiner } from "./device.ts";
import { joinDay, joinedBy } from "./joiners.ts";
import { PLATFORMS, type Platform, platformAt } from "./platforms.ts";

/** The devices of the company. Rows are worked out when asked for; only the platforms are kept, one byte each. */
export interface Estate {
  readonly seed: number;
  readonly size: number;
  /** Devices that were there before the story began; those after them came one by one. */
  readonly founders: number;
  /** People who were there before the story began: those with the numbers below. */
  readonly founding: number;
  /** People of the directory: everybody who has a device or is to get one, and a few others. */
  readonly people: number;
  readonly calendar: Calendar;
  platform(index: number): Platform;
  device(index: number, day: number): Device;
  id(index: number): string;
  /** The index of an id, or -1. */
  indexOf(id: string): number;
  /** Indices of the devices of a platform, ascending. */
  of(platform: Platform): Uint32Array;
}

export interface EstateOptions {
  readonly seed: number;
  readonly devices: number;
  /** People who get their first device in the course of the story. Default 0. */
  readonly joiners?: number;
  /** The day on which the estate is looked at: devices that come later are not there yet. Default 0. */
  readonly day?: number;
  readonly calendar: Calendar;
  readonly hostileNames: boolean;
}

/** An odd number and its inverse modulo 2^32: the first eight digits of an id carry the index. */
const SPREAD = 0x9e3779b1;
const GATHER = inverse(SPREAD);
const GOLDEN = 0.618_033_988_749_894_9;

/** Builds the estate in a few milliseconds for 100,000 devices. */
export function createEstate(options: EstateOptions): Estate {
  const { seed, calendar, hostileNames, joiners = 0 } = options;
  const founders = options.devices;
  const devices = founders + joinedBy(joiners, options.day ?? 0);
  const platforms = platformBytes(seed, devices);
  const offset = hash(seed, 71);

  const platform = (index: number): Platform => PLATFORMS[platforms[index] ?? 0] ?? "windows";
  const joinerAt = (joiner: number): Joiner => ({
    person: peopleOf(founders) + joiner,
    day: joinDay(joiner, joiners),
  });
  const id = (index: number): string => guidFrom((Math.imul(index, SPREAD) + offset) >>> 0, seed, index, 72);

  return {
    seed,
    size: devices,
    founders,
    founding: peopleOf(founders),
    people: peopleOf(founders) + joiners + 5,
    calendar,
    platform,
    id,
    device: (index, day) =>
      deviceAt(
        {
          calendar,
          seed,
          index,
          id: id(index),
          platform: platform(index),
          hostileNames,
          joiner: index < founders ? null : joinerAt(index - founders),
        },
        day,
      ),
    indexOf(text) {
      const first = /^[0-9a-f]{8}-/i.test(text) ? Number.parseInt(text.slice(0, 8), 16) : Number.NaN;
      const index = Math.imul((first - offset) | 0, GATHER) >>> 0;
      return index < devices && id(index) === text.toLowerCase() ? index : -1;
    },
    of(wanted) {
      const kind = PLATFORMS.indexOf(wanted);
      const found: number[] = [];
      for (const [index, at] of platforms.entries()) if (at === kind) found.push(index);
      return Uint32Array.from(found);
    },
  };
}

/** Founders share numbers of people: five have eight devices among them. */
function peopleOf(founders: number): number {
  return Math.floor((founders - 1) * 0.625) + 1;
}

/** Spreads the platforms evenly, so that an estate of ten already looks like one of ten thousand. */
function platformBytes(seed: number, devices: number): Uint8Array {
  const bytes = new Uint8Array(devices);
  const shift = fraction(seed, 73) * 0.3;
  for (let index = 0; index < devices; index++) {
    bytes[index] = PLATFORMS.indexOf(platformAt((index * GOLDEN + shift) % 1));
  }
  return bytes;
}

function inverse(odd: number): number {
  let guess = odd;
  for (let round = 0; round < 5; round++) guess = Math.imul(guess, 2 - Math.imul(odd, guess));
  return guess;
}
