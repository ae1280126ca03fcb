import { expect, test } from "vitest";
import { createEstate } from "../estate/estate.ts";
import { createWorld, type World } from "../world.ts";
import { createCalendar } from "./calendar.ts";
import { PROFILES } from "./profiles.ts";

const calendar = createCalendar("2026-11-02");
const estate = createEstate({ seed: 1, devices: 2000, calendar, hostileNames: false });
const on = (day: number): World => createWorld(estate, day);
const ENCRYPTION = PROFILES.find(({ encrypts }) => encrypts === true)?.id ?? "";

test("every profile counts each device of its platforms once", () => {
  const { profiles } = on(3).profileTally();
  for (const { id, name, platforms } of PROFILES) {
    const devices = platforms.reduce((sum, platform) => sum + estate.of(platform).length, 0);
    const counted = Object.values(profiles.get(id) ?? {}).reduce((sum, count) => sum + count, 0);
    expect(counted, name).toBe(devices);
  }
});

test("most devices are in order, and a few are in error or in conflict", () => {
  const { devices } = on(0).profileTally();
  expect(devices.error).toBeGreaterThan(0);
  expect(devices.conflict).toBeGreaterThan(0);
  expect(devices.success).toBeGreaterThan(20 * (devices.error + devices.conflict));
});

test("the profile that encrypts fails while BitLocker is suspended, and is in order again on day 9", () => {
  const errors = (day: number): number => on(day).profileTally().profiles.get(ENCRYPTION)?.error ?? 0;
  expect(errors(5)).toBeGreaterThan(10 * errors(0));
  expect(errors(9)).toBeLessThan(errors(5) / 10);
});

test("a conflict has its two sides on the same device", () => {
  const { profiles, devices } = on(2).profileTally();
  const sides = [...profiles.values()].filter(({ conflict }) => conflict > 0);
  expect(sides.map(({ conflict }) => conflict)).toEqual([sides[0]?.conflict, sides[0]?.conflict]);
  expect(devices.conflict).toBeLessThanOrEqual(sides[0]?.conflict ?? 0);
});
