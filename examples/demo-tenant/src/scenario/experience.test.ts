import { expect, test } from "vitest";
import { createEstate } from "../estate/estate.ts";
import { createCalendar } from "./calendar.ts";
import { type Experience, experienceOf } from "./experience.ts";

const calendar = createCalendar("2026-11-02");
const estate = createEstate({ seed: 1, devices: 2000, calendar, hostileNames: false });
const on = (day: number): readonly Experience[] =>
  [...estate.of("windows")].map((index) => experienceOf(estate.device(index, day), day));

test("a score is between 0 and 100, or -1 for not enough data", () => {
  const scores = on(4).flatMap(({ startup, battery, anywhere, overall, apps }) => [
    startup,
    battery,
    anywhere,
    overall,
    apps ?? 0,
  ]);
  expect(scores.filter((score) => score !== -1 && !(score >= 0 && score <= 100))).toEqual([]);
  expect(scores).toContain(-1);
});

test("most devices meet the goal, a few need attention, and some have too little data", () => {
  const share = (health: Experience["health"]): number =>
    on(0).filter((device) => device.health === health).length / on(0).length;
  expect(share("meetingGoals")).toBeGreaterThan(0.8);
  expect(share("needsAttention")).toBeGreaterThan(0);
  expect(share("needsAttention")).toBeLessThan(0.1);
  expect(share("insufficientData")).toBeGreaterThan(0.02);
});

test("the scores of the estate hardly move from day to day", () => {
  const average = (day: number): number => {
    const known = on(day).flatMap(({ overall }) => (overall < 0 ? [] : [overall]));
    return known.reduce((sum, score) => sum + score, 0) / known.length;
  };
  expect(Math.abs(average(8) - average(7))).toBeLessThan(0.5);
});
