import { describe, expect, it } from "vitest";
import type { AppInstallState } from "../../../collect/rows/app.ts";
import { appFailure, appState } from "../../../../test-support/apps.ts";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import { fire, lapsed } from "../../../../test-support/fire-rule.ts";
import { appNewlyFailing } from "./app-newly-failing.ts";

/** What is told of an app that failed so often a week ago, and now. */
const change = (
  before: number | null,
  now: number,
  patch: Partial<AppInstallState> = {},
): ReturnType<typeof fire>[number] | undefined =>
  fire(appNewlyFailing, {
    lists: { apps: [appState({ failed: now, ...patch })], appFailures: [appFailure()] },
    facts: { earlierApps: { at: daysAgo(7), apps: before === null ? [] : [appState({ failed: before })] } },
  })[0];

describe("app-newly-failing", () => {
  it.each([
    ["failed never and fails twice now", 0, 2, false],
    ["failed never and fails three times now", 0, 3, true],
    ["was not there, and fails three times", null, 3, true],
    ["fails as often as before", 5, 5, false],
    ["fails nearly twice as often", 5, 9, false],
    ["fails twice as often", 5, 10, true],
    ["fails twice as often, but by one alone", 1, 2, false],
    ["fails less", 20, 3, false],
    ["does not fail", 0, 0, false],
  ])("when an app %s", (_case, before, now, fires) => {
    expect(change(before, now) !== undefined).toBe(fires);
  });

  it("tells how often and by which code, and knows the app by its id", () => {
    const found = change(0, 4, { name: "Renamed", version: "9" });
    expect(found).toMatchObject({
      entity: { kind: "app", id: "a1", name: "Renamed" },
      severity: "medium",
      value: 4,
      unit: "devices",
      detail: "0x87D1041C",
      evidence: [{ name: "0x87D1041C", value: 1 }],
    });
  });

  it.each([
    ["all within the days before", [1, 2, 6.9], true],
    ["one of them older", [1, 2, 7.1], false],
    ["one of them without a date", [1, 2, null], false],
    ["none of them known", [], false],
  ])("goes by the dates of the failures where there is nothing to compare with: %s", (_case, ages, fires) => {
    const appFailures = ages.map((age) => appFailure({ at: age === null ? null : daysAgo(age) }));
    const lists = { apps: [appState({ failed: 3 })], appFailures };
    expect(fire(appNewlyFailing, { lists })).toHaveLength(fires ? 1 : 0);
  });

  it.each([
    [12, ["a1"]],
    [3, ["a1"]],
    [2, []],
    [0, []],
  ])(
    "is no news when it fails %i times as it did before, and mended only when it hardly does",
    (failed, ids) => {
      const lists = { apps: [appState({ failed })], appFailures: [] };
      const facts = { earlierApps: { at: daysAgo(7), apps: [appState({ failed: 12 })] } };
      expect(fire(appNewlyFailing, { lists, facts })).toEqual([]);
      expect(lapsed(appNewlyFailing, { lists, facts })).toEqual(ids);
    },
  );

  it("keeps to the threshold that it is given", () => {
    const lists = { apps: [appState({ failed: 3 })], appFailures: [] };
    const facts = { earlierApps: { at: daysAgo(7), apps: [] } };
    expect(fire(appNewlyFailing, { lists, facts, thresholds: { devices: 4 } })).toEqual([]);
  });
});
