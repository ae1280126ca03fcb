import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HistoryPoint } from "./deployment-state.ts";
import { forecastDay } from "./forecast-day.ts";
import { daysBetween } from "./days-between.ts";
import { shiftDay } from "../../routines/days.ts";

const TODAY = "2026-11-22";

/** One point for each day up to today. */
function course(...values: readonly (number | null)[]): readonly HistoryPoint[] {
  return values.map((actual, index) => ({ day: shiftDay(TODAY, index + 1 - values.length), actual }));
}

const when = (history: readonly HistoryPoint[], final = 100): string | null =>
  forecastDay(history, { final, today: TODAY });

describe("the forecast of a deployment", () => {
  it("goes on at the pace of late", () => {
    expect(when(course(10, 20, 30, 40))).toBe("2026-11-28");
    expect(when(course(10, 20, 30, 40), 45)).toBe("2026-11-23");
  });

  it("is not moved by one day that was off, or by days of which nothing is known", () => {
    expect(when(course(10, 20, 90, 40, 50, 60, 70))).toBe("2026-11-25");
    expect(when(course(10, null, 30, null, 50, 60, 70))).toBe("2026-11-25");
  });

  it("looks back two weeks, so that a pace of long ago does not count", () => {
    const old = [
      { day: "2026-10-01", actual: 0 },
      { day: "2026-10-02", actual: 50 },
    ];
    expect(when([...old, ...course(50, 51, 52)])).toBe(when(course(50, 51, 52)));
  });

  it.each([
    ["it stands still", course(40, 40, 40, 40)],
    ["it falls", course(60, 50, 40)],
    ["two days are all there is", course(10, 50)],
    ["nothing is known", course(null, null, null)],
    ["it is there already", course(80, 90, 100)],
    ["it would take years", course(10, 10.001, 10.002)],
    ["there is no history", []],
  ])("is none when %s", (_why, history) => {
    expect(when(history)).toBeNull();
  });

  it("never lies before tomorrow, whatever the course", () => {
    const value = fc.option(fc.double({ min: 0, max: 100, noNaN: true }));
    const point = fc.tuple(fc.integer({ min: -40, max: 5 }), value);
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), fc.integer({ min: 1, max: 100 }), (points, final) => {
        const history = points
          .toSorted(([one], [other]) => one - other)
          .map(([ahead, actual]) => ({ day: shiftDay(TODAY, ahead), actual }));
        const forecast = when(history, final);
        if (forecast !== null) expect(daysBetween(TODAY, forecast)).toBeGreaterThan(0);
      }),
    );
  });
});
