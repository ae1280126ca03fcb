import { expect, test } from "vitest";
import { createEstate } from "../estate/estate.ts";
import { createWorld } from "../world.ts";
import { type Alert, alertsOn } from "./alerts.ts";
import { createCalendar } from "./calendar.ts";

const calendar = createCalendar("2026-11-02");
const estate = createEstate({ seed: 1, devices: 2000, calendar, hostileNames: false });
const on = (day: number): readonly Alert[] => alertsOn(calendar, createWorld(estate, day).infections);

test("alerts are open while the outbreak lasts, and every one is resolved before and after it", () => {
  const open = (day: number): readonly Alert[] => on(day).filter(({ status }) => status !== "resolved");
  expect([0, 2, 6, 15].map((day) => open(day).length)).toEqual([0, 0, 0, 0]);
  expect(open(4).length).toBeGreaterThanOrEqual(3);
  expect(new Set(open(4).map(({ severity }) => severity))).toEqual(new Set(["high"]));
  expect(new Set(open(5).map(({ status }) => status))).toEqual(new Set(["new", "inProgress"]));
});

test("an alert keeps its id from day to day, and no two have the same", () => {
  const [before, after] = [on(4), on(9)].map((alerts) => alerts.map(({ id }) => id));
  expect(after).toEqual(expect.arrayContaining(before ?? []));
  expect(new Set(after).size).toBe(after?.length);
});

test("one of them is about a mail and no device", () => {
  expect(on(0).filter(({ device }) => device === null)).toMatchObject([
    { service: "microsoftDefenderForOffice365" },
  ]);
});
