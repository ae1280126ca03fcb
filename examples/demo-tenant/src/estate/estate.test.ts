import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createCalendar, nowOf } from "../scenario/calendar.ts";
import { createEstate, type Estate } from "./estate.ts";
import { HOSTILE_NAMES } from "./names.ts";
import { personAt } from "./people.ts";

const calendar = createCalendar("2026-11-02");

function estate(devices: number, seed = 1, hostileNames = false): Estate {
  return createEstate({ devices, seed, calendar, hostileNames });
}

test("an id leads back to its index, whatever the seed", () => {
  fc.assert(
    fc.property(fc.nat(99_999), fc.nat(0x7fff_ffff), (index, seed) => {
      const some = estate(100_000, seed);
      return some.indexOf(some.id(index)) === index && some.indexOf(some.id(index).toUpperCase()) === index;
    }),
    { numRuns: 20 },
  );
});

test("a text that is no id of the estate leads nowhere", () => {
  const some = estate(50);
  fc.assert(fc.property(fc.oneof(fc.string(), fc.uuid()), (text) => some.indexOf(text) === -1));
  expect(some.indexOf(estate(51).id(50))).toBe(-1);
});

test("platforms come in their shares, also in a small estate", () => {
  const share = (devices: number, platform: Parameters<Estate["of"]>[0]): number =>
    estate(devices).of(platform).length / devices;
  for (const devices of [50, 1000, 20_000]) {
    expect(share(devices, "windows")).toBeCloseTo(0.6, 1);
    expect(share(devices, "ios") + share(devices, "ipados")).toBeCloseTo(0.2, 1);
    expect(share(devices, "android")).toBeCloseTo(0.12, 1);
  }
  expect(estate(1).platform(0)).toBe("windows");
});

test("every person has a user principal name of their own, in plain letters", () => {
  const names = new Set(Array.from({ length: 5000 }, (_, number) => personAt(3, number).upn));
  expect(names.size).toBe(5000);
  for (const upn of names) expect(upn).toMatch(/^[a-z-]+\.[a-z]+\d*@norrviken\.example$/);
});

test("a device does not go back in time from one day to the next", () => {
  const some = estate(500);
  for (let index = 0; index < some.size; index++) {
    let last = -Infinity;
    for (let day = 0; day < 60; day++) {
      const device = some.device(index, day);
      expect(device.lastSync).toBeGreaterThanOrEqual(last);
      expect(device.lastSync).toBeLessThanOrEqual(nowOf(calendar, day));
      expect(device.enrolled).toBeLessThan(device.lastSync);
      last = device.lastSync;
    }
  }
});

test("devices fall silent day by day and some come back", () => {
  const some = estate(4000);
  const silent = (day: number): Set<number> =>
    new Set(
      Array.from({ length: some.size }, (_, index) => index).filter(
        (index) => some.device(index, day).silentDays > 0,
      ),
    );
  const [early, late] = [silent(1), silent(20)];
  expect([...late].filter((index) => !early.has(index)).length).toBeGreaterThan(50);
  expect([...early].filter((index) => !late.has(index)).length).toBeGreaterThan(5);
});

const namesOf = (hostile: boolean): readonly string[] =>
  Array.from({ length: 20 }, (_, index) => estate(20, 1, hostile).device(index, 0).name);

test("hostile names are there when asked for, and only then", () => {
  expect(namesOf(true)).toEqual(expect.arrayContaining([...HOSTILE_NAMES]));
  for (const name of namesOf(false)) expect(HOSTILE_NAMES).not.toContain(name);
});
