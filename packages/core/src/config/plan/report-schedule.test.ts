import { describe, expect, test } from "vitest";
import { scheduleOf } from "../../../test-support/plans.ts";
import { formatProblem } from "../problem.ts";
import { parsePlan } from "./parse-plan.ts";
import type { ReportSchedule } from "./plan.ts";

const OPTIONS = { locale: "en", timeZone: "UTC", knownSections: ["state"], knownKpis: [] } as const;

function parse(schedule: string) {
  const text = `version: 1
organisation: { name: Contoso }
people: [{ id: anna, name: Anna, address: anna@contoso.com }]
audiences: [{ id: board, name: Board, kind: stakeholders, members: [anna] }]
reports:
  - id: r
    title: T
    audience: board
    sections: [state]
    schedule: ${schedule}
`;
  return parsePlan(text, "plan.yaml", OPTIONS);
}

function read(schedule: string): ReportSchedule | null | undefined {
  const result = parse(schedule);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join("\n"));
  return result.value.reports[0]?.schedule;
}

function problems(schedule: string): string {
  const result = parse(schedule);
  return result.ok ? "" : result.problems.map(formatProblem).join("\n");
}

describe("a schedule", () => {
  test("that says no more than when runs once for what was missed within a day, and never beside itself", () => {
    expect(read("0 7 * * MON")).toEqual({
      cron: "0 7 * * MON",
      timeZone: "UTC",
      missed: "once",
      maxLatenessMs: 86_400_000,
      overlap: "skip",
      jitterMs: 0,
      holidays: "run",
      succeedWithinMs: 14_400_000,
    });
    expect(read("{ cron: 0 7 * * MON }")).toEqual(read("0 7 * * MON"));
  });

  test("may leave out days off when it has working days, and move those that it has none of", () => {
    expect(read("{ cron: 0 7 1 * *, holidays: skip }")).toEqual(
      scheduleOf("0 7 1 * *", "UTC", { holidays: "skip" }),
    );
    expect(read("{ cron: 0 7 * * SUN, holidays: move }")?.holidays).toBe("move");
    expect(read("{ cron: 0 7 1 * SUN, holidays: skip }")?.holidays).toBe("skip");
  });

  test.each([
    [
      "{ cron: 0 7 * * MON, missed: twice }",
      "10:44",
      "schedule.missed is not allowed",
      "Write one of once, skip, all.",
    ],
    [
      "{ cron: 0 7 * * MON, overlap: wait }",
      "10:45",
      "schedule.overlap is not allowed",
      "Write one of skip, queue.",
    ],
    ["{ cron: 0 7 * * MON, maxLateness: 24 }", "10:49", "schedule.maxLateness must be text", ""],
    [
      "{ cron: 0 7 * * MON, maxLateness: 1 day }",
      "10:49",
      "schedule.maxLateness is no duration",
      "Write 1d.",
    ],
    ["{ cron: 0 7 * * MON, jitter: 13h }", "10:44", "schedule.jitter is too long", "Write 12h or less."],
    [
      "{ cron: 0 7 * * MON, succeedWithin: 30s }",
      "10:51",
      "schedule.succeedWithin is too short",
      "Write 1m or more.",
    ],
    [
      '{ cron: "0 7 * * 6,7", holidays: skip }',
      "10:48",
      "leaves out every day on which this is due",
      "Write move or run",
    ],
    [
      "{ cron: 0 7 * * 6L, holidays: skip }",
      "10:45",
      "leaves out every day on which this is due",
      "Write move or run",
    ],
  ])("%s is refused at its place with how to write it", (schedule, place, message, fix) => {
    const told = problems(schedule);
    expect(told).toContain(message);
    expect(told).toContain(place);
    expect(told).toContain(fix);
  });
});
