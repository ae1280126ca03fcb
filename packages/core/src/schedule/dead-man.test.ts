import { describe, expect, it } from "vitest";
import { RUN_STATES, type RunState } from "../run/run-states.ts";
import { judgeDeadMan, type ReportWatch, standingOf, type WatchedRun } from "./dead-man.ts";

const HOUR = 3_600_000;
const WITHIN = 4 * HOUR;
const monday = new Date("2026-11-30T07:00:00Z");
const after = (hours: number): Date => new Date(monday.getTime() + hours * HOUR);

function run(scheduledFor: Date, state: RunState = "failed"): WatchedRun {
  return { id: "r1", scheduledFor, state, reason: null };
}

function watch(patch: Partial<ReportWatch> = {}): ReportWatch {
  return { success: null, first: run(monday), others: 0, told: null, ...patch };
}

describe("a report that should go out by itself", () => {
  it("is nothing to tell of while it still has time, and is overdue from its deadline on", () => {
    expect(judgeDeadMan(watch(), WITHIN, after(3.99))).toEqual({ kind: "quiet", lasts: false });
    expect(judgeDeadMan(watch({ others: 2 }), WITHIN, after(4))).toEqual({
      kind: "overdue",
      run: run(monday),
      deadline: after(4),
      others: 2,
    });
  });

  it("is nothing to tell of when nothing has come due since it last went out", () => {
    const success = run(monday, "succeeded");
    expect(judgeDeadMan(watch({ success, first: null }), WITHIN, after(100))).toEqual({
      kind: "quiet",
      lasts: false,
    });
  });

  it("is told of once for as long as it lasts, whichever occurrence comes first by then", () => {
    const told = { occurrence: monday, isOver: false };
    expect(judgeDeadMan(watch({ told }), WITHIN, after(500))).toEqual({ kind: "quiet", lasts: true });
    const first = run(after(24));
    expect(judgeDeadMan(watch({ told, first }), WITHIN, after(500))).toEqual({ kind: "quiet", lasts: true });
  });

  it("is told of once more when it has gone out after all, by its own run or by a later one", () => {
    const told = { occurrence: monday, isOver: false };
    for (const at of [monday, after(24)]) {
      const success = run(at, "partial");
      expect(judgeDeadMan(watch({ told, success, first: null }), WITHIN, after(30))).toEqual({
        kind: "over",
        occurrence: monday,
        run: success,
      });
    }
  });

  it("is told of anew when it stays away again after it went out", () => {
    const told = { occurrence: monday, isOver: true };
    const success = run(after(24), "succeeded");
    const first = run(after(48));
    expect(judgeDeadMan(watch({ told, success, first }), WITHIN, after(60))).toMatchObject({
      kind: "overdue",
      run: first,
    });
  });

  it("tells of the end before it tells of the next time", () => {
    const told = { occurrence: monday, isOver: false };
    const success = run(after(24), "succeeded");
    const first = run(after(48));
    expect(judgeDeadMan(watch({ told, success, first }), WITHIN, after(60))).toMatchObject({ kind: "over" });
  });
});

describe("how far a run has come", () => {
  it("is said for every state", () => {
    expect(RUN_STATES.map((state) => standingOf({ state }))).toEqual([
      "notBegun",
      "underWay",
      "underWay",
      "underWay",
      "waiting",
      "waiting",
      "waiting",
      "failed",
      "missed",
    ]);
  });
});
