import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWorkCalendar, isWeekday } from "../../calendar/work-calendar.ts";
import type { DeploymentPhase } from "../../config/plan/plan.ts";
import { shiftDay } from "../../routines/days.ts";
import { createPlannedShare, finalShare } from "./planned-share.ts";

const calendar = createWorkCalendar("Europe/Stockholm");
const phase = (on: string, share: number): DeploymentPhase => ({ title: null, on, share });

describe("the planned share of a deployment", () => {
  it("rises evenly over the working days, from nothing before the start to all on the last day", () => {
    // Two weeks from a Monday to a Friday: ten working days.
    const share = createPlannedShare({ start: "2026-11-16", end: "2026-11-27", phases: [] }, calendar);
    const of = (...days: readonly string[]): readonly number[] => days.map((day) => Math.round(share(day)));
    expect(of("2026-11-01", "2026-11-15", "2026-11-16", "2026-11-20")).toEqual([0, 0, 10, 50]);
    expect(of("2026-11-21", "2026-11-22", "2026-11-23")).toEqual([50, 50, 60]);
    expect(of("2026-11-27", "2026-12-24")).toEqual([100, 100]);
  });

  it("passes through each phase at the end of its day, and stays with the last", () => {
    const phases = [phase("2026-11-20", 10), phase("2026-12-04", 90)];
    const share = createPlannedShare({ start: "2026-11-16", end: "2026-12-18", phases }, calendar);
    expect(["2026-11-20", "2026-11-27", "2026-12-04", "2026-12-18", "2027-01-01"].map(share)).toEqual([
      10, 50, 90, 90, 90,
    ]);
    expect(finalShare({ phases })).toBe(90);
    expect(finalShare({ phases: [] })).toBe(100);
  });

  it("begins with what is there already when a phase stands on the first day", () => {
    const phases = [phase("2026-11-16", 40), phase("2026-11-20", 60)];
    const share = createPlannedShare({ start: "2026-11-16", end: "2026-11-20", phases }, calendar);
    expect(["2026-11-15", "2026-11-16", "2026-11-18"].map(share)).toEqual([0, 40, 50]);
  });

  it("leaves out the organisation's closed days, and goes by calendar days where none of a stretch is worked", () => {
    const closed = new Set(["2026-12-24", "2026-12-25"]);
    const holidays = createWorkCalendar("UTC", (day) => isWeekday(day) && !closed.has(day));
    const christmas = createPlannedShare({ start: "2026-12-22", end: "2026-12-28", phases: [] }, holidays);
    expect(["2026-12-23", "2026-12-27", "2026-12-28"].map((day) => Math.round(christmas(day)))).toEqual([
      67, 67, 100,
    ]);
    const weekend = createPlannedShare({ start: "2026-11-21", end: "2026-11-22", phases: [] }, calendar);
    expect(["2026-11-21", "2026-11-22"].map(weekend)).toEqual([50, 100]);
  });

  it("does all of a single day on it, and nothing before", () => {
    const share = createPlannedShare({ start: "2026-11-16", end: "2026-11-16", phases: [] }, calendar);
    expect(["2026-11-15", "2026-11-16", "2026-11-17"].map(share)).toEqual([0, 100, 100]);
  });

  it("answers at once for a deployment that lasts for centuries", () => {
    const share = createPlannedShare({ start: "0001-01-01", end: "9999-12-31", phases: [] }, calendar);
    expect(share("5000-07-02")).toBeCloseTo(50, 0);
  });

  it("does not fall by a last bit where its line bends", () => {
    const phases = [phase("2026-01-01", 1.0036029175856764e-47), phase("2026-01-02", 3.5992926420773355e-47)];
    const share = createPlannedShare({ start: "2026-01-01", end: "2026-01-01", phases }, calendar);
    const days = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05"].map(share);
    expect(days).toEqual(days.toSorted((one, other) => one - other));
  });

  it("never falls, and stays within 0 and 100, whatever the phases", () => {
    const days = fc.integer({ min: 0, max: 400 }).map((ahead) => shiftDay("2026-01-01", ahead));
    const phases = fc.array(fc.tuple(days, fc.double({ min: -50, max: 200, noNaN: true })), { maxLength: 6 });
    fc.assert(
      fc.property(days, days, phases, (one, other, raw) => {
        const [start, end] = one < other ? [one, other] : [other, one];
        const planned = raw.map(([on, share]) => phase(on, share));
        const share = createPlannedShare({ start, end, phases: planned }, calendar);
        let before = 0;
        for (let ahead = -5; ahead < 410; ahead += 1) {
          const value = share(shiftDay("2026-01-01", ahead));
          expect(value).toBeGreaterThanOrEqual(before);
          expect(value).toBeLessThanOrEqual(100);
          before = value;
        }
        expect(share("2099-01-01")).toBeCloseTo(finalShare({ phases: planned }));
      }),
      { numRuns: 40 },
    );
  });
});
