import { expect, it } from "vitest";
import { NOW } from "../../test-support/snapshots.ts";
import { thinnedOut } from "./thinned-out.ts";

const HOUR_MS = 3_600_000;

function every(minutes: number, days: number): readonly { readonly takenAt: Date }[] {
  const count = (days * 1_440) / minutes;
  return Array.from({ length: count }, (_, index) => ({
    takenAt: new Date(NOW.getTime() - (count - index) * minutes * 60_000),
  }));
}

it("leaves one of each hour of the last day, and one of every six hours before, the newest", () => {
  const taken = every(15, 35);
  const left = thinnedOut(taken, NOW);
  expect(taken).toHaveLength(3_360);
  expect(left.length).toBeLessThanOrEqual(25 + 34 * 4 + 1);
  expect(left.at(-1)).toBe(taken.at(-1));
  const gaps = left.slice(1).map(({ takenAt }, index) => {
    const before = left[index]?.takenAt ?? takenAt;
    return (takenAt.getTime() - before.getTime()) / HOUR_MS;
  });
  expect(Math.max(...gaps)).toBeLessThanOrEqual(6);
  expect(gaps.slice(-23)).toEqual(Array.from({ length: 23 }, () => 1));
  expect(left.map(({ takenAt }) => takenAt.getTime())).toEqual(
    left.map(({ takenAt }) => takenAt.getTime()).toSorted((a, b) => a - b),
  );
});

it("leaves what was taken once a day as it is", () => {
  const taken = every(1_440, 35);
  expect(thinnedOut(taken, NOW)).toEqual(taken);
});

it("leaves the same old ones an hour later", () => {
  const taken = every(15, 35);
  const old = (now: Date): readonly object[] =>
    thinnedOut(taken, now).filter(({ takenAt }) => NOW.getTime() - takenAt.getTime() > 30 * HOUR_MS);
  expect(old(new Date(NOW.getTime() + HOUR_MS))).toEqual(old(NOW));
});
