import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scheduleOf } from "../../../test-support/plans.ts";
import { NOW, plan, report } from "../../../test-support/snapshots.ts";
import { findCronFault } from "../../config/cron-syntax.ts";
import type { Communication, Plan } from "../../config/plan/plan.ts";
import { NO_LOG, type DeliveryFact, type PracticeLog, type RunFact } from "../../practice/practice-log.ts";
import { communicationCalendar, type CommunicationCalendar } from "./communication-calendar.ts";
import { cronCadence, nextCronDay } from "./cron-days.ts";

const DAY_MS = 86_400_000;

function telling(patch: Partial<Communication>): Communication {
  return {
    id: "news",
    title: { en: "News", sv: "Nyheter" },
    audience: "stakeholders",
    owner: "asa",
    channel: "intranet",
    on: null,
    cadence: null,
    report: null,
    ...patch,
  };
}

function calendarOf(
  communications: readonly Communication[],
  reports: Plan["reports"] = [],
  log: Partial<PracticeLog> = {},
): CommunicationCalendar {
  return communicationCalendar({
    plan: plan({ communications, reports }),
    log: { ...NO_LOG, ...log },
    timeZone: "Europe/Stockholm",
    period: { from: new Date(NOW.getTime() - 31 * DAY_MS), to: NOW },
  });
}

const weekly = report({ id: "weekly", schedule: scheduleOf("0 7 * * MON") });

describe("the coming weeks", () => {
  // The day is Sunday 22 November.
  it.each([
    [{ on: "2026-11-22" }, "2026-11-22"],
    [{ on: "2026-12-27" }, "2026-12-27"],
    [{ cadence: "daily" }, "2026-11-23"],
    [{ cadence: "weekly" }, "2026-11-27"],
    [{ cadence: "monthly" }, "2026-11-30"],
    [{ cadence: "on-event" }, null],
    [{ cadence: "weekly", report: "weekly" }, "2026-11-23"],
  ] as const)("have what is told %o on %s", (patch, next) => {
    const { coming } = calendarOf([telling(patch)], [weekly]);
    expect(coming.find(({ id }) => id === "news")).toMatchObject({ id: "news", next });
  });

  it.each([
    { on: "2026-11-21" },
    { on: "2026-12-28" },
    { cadence: "quarterly" },
    { cadence: "yearly" },
  ] as const)("have nothing of what is told %o", (patch) => {
    expect(calendarOf([telling(patch)]).coming).toEqual([]);
  });

  it("have the reports with a schedule that no entry names, and stand in the order of their days", () => {
    const monthly = report({ id: "monthly", schedule: scheduleOf("0 7 1 * *", "UTC") });
    const byHand = report({ id: "by-hand", schedule: null });
    const entries = [telling({ cadence: "on-event" }), telling({ id: "talk", on: "2026-11-25" })];
    const { coming } = calendarOf(entries, [monthly, weekly, byHand]);
    expect(coming.map(({ id, next, cadence }) => [id, next, cadence])).toEqual([
      ["weekly", "2026-11-23", "weekly"],
      ["talk", "2026-11-25", null],
      ["monthly", "2026-12-01", "monthly"],
      ["news", null, "on-event"],
    ]);
  });
});

describe("what was told", () => {
  const run = (patch: Partial<RunFact> = {}): RunFact => {
    const at = new Date(NOW.getTime() - 6 * DAY_MS);
    return {
      id: "r",
      report: "weekly",
      kind: "scheduled",
      state: "succeeded",
      scheduledFor: at,
      createdAt: at,
      updatedAt: at,
      ...patch,
    };
  };
  const delivery = (recipient: string, state: DeliveryFact["state"], of = "r"): DeliveryFact => ({
    run: of,
    report: "weekly",
    purpose: "report",
    recipient,
    state,
    at: NOW,
  });
  const past = (log: Partial<PracticeLog>): CommunicationCalendar["past"] =>
    calendarOf([telling({ report: "weekly", cadence: "weekly" })], [weekly], log).past;

  it.each([
    [["accepted", "accepted"], { kind: "sent", recipients: 2, of: 2 }],
    [["accepted", "rejected"], { kind: "sent", recipients: 1, of: 2 }],
    [["held", "held"], { kind: "held" }],
    [["rejected", "unknown"], { kind: "failed" }],
    [[], { kind: "failed" }],
  ] as const)("shows by its deliveries, here %j", (states, record) => {
    const deliveries = states.map((state, index) => delivery(`p${index}@contoso.example`, state));
    expect(past({ runs: [run()], deliveries })).toMatchObject([{ on: "2026-11-16", times: 1, record }]);
  });

  it("counts the times, and leaves out trials, what is still being made, and what was before the period", () => {
    const long = new Date(NOW.getTime() - 40 * DAY_MS);
    const runs = [
      run({ id: "old", createdAt: long }),
      run({ id: "a" }),
      run({ id: "trial", kind: "dryRun" }),
      run({ id: "b", createdAt: new Date(NOW.getTime() - DAY_MS) }),
      run({ id: "now", state: "collected", createdAt: NOW }),
    ];
    const deliveries = [delivery("p@contoso.example", "accepted", "b")];
    expect(past({ runs, deliveries })).toMatchObject([
      { on: "2026-11-21", times: 2, record: { recipients: 1 } },
    ]);
    expect(past({ runs: [], deliveries: [] })).toEqual([]);
  });

  it("has no record of what a person was to tell", () => {
    const entries = [
      telling({ on: "2026-11-10" }),
      telling({ id: "weekly-news", cadence: "weekly" }),
      telling({ id: "long-ago", on: "2026-10-01" }),
    ];
    expect(calendarOf(entries).past.map(({ id, on, record }) => [id, on, record.kind])).toEqual([
      ["weekly-news", "2026-11-20", "none"],
      ["news", "2026-11-10", "none"],
    ]);
  });
});

describe("the days of a schedule", () => {
  it.each([
    ["0 7 * * MON", "2026-11-23", "weekly"],
    ["30 6 * * MON-FRI", "2026-11-23", "daily"],
    ["0 7 1 * *", "2026-12-01", "monthly"],
    ["0 7 L * *", "2026-11-30", "monthly"],
    ["0 7 * * 5L", "2026-11-27", "monthly"],
    ["0 7 * * MON#2", "2026-12-14", "monthly"],
    ["0 7 * * 7", "2026-11-29", "weekly"],
    ["0 7 15 * FRI", "2026-11-27", "monthly"],
    ["0 7 1 JAN,APR,JUL,OCT *", "2027-01-01", "quarterly"],
    ["0 7 24 DEC *", "2026-12-24", "yearly"],
    ["0 7 */10 * *", "2026-12-01", "monthly"],
    ["0 7 * * *", "2026-11-23", "daily"],
    ["0 7 29 2 *", "2028-02-29", "yearly"],
  ])("%s come next on %s and are %s", (cron, next, often) => {
    expect(findCronFault(cron)).toBeNull();
    expect([nextCronDay(cron, "2026-11-22", 1_000), cronCadence(cron)]).toEqual([next, often]);
  });

  it("lie after the day that was asked for, whatever the schedule", () => {
    const field = (min: number, max: number): fc.Arbitrary<string> =>
      fc.oneof(
        fc.constant("*"),
        fc.integer({ min, max }).map(String),
        fc.integer({ min: 1, max }).map((step) => `*/${step}`),
      );
    fc.assert(
      fc.property(field(1, 31), field(1, 12), field(0, 7), (day, month, weekday) => {
        const next = nextCronDay(`0 7 ${day} ${month} ${weekday}`, "2026-11-22", 400);
        if (next !== null) expect(next > "2026-11-22").toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
