import { describe, expect, it } from "vitest";
import { scheduleOf } from "../../test-support/plans.ts";
import { logOf, ran } from "../../test-support/routines.ts";
import { plan, report } from "../../test-support/snapshots.ts";
import { judgeMonitoring } from "./monitoring.ts";

const AT = new Date("2026-11-27T09:00:00Z");
const weekdays = report({
  id: "daily",
  schedule: scheduleOf("30 6 * * MON-FRI"),
});

function judge(log = logOf(), reports = [weekdays], at = AT) {
  return judgeMonitoring({ plan: plan({ reports }), log, at });
}

/** Runs at a quarter to six in UTC on days of November. */
const ranOn = (...days: number[]) =>
  logOf({ runs: days.map((day) => ran(`2026-11-${String(day).padStart(2, "0")}T05:45:00Z`, "daily")) });

const WORKING_DAYS = [2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27];

describe("monitoring", () => {
  it("is expected as often as the schedules of the last 30 days ask", () => {
    // 28 October to 27 November.
    expect(judge()).toMatchObject({ expected: 22, met: 0, longestGap: 22, schedules: 1 });
  });

  it("is not expected on days off that the schedule leaves out, or moves on from", () => {
    const daily = (holidays: "run" | "skip" | "move") =>
      judge(logOf(), [report({ id: "daily", schedule: scheduleOf("30 6 * * *", "UTC", { holidays }) })])
        .expected;
    expect([daily("run"), daily("skip"), daily("move")]).toEqual([30, 22, 22]);
  });

  it("is met by a run between one time and the next", () => {
    expect(judge(ranOn(...WORKING_DAYS))).toMatchObject({ expected: 22, met: 20, longestGap: 2 });
    expect(judge(ranOn(...WORKING_DAYS.slice(0, -3)))).toMatchObject({ met: 17, longestGap: 3 });
  });

  it("is not met by a collection alone: nobody was told of it", () => {
    const collections = WORKING_DAYS.map((day) => new Date(Date.UTC(2026, 10, day, 5, 45)));
    expect(judge(logOf({ collections }))).toMatchObject({ expected: 22, met: 0, lastAt: null });
  });

  it("is met by a report that waits for somebody's approval, and not by one that waits for the mail server", () => {
    const waits = logOf({ runs: [ran("2026-11-27T05:30:00Z", "daily", { state: "fannedOut" })] });
    expect(judge(waits).met).toBe(0);
    expect(judge(waits, [{ ...weekdays, approval: { role: "communicator" } }]).met).toBe(1);
  });

  it("is met by a run that came to its end, scheduled or by hand, and by no other", () => {
    const judged = (patch: Parameters<typeof ran>[2]) =>
      judge(logOf({ runs: [ran("2026-11-27T05:30:00Z", "daily", patch)] })).met;
    expect(judged({})).toBe(1);
    expect(judged({ kind: "manual", state: "partial" })).toBe(1);
    expect([judged({ state: "failed" }), judged({ kind: "dryRun" }), judged({ report: "other" })]).toEqual([
      0, 0, 0,
    ]);
  });

  it("counts from the first day of a plan that is younger than 30 days", () => {
    const planVersions = [{ number: 1, digest: "", firstSeenAt: new Date("2026-11-25T12:00:00Z"), body: "" }];
    expect(judge(logOf({ planVersions }))).toMatchObject({ expected: 2, met: 0 });
  });

  it("does not miss a time that has only just come", () => {
    const planVersions = [{ number: 1, digest: "", firstSeenAt: new Date("2026-11-26T12:00:00Z"), body: "" }];
    const at = (time: string) => judge(logOf({ planVersions }), [weekdays], new Date(time)).expected;
    expect([at("2026-11-27T05:35:00Z"), at("2026-11-27T06:31:00Z")]).toEqual([0, 1]);
  });

  it("has the interval of the schedule that is due most often, weekends aside", () => {
    const weekly = report({ id: "weekly", schedule: scheduleOf("0 7 * * MON", "UTC") });
    expect(judge(logOf(), [weekly]).intervalDays).toBe(7);
    expect(judge(logOf(), [weekly, weekdays]).intervalDays).toBe(1);
    expect(judge(logOf(), [report()])).toMatchObject({ schedules: 0, expected: 0, intervalDays: null });
  });

  it("knows nothing of what came after the time at which it is judged", () => {
    expect(judge(ranOn(27), [weekdays], new Date("2026-11-26T09:00:00Z")).met).toBe(0);
  });
});
