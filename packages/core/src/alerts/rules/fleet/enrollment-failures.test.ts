import { describe, expect, it } from "vitest";
import type { EnrollmentFailure } from "../../../collect/rows/enrollment.ts";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import { fire } from "../../../../test-support/fire-rule.ts";
import { enrollmentFailures } from "./enrollment-failures.ts";

const failures = (
  count: number,
  age: number | null,
  patch: Partial<EnrollmentFailure> = {},
): readonly EnrollmentFailure[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `f${age}-${index}`,
    at: age === null ? null : daysAgo(age),
    os: "iOS",
    osVersion: "26.1",
    category: "authorization",
    reason: "asa.lind@contoso.example may not enroll",
    enrollmentType: "userEnrollment",
    userId: "7e1d",
    ...patch,
  }));

/** So many a day on the 29 days before the last one. */
const usually = (perDay: number): readonly EnrollmentFailure[] =>
  Array.from({ length: 29 }, (_, day) => failures(perDay, day + 1.5)).flat();

const severityOf = (
  list: readonly EnrollmentFailure[],
  thresholds: Readonly<Record<string, number>> = {},
): string | null =>
  fire(enrollmentFailures, { lists: { enrollmentFailures: list }, thresholds })[0]?.severity ?? null;

describe("enrollment-failures", () => {
  it.each([
    ["four within a day, and none before", failures(4, 0.5), null],
    ["five within a day, and none before", failures(5, 0.5), "medium"],
    ["nineteen", failures(19, 0.5), "medium"],
    ["twenty", failures(20, 0.5), "high"],
    ["five, of which one is older than a day", [...failures(4, 1), ...failures(1, 1.01)], null],
    ["five exactly a day ago", failures(5, 1), "medium"],
    ["five in the future, by the service's clock", failures(5, -0.01), "medium"],
    ["just under three times the usual", [...usually(3), ...failures(8, 0.5)], null],
    ["three times the usual", [...usually(3), ...failures(9, 0.5)], "medium"],
    ["none", [], null],
    ["none with a date", failures(50, null), null],
    ["only dates that mean never", failures(50, 1, { at: new Date("0001-01-01T00:00:00Z") }), null],
    ["only dates that are none", failures(50, 1, { at: new Date(Number.NaN) }), null],
  ])("judges %s", (_case, list, severity) => {
    expect(severityOf(list)).toBe(severity);
  });

  it("takes for usual what the days that it is told of had, where the list is shorter", () => {
    const week = Array.from({ length: 6 }, (_, day) => failures(6, day + 1.5)).flat();
    expect(severityOf([...week, ...failures(17, 0.5)])).toBeNull();
    expect(severityOf([...week, ...failures(18, 0.5)])).toBe("medium");
  });

  it("keeps to the thresholds that it is given", () => {
    expect(severityOf(failures(5, 0.5), { count: 6 })).toBeNull();
    expect(severityOf([...usually(3), ...failures(9, 0.5)], { times: 4 })).toBeNull();
    expect(severityOf(failures(5, 0.5), { highCount: 5 })).toBe("high");
  });

  it("tells each reason by itself, those that are new or missing too", () => {
    const list = ["authorization", "laterMember", "", "unknown"].flatMap((category) =>
      failures(3, 0.5, { category }),
    );
    const found = fire(enrollmentFailures, {
      lists: { enrollmentFailures: list },
      thresholds: { count: 3 },
    });
    expect(found.map(({ entity, value }) => [entity.id, value])).toEqual([
      ["authorization", 3],
      ["laterMember", 3],
      ["unknown", 6],
    ]);
  });

  it("shows which devices, and nobody's name", () => {
    const list = [...failures(2, 0.5), ...failures(4, 0.2, { os: "Windows", osVersion: "" })];
    const [found] = fire(enrollmentFailures, { lists: { enrollmentFailures: list } });
    expect(found?.evidence).toEqual([
      { name: "Windows", detail: "userEnrollment", value: 4, at: daysAgo(0.2) },
      { name: "iOS 26.1", detail: "userEnrollment", value: 2, at: daysAgo(0.5) },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/asa\.lind|7e1d/);
  });
});
