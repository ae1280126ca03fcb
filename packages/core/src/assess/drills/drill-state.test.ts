import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DeliveryState } from "../../deliver/delivery-states.ts";
import type { JournalEntry } from "../../practice/journal-entry.ts";
import { NO_LOG } from "../../practice/practice-log.ts";
import { type Wait, waitFigures } from "./acknowledgements.ts";
import { assessDrills, type DrillsState } from "./drill-state.ts";

const NOW = new Date("2026-11-27T12:00:00Z");
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const started = (drill: string, minutes: number, targetMinutes = 60): JournalEntry => ({
  kind: "drillStarted",
  drill,
  alertKind: "active-threat",
  severity: "high",
  people: ["eva"],
  targetMinutes,
  at: ago(minutes),
  by: "ola",
});
const answered = (drill: string, minutes: number): JournalEntry => ({
  kind: "drillAcknowledged",
  drill,
  at: ago(minutes),
  by: "eva",
});
const assess = (...journal: readonly JournalEntry[]): DrillsState =>
  assessDrills({ ...NO_LOG, journal }, NOW);

describe("a drill", () => {
  it("is open, with its time so far, until somebody acknowledges it; the first one counts", () => {
    expect(assess(started("a", 40)).drills[0]).toMatchObject({ standing: "open", minutes: 40, inTime: null });
    expect(assess(started("a", 70)).drills[0]).toMatchObject({
      standing: "open",
      minutes: 70,
      inTime: false,
    });
    const [drill] = assess(started("a", 70), answered("a", 50), answered("a", 10)).drills;
    expect(drill).toMatchObject({
      standing: "acknowledged",
      minutes: 20,
      inTime: true,
      acknowledgedBy: "eva",
    });
  });

  it("whose letters all came to nothing was not sent, and is in no figure", () => {
    const withLetters = (...states: readonly DeliveryState[]): DrillsState =>
      assessDrills(
        {
          journal: [started("a", 70)],
          deliveries: states.map((state) => ({
            run: "r",
            report: "drill:a",
            purpose: "drill",
            recipient: "eva@contoso.example",
            state,
            at: NOW,
          })),
        },
        NOW,
      );
    expect(withLetters("rejected").drills[0]?.standing).toBe("notSent");
    expect(withLetters("rejected").figures.counted).toBe(0);
    for (const state of ["accepted", "unknown", "deferred", "pending"] as const)
      expect(withLetters("rejected", state).drills[0]?.standing, state).toBe("open");
  });

  it("stands before those that are older, and what comes after now is not seen", () => {
    expect(assess(started("a", 90), started("b", 30), started("c", -5)).drills.map(({ id }) => id)).toEqual([
      "b",
      "a",
    ]);
  });
});

describe("the figures of drills", () => {
  it("are median, 95th percentile and how many were in time", () => {
    const journal = [10, 20, 30, 90].flatMap((minutes, index) => [
      started(`d${index}`, 1_000),
      answered(`d${index}`, 1_000 - minutes),
    ]);
    expect(assess(...journal).figures).toEqual({ counted: 4, inTime: 3, median: 25, percentile95: 90 });
  });

  it("count one that nobody answers once it is over its target, and not before", () => {
    const done = [started("a", 500), answered("a", 490)];
    expect(assess(...done, started("b", 59)).figures).toMatchObject({ counted: 1, median: 10 });
    expect(assess(...done, started("b", 61)).figures).toMatchObject({ counted: 2, inTime: 1, median: 35.5 });
  });

  it("look back 90 days, and are null without any drill", () => {
    expect(assess(started("a", 91 * 1_440), answered("a", 91 * 1_440 - 5)).figures.median).toBeNull();
    expect(assess().figures).toEqual({ counted: 0, inTime: 0, median: null, percentile95: null });
  });

  it("never lie outside of what they are made from", () => {
    const waits = fc.array(
      fc.record({ minutes: fc.nat(10_000), target: fc.integer({ min: 1, max: 500 }), open: fc.boolean() }),
    );
    fc.assert(
      fc.property(waits, (made) => {
        const all = made.map(
          ({ minutes, target, open }): Wait => ({
            from: ago(minutes),
            until: open ? null : NOW,
            targetMinutes: target,
          }),
        );
        const { counted, inTime, median, percentile95 } = waitFigures(all, NOW);
        expect(inTime).toBeLessThanOrEqual(counted);
        expect(median === null).toBe(counted === 0);
        if (median === null || percentile95 === null) return;
        const minutes = made.map((one) => one.minutes);
        expect(median).toBeGreaterThanOrEqual(Math.min(...minutes));
        expect(percentile95).toBeLessThanOrEqual(Math.max(...minutes));
        expect(percentile95).toBeGreaterThanOrEqual(Math.floor(median));
      }),
    );
  });
});
