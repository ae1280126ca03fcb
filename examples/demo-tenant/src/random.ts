/**
 * Numbers that look random and are a pure function of their arguments. Every trait of the estate comes from
 * here, so that one device of a hundred thousand can be worked out alone, on any day, always the same.
 */
export function hash(seed: number, a: number, b = 0): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  h = mix(h ^ Math.imul(a + 0x7f4a7c15, 0xc2b2ae35));
  return mix(h ^ Math.imul(b + 0x165667b1, 0x27d4eb2f));
}

/** A number in [0, 1). */
export function fraction(seed: number, a: number, b = 0): number {
  return hash(seed, a, b) / 0x1_0000_0000;
}

/** One member of a list that is not empty. */
export function pick<T>(list: readonly T[], hashed: number): T {
  const member = list[hashed % list.length];
  if (member === undefined) throw new RangeError("nothing to pick from");
  return member;
}

/** One member by weight; the weights need not add up to 1. */
export function pickWeighted<T>(list: readonly (readonly [weight: number, value: T])[], at: number): T {
  const total = list.reduce((sum, [weight]) => sum + weight, 0);
  let left = at * total;
  for (const [weight, value] of list) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = list.at(-1);
  if (last === undefined) throw new RangeError("nothing to pick from");
  return last[1];
}

/** A version-4 shaped GUID. */
export function guid(seed: number, a: number, b = 0): string {
  return guidFrom(hash(seed, a, b), seed, a, b);
}

/** A GUID whose first eight digits are given, so that an id can carry an index. */
export function guidFrom(first: number, seed: number, a: number, b = 0): string {
  const x = hex(hash(seed + 1, a, b));
  const y = hex(hash(seed + 2, a, b));
  const z = hex(hash(seed + 3, a, b));
  return `${hex(first)}-${x.slice(0, 4)}-4${x.slice(5)}-a${y.slice(1, 4)}-${y.slice(4)}${z}`;
}

/** Eight hexadecimal digits. */
export function hex(value: number): string {
  return `${PAIRS[value >>> 24]}${PAIRS[(value >>> 16) & 255]}${PAIRS[(value >>> 8) & 255]}${PAIRS[value & 255]}`;
}

const PAIRS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}
