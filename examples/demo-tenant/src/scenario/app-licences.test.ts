import { expect, test } from "vitest";
import { createEstate } from "../estate/estate.ts";
import { APPS, SHELVED_APPS } from "./app-catalogue.ts";
import { licencesOf } from "./app-licences.ts";
import { createCalendar } from "./calendar.ts";

const calendar = createCalendar("2026-11-02");
const bought = [...APPS, ...SHELVED_APPS].filter(({ kind }) => kind === "iosVppApp");

test("the last licence of an app is taken on day 8, and more are bought on day 10", () => {
  const estate = createEstate({ seed: 1, devices: 500, calendar, hostileNames: false });
  const free = [0, 7, 8, 9, 10].map((day) =>
    bought.map((app) => licencesOf(app, estate, day)).map(({ used, total }) => total - used),
  );
  expect(free.map(([outlook = 0]) => outlook > 0)).toEqual([true, true, false, false, true]);
  expect(free.map(([, shelved = 0]) => shelved)).toEqual([25, 25, 25, 25, 25]);
});

test("no estate is so small that more licences are used than there are, or fewer than none", () => {
  for (const devices of [1, 2, 5, 30]) {
    const estate = createEstate({ seed: 3, devices, calendar, hostileNames: false });
    for (let day = 0; day < 12; day++) {
      for (const app of bought) {
        const { used, total } = licencesOf(app, estate, day);
        expect(used).toBeGreaterThanOrEqual(0);
        expect(total).toBeGreaterThanOrEqual(used);
      }
    }
  }
});
