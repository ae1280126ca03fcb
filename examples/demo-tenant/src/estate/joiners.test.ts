import { expect, test } from "vitest";
import { createCalendar, nowOf } from "../scenario/calendar.ts";
import { createEstate, type Estate } from "./estate.ts";
import { joinDay, joinedBy } from "./joiners.ts";

const calendar = createCalendar("2026-11-02");

function estateOn(day: number, joiners = 12): Estate {
  return createEstate({ devices: 100, joiners, day, seed: 1, calendar, hostileNames: false });
}

test("as many have joined by a day as had their day by then, whatever their number", () => {
  for (const joiners of [1, 7, 12, 70, 300]) {
    for (let day = 0; day < 90; day++) {
      const come = Array.from({ length: joiners }, (_, one) => joinDay(one, joiners)).filter(
        (of) => of <= day,
      );
      expect(joinedBy(joiners, day), `${joiners} on day ${day}`).toBe(come.length);
    }
  }
});

test("nobody has joined on day 0, and everybody within ten weeks", () => {
  expect(estateOn(0).size).toBe(100);
  expect(estateOn(70).size).toBe(112);
  expect(joinedBy(12, 70)).toBe(12);
});

test("an estate without joiners is the same on every day", () => {
  expect([0, 5, 80].map((day) => estateOn(day, 0).size)).toEqual([100, 100, 100]);
});

test("a device that joins belongs to somebody who had none, and was enrolled on the day before", () => {
  const before = estateOn(0);
  const owners = new Set(Array.from({ length: before.size }, (_, at) => before.device(at, 0).person?.upn));
  const after = estateOn(70);
  const joined = Array.from({ length: 12 }, (_, at) => after.device(100 + at, 70));
  expect(new Set(joined.map(({ person }) => person?.upn)).size).toBe(12);
  for (const [at, { person, enrolled }] of joined.entries()) {
    expect(owners.has(person?.upn)).toBe(false);
    const listedAt = nowOf(calendar, joinDay(at, 12));
    expect(enrolled).toBeLessThan(listedAt);
    expect(enrolled).toBeGreaterThan(listedAt - 86_400_000);
  }
});

test("the devices that were there stay what they are when others join", () => {
  const [early, late] = [estateOn(0), estateOn(70)];
  for (let at = 0; at < early.size; at++) expect(late.device(at, 70)).toEqual(early.device(at, 70));
});

test("a device that joined is heard from, and never before it was enrolled", () => {
  for (let day = 1; day < 80; day++) {
    const some = estateOn(day);
    for (let at = some.founders; at < some.size; at++) {
      const { enrolled, lastSync, silentDays } = some.device(at, day);
      expect(lastSync).toBeGreaterThan(enrolled);
      expect(lastSync).toBeLessThanOrEqual(nowOf(calendar, day));
      expect(silentDays).toBe(0);
    }
  }
});
