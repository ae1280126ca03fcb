import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scheduleOf } from "../../test-support/plans.ts";
import { isWeekday } from "../calendar/work-calendar.ts";
import { createZoneClocks } from "./zone-clock.ts";
import { type DecideInput, type Decision, decideDue, SKIP_REASONS } from "./decide-due.ts";
import type { Pause } from "./pause.ts";

const clocks = createZoneClocks();
const HOUR_MS = 3_600_000;

function decide(from: string, now: string, patch: Partial<DecideInput> = {}): readonly Decision[] {
  return decideDue(input(from, now, patch)).decisions;
}

function input(from: string, now: string, patch: Partial<DecideInput> = {}): DecideInput {
  return {
    tenant: "contoso",
    report: "weekly",
    schedule: scheduleOf("0 7 * * *", "UTC"),
    cursor: new Date(from),
    now: new Date(now),
    isWorkingDay: isWeekday,
    paused: null,
    clocks,
    ...patch,
  };
}

/** `2026-11-24T07:00` and what becomes of it. */
function told(decisions: readonly Decision[]): readonly string[] {
  return decisions.map((one) => `${one.at.toISOString().slice(0, 16)} ${one.run ? "runs" : one.reason}`);
}

describe("what is noticed in time", () => {
  it("runs, and what was decided before is not decided again", () => {
    const first = decideDue(input("2026-11-24T06:00Z", "2026-11-24T07:00:30Z"));
    expect(told(first.decisions)).toEqual(["2026-11-24T07:00 runs"]);
    expect(first.cursor).toEqual(new Date("2026-11-24T07:00:30Z"));
    expect(decideDue(input("2026-11-24T07:00:30Z", "2026-11-24T07:01Z")).decisions).toEqual([]);
    expect(decide("2026-11-24T07:00Z", "2026-11-24T07:01Z")).toEqual([]);
  });

  it("is what is noticed two minutes late at most, whatever the policy for what was missed", () => {
    const schedule = scheduleOf("0 7 * * *", "UTC", { missed: "skip" });
    expect(told(decide("2026-11-24T06:00Z", "2026-11-24T07:02:00Z", { schedule }))).toEqual([
      "2026-11-24T07:00 runs",
    ]);
    expect(told(decide("2026-11-24T06:00Z", "2026-11-24T07:02:01Z", { schedule }))).toEqual([
      "2026-11-24T07:00 missed: noticed 2m 1s after it was due; the schedule skips what was missed",
    ]);
  });

  it("is nothing while the clock stands before the cursor", () => {
    expect(decideDue(input("2026-11-24T10:00Z", "2026-11-24T07:00Z"))).toEqual({
      decisions: [],
      cursor: new Date("2026-11-24T10:00Z"),
      more: false,
    });
  });
});

describe("a machine that was down for three days", () => {
  const down = (patch: Parameters<typeof scheduleOf>[2]): readonly string[] =>
    told(
      decide("2026-11-20T08:00Z", "2026-11-24T06:00Z", { schedule: scheduleOf("0 7 * * *", "UTC", patch) }),
    );

  it("makes up for the latest missed occurrence, and says of each other one which run brings it", () => {
    expect(down({ missed: "once", maxLatenessMs: 48 * HOUR_MS })).toEqual([
      "2026-11-21T07:00 late: noticed 2d 23h after it was due, and 2d is the most that is made up for",
      "2026-11-22T07:00 missed: noticed 1d 23h after it was due; caught up by the run of 2026-11-23T07:00Z",
      "2026-11-23T07:00 runs",
    ]);
  });

  it("makes up for none when the schedule skips what was missed", () => {
    const skipped = down({ missed: "skip" });
    expect(skipped).toHaveLength(3);
    for (const line of skipped) expect(line).toContain("missed: noticed");
  });

  it("makes up for each within the lateness that is allowed", () => {
    expect(down({ missed: "all", maxLatenessMs: 48 * HOUR_MS })).toEqual([
      "2026-11-21T07:00 late: noticed 2d 23h after it was due, and 2d is the most that is made up for",
      "2026-11-22T07:00 runs",
      "2026-11-23T07:00 runs",
    ]);
  });

  it("makes up for none when all are too old", () => {
    expect(down({ missed: "once", maxLatenessMs: HOUR_MS }).map((line) => line.slice(17, 22))).toEqual([
      "late:",
      "late:",
      "late:",
    ]);
  });

  it("sends one report, not two, when it comes back at the minute of the next occurrence", () => {
    expect(told(decide("2026-11-22T08:00Z", "2026-11-24T07:01Z"))).toEqual([
      "2026-11-23T07:00 late: noticed 1d after it was due, and 1d is the most that is made up for",
      "2026-11-24T07:00 runs",
    ]);
    expect(
      told(
        decide("2026-11-24T06:00Z", "2026-11-24T08:30:30Z", { schedule: scheduleOf("*/30 * * * *", "UTC") }),
      ).slice(-2),
    ).toEqual([
      "2026-11-24T08:00 missed: noticed 30m 30s after it was due; caught up by the run of 2026-11-24T08:30Z",
      "2026-11-24T08:30 runs",
    ]);
  });

  it("sees both changes of the clock as the zone has them", () => {
    const schedule = scheduleOf("30 2 * * *", "Europe/Stockholm", {
      missed: "all",
      maxLatenessMs: 96 * HOUR_MS,
    });
    expect(told(decide("2026-03-28T12:00Z", "2026-03-30T12:00Z", { schedule }))).toEqual([
      "2026-03-29T01:00 runs",
      "2026-03-30T00:30 runs",
    ]);
    expect(told(decide("2026-10-24T12:00Z", "2026-10-26T12:00Z", { schedule }))).toEqual([
      "2026-10-25T00:30 runs",
      "2026-10-26T01:30 runs",
    ]);
  });
});

describe("a pause", () => {
  const pause: Pause = {
    by: "asa",
    why: "the tenant is moved",
    at: new Date("2026-11-22T12:00Z"),
    until: null,
  };

  it("keeps back what lies within it, with who said so and why, and nothing from before", () => {
    const until = new Date("2026-11-24T06:00Z");
    const schedule = scheduleOf("0 7 * * *", "UTC", { missed: "all", maxLatenessMs: 96 * HOUR_MS });
    expect(
      told(decide("2026-11-22T06:00Z", "2026-11-24T08:00Z", { schedule, paused: { ...pause, until } })),
    ).toEqual([
      "2026-11-22T07:00 runs",
      "2026-11-23T07:00 paused: by asa, the tenant is moved (until 2026-11-24T06:00Z)",
      "2026-11-24T07:00 runs",
    ]);
  });

  it("leaves it to the latest before it to make up for what was missed before", () => {
    const schedule = scheduleOf("0 7 * * *", "UTC", { maxLatenessMs: 96 * HOUR_MS });
    expect(told(decide("2026-11-20T18:00Z", "2026-11-24T06:00Z", { schedule, paused: pause }))).toEqual([
      "2026-11-21T07:00 missed: noticed 2d 23h after it was due; caught up by the run of 2026-11-22T07:00Z",
      "2026-11-22T07:00 runs",
      "2026-11-23T07:00 paused: by asa, the tenant is moved",
    ]);
  });

  it("has nothing made up for, not even the latest", () => {
    const decisions = decide("2026-11-22T18:00Z", "2026-11-24T06:00Z", { paused: pause });
    expect(told(decisions)).toEqual(["2026-11-23T07:00 paused: by asa, the tenant is moved"]);
  });
});

describe("days off", () => {
  // The 24th and the 25th of December 2026 are a Thursday and a Friday.
  const isWorkingDay = (day: string): boolean =>
    isWeekday(day) && !["2026-12-24", "2026-12-25"].includes(day);
  const over = (cron: string, holidays: "run" | "skip" | "move", timeZone = "UTC"): readonly string[] => {
    const schedule = scheduleOf(cron, timeZone, { holidays, missed: "all", maxLatenessMs: 999 * HOUR_MS });
    return told(decide("2026-12-23T12:00Z", "2026-12-29T12:00Z", { schedule, isWorkingDay }));
  };

  it("are run on by themselves", () => {
    expect(over("0 7 * * *", "run")).toHaveLength(6);
  });

  it("leave a row that says so where they are skipped", () => {
    expect(over("0 7 24,25 * *", "skip")).toEqual([
      "2026-12-24T07:00 holiday: 2026-12-24 is no working day",
      "2026-12-25T07:00 holiday: 2026-12-25 is no working day",
    ]);
  });

  it("move what is due to the next working day, where it stands once", () => {
    expect(over("0 7 25 * *", "move")).toEqual(["2026-12-28T07:00 runs"]);
    expect(over("0 7 24,25 * *", "move")).toEqual(["2026-12-28T07:00 runs"]);
    expect(over("0 7 * * *", "move")).toEqual(["2026-12-28T07:00 runs", "2026-12-29T07:00 runs"]);
  });

  it("are those of the schedule's own zone", () => {
    // 23:30 in New York on the 25th is the 26th in UTC, and 23:30 there on the 28th is the 29th.
    expect(over("30 23 25 * *", "move", "America/New_York")).toEqual(["2026-12-29T04:30 runs"]);
  });

  it("are moved over a change of the clock to the same time of the clock", () => {
    // 2:30 is left out on Sunday 29 March, and is there again on Monday.
    const schedule = scheduleOf("30 2 * * SUN", "Europe/Stockholm", { holidays: "move", missed: "all" });
    expect(told(decide("2026-03-28T12:00Z", "2026-03-30T12:00Z", { schedule }))).toEqual([
      "2026-03-30T00:30 runs",
    ]);
  });

  it("are not what makes up for what was missed", () => {
    const schedule = scheduleOf("0 7 * * *", "UTC", { holidays: "skip", maxLatenessMs: 999 * HOUR_MS });
    expect(told(decide("2026-12-22T12:00Z", "2026-12-27T12:00Z", { schedule, isWorkingDay }))).toEqual([
      "2026-12-23T07:00 runs",
      "2026-12-24T07:00 holiday: 2026-12-24 is no working day",
      "2026-12-25T07:00 holiday: 2026-12-25 is no working day",
      "2026-12-26T07:00 holiday: 2026-12-26 is no working day",
      "2026-12-27T07:00 holiday: 2026-12-27 is no working day",
    ]);
  });

  it("without end have nothing due, and an end all the same", () => {
    const schedule = scheduleOf("0 7 * * *", "UTC", { holidays: "move" });
    expect(decide("2026-01-01T00:00Z", "2026-12-29T12:00Z", { schedule, isWorkingDay: () => false })).toEqual(
      [],
    );
  });
});

describe("jitter", () => {
  const waits = (report: string, patch: Parameters<typeof scheduleOf>[2], cron = "0 7 * * *"): number => {
    const schedule = scheduleOf(cron, "UTC", patch);
    const [decision] = decide("2026-11-24T06:59Z", "2026-11-24T07:00Z", { schedule, report });
    if (decision?.run !== true) throw new Error("it was due");
    return decision.notBefore === null ? 0 : decision.notBefore.getTime() - decision.at.getTime();
  };

  it("spreads what is due at one moment, and is the same each time for one occurrence", () => {
    const all = Array.from({ length: 400 }, (_, index) => waits(`r${index}`, { jitterMs: 300_000 }));
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...all)).toBeLessThan(300_000);
    // Each of the five minutes has its share, 80 of 400.
    for (let minute = 0; minute < 5; minute += 1) {
      const share = all.filter((ms) => Math.floor(ms / 60_000) === minute).length;
      expect(share).toBeGreaterThan(45);
      expect(share).toBeLessThan(120);
    }
    expect(waits("r7", { jitterMs: 300_000 })).toBe(all[7]);
    expect(waits("r7", {})).toBe(0);
  });

  it("ends before the next occurrence", () => {
    for (let index = 0; index < 200; index += 1)
      expect(waits(`r${index}`, { jitterMs: 12 * HOUR_MS }, "*/5 * * * *")).toBeLessThan(300_000);
  });
});

describe("very many missed occurrences", () => {
  it("are decided in calls of ten thousand, with one that makes up for all at the end", () => {
    const schedule = scheduleOf("* * * * *", "UTC");
    const now = new Date("2026-11-24T00:00:30Z");
    let cursor = new Date("2026-11-14T00:00:00Z");
    const all: Decision[] = [];
    const sizes: number[] = [];
    for (;;) {
      const decided = decideDue({ ...input("2026-11-14T00:00Z", now.toISOString(), { schedule }), cursor });
      all.push(...decided.decisions);
      sizes.push(decided.decisions.length);
      cursor = decided.cursor;
      if (!decided.more) break;
    }
    expect(sizes).toEqual([10_000, 4_400]);
    expect(cursor).toEqual(now);
    expect(all.filter(({ run }) => run).map(({ at }) => at.toISOString().slice(11, 16))).toEqual([
      "23:59",
      "00:00",
    ]);
    expect(told(all)[9_999]).toContain("late: ");
    expect(told(all).at(-3)).toContain("caught up by the run of 2026-11-24T00:00Z");
  });
});

describe("whatever the schedule and whenever it is looked at", () => {
  const schedules = fc.record({
    cron: fc.constantFrom("0 7 * * *", "*/20 * * * *", "30 2 * * *", "0 6 * * MON-FRI", "0 9 1,L * *"),
    timeZone: fc.constantFrom("Europe/Stockholm", "UTC", "Australia/Lord_Howe"),
    missed: fc.constantFrom("once", "skip", "all"),
    maxLatenessMs: fc.integer({ min: 0, max: 100 * HOUR_MS }),
    holidays: fc.constantFrom("run", "skip", "move"),
    jitterMs: fc.constantFrom(0, 600_000),
  });
  const base = Date.parse("2026-03-20T00:00Z");
  const minutes = fc.integer({ min: 1, max: 60 * 24 * 14 });

  it("each occurrence is decided once, in its order, and each that does not run has a known reason", () => {
    fc.assert(
      fc.property(schedules, fc.array(minutes, { minLength: 1, maxLength: 6 }), (patch, looks) => {
        const schedule = scheduleOf(patch.cron, patch.timeZone, patch);
        const all: Decision[] = [];
        let cursor = new Date(base);
        for (const look of [...looks].sort((one, other) => one - other)) {
          const now = new Date(base + look * 60_000);
          const decided = decideDue({
            ...input("2026-03-20T00:00Z", "2026-03-20T00:00Z", { schedule }),
            cursor,
            now,
          });
          if (schedule.missed === "once")
            expect(decided.decisions.filter((one) => one.run && isLate(one, now)).length).toBeLessThanOrEqual(
              1,
            );
          all.push(...decided.decisions);
          cursor = decided.cursor;
        }
        const times = all.map(({ at }) => at.getTime());
        expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
        const whole = decideDue({
          ...input("2026-03-20T00:00Z", "2026-03-20T00:00Z", { schedule }),
          cursor: new Date(base),
          now: cursor,
        });
        expect(whole.decisions.map(({ at }) => at.getTime())).toEqual(times);
        for (const one of all)
          if (!one.run)
            expect(SKIP_REASONS.some((reason) => one.reason.startsWith(`${reason}: `))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  function isLate({ at }: Decision, now: Date): boolean {
    return now.getTime() - at.getTime() > 120_000;
  }
});
