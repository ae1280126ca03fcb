import { describe, expect, it } from "vitest";
import { daysAgo, NOW } from "../../../test-support/snapshots.ts";
import { DEFAULT_NEWCOMERS } from "../../config/plan/plan.ts";
import type { Newcomer } from "../../newcomers/newcomer.ts";
import { type NewcomersState, newcomersState, standingsOf } from "./newcomer-state.ts";

const POLICY = { ...DEFAULT_NEWCOMERS, on: true, withinDays: 7 };

function newcomer(key: string, came: number, welcomed: number | null = null): Newcomer {
  const firstDeviceAt = daysAgo(came);
  return {
    key,
    firstDeviceAt,
    seenAt: firstDeviceAt,
    platforms: ["ios"],
    welcomedAt: welcomed === null ? null : daysAgo(welcomed),
    notice: welcomed === null ? null : "n1",
  };
}

function state(people: readonly Newcomer[], days = 7, now = NOW): NewcomersState | null {
  const period = { from: new Date(now.getTime() - days * 86_400_000), to: now };
  return newcomersState(POLICY, { since: daysAgo(100), people }, period);
}

describe("a newcomer", () => {
  it.each([
    ["welcomed on the last of the days", newcomer("a", 10, 3), "inTime", null],
    ["welcomed a day later", newcomer("a", 10, 2), "late", null],
    ["without a welcome on the fourth day", newcomer("a", 4), "waiting", 3],
    ["without a welcome on the last day", newcomer("a", 6.5), "waiting", 0],
    ["without a welcome on the day after", newcomer("a", 7.1), "overdue", null],
  ])("%s", (_what, person, expected, daysLeft) => {
    const [standing] = standingsOf(POLICY, { since: daysAgo(100), people: [person] }, NOW);
    expect(standing).toMatchObject({ state: expected, daysLeft });
  });

  it("is told first who has waited longest", () => {
    const people = [newcomer("in", 20, 19), newcomer("new", 1), newcomer("over", 9), newcomer("older", 5)];
    const order = standingsOf(POLICY, { since: daysAgo(100), people }, NOW).map(({ key }) => key);
    expect(order).toEqual(["over", "older", "new", "in"]);
  });
});

describe("how newcomers are met in a period", () => {
  it("counts who came, who was welcomed in it, whose days ended in it, and who is without", () => {
    const people = [
      newcomer("a", 2, 1),
      newcomer("b", 9, 4),
      newcomer("c", 12, 1),
      newcomer("d", 13),
      newcomer("e", 3),
      newcomer("f", 40),
    ];
    expect(state(people)).toMatchObject({
      joined: 2,
      outcome: { inTime: 2, late: 2 },
      outcome30: { inTime: 2, late: 2 },
      without: 3,
    });
    expect(state(people)?.people.map(({ key }) => key)).toEqual(["f", "d", "e", "a"]);
  });

  it("counts each of them in one period alone, in time or late", () => {
    const people = [newcomer("a", 20, 15), newcomer("b", 20, 5), newcomer("c", 20)];
    const weeks = [0, 7, 14, 21].map((ago) => state(people, 7, daysAgo(ago)));
    const sum = (of: (one: NewcomersState) => number): number =>
      weeks.reduce((total, one) => total + (one === null ? 0 : of(one)), 0);
    expect([
      sum((one) => one.outcome.inTime),
      sum((one) => one.outcome.late),
      sum((one) => one.joined),
    ]).toEqual([1, 2, 3]);
  });

  it("does not know what was done after its end", () => {
    expect(state([newcomer("a", 9, 1)], 7, daysAgo(3))?.people).toMatchObject([
      { state: "waiting", welcomedAt: null },
    ]);
    expect(state([newcomer("a", 1)], 7, daysAgo(3))?.people).toEqual([]);
  });

  it("is nothing where the plan welcomes nobody", () => {
    const period = { from: daysAgo(7), to: NOW };
    expect(newcomersState(DEFAULT_NEWCOMERS, { since: null, people: [] }, period)).toBeNull();
  });
});
