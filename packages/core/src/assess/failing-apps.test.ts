import { describe, expect, it } from "vitest";
import { daysAgo, NOW, snapshot } from "../../test-support/snapshots.ts";
import type { AppFailure, AppInstallState } from "../collect/rows/app.ts";
import { earlierAppsOf, newlyFailing } from "./failing-apps.ts";

const app = (id: string, failed: number): AppInstallState => ({
  id,
  name: id,
  version: "",
  platform: "windows",
  installed: 10,
  failed,
  pending: 0,
  notInstalled: 0,
  notApplicable: 0,
});

const failure = (appId: string, days: number | null, code = "0x87D1041C"): AppFailure => ({
  appId,
  appName: appId,
  deviceName: "d",
  userPrincipalName: "u",
  platform: "windows",
  code,
  at: days === null ? null : daysAgo(days),
});

const period = { from: daysAgo(7) };
const of = (
  apps: readonly AppInstallState[],
  appFailures: readonly AppFailure[] = [],
): ReturnType<typeof snapshot> => snapshot({ lists: { apps, appFailures } });

describe("apps that have begun to fail", () => {
  const now = of([
    app("new", 2),
    app("worse", 8),
    app("same", 5),
    app("little", 3),
    app("more", 15),
    app("healthy", 0),
  ]);
  const earlier = {
    at: daysAgo(8),
    apps: [app("worse", 4), app("same", 4), app("little", 1), app("more", 10), app("healthy", 3)],
  };

  it("are those that did not fail in the earlier collection, and those that fail at least twice as often", () => {
    const { apps, comparedWith } = newlyFailing(now, period, earlier);
    expect(comparedWith).toEqual(earlier.at);
    expect(apps.map(({ app: { id }, change, before }) => [id, change, before])).toEqual([
      ["worse", "worse", 4],
      ["new", "new", 0],
    ]);
  });

  it("are told by the dates of their failures where there is no earlier collection", () => {
    const failures = [
      failure("new", 6),
      failure("new", 1),
      failure("worse", 1),
      failure("worse", 8),
      failure("same", null),
    ];
    const { apps, comparedWith } = newlyFailing(of(now.lists.apps ?? [], failures), period, null);
    expect([comparedWith, apps.map(({ app: { id }, before }) => [id, before])]).toEqual([
      null,
      [["new", null]],
    ]);
  });

  it("have the code that most of their failures have", () => {
    const failures = [failure("new", 1, "0x2"), failure("new", 1, "0x1"), failure("new", 1, "0x2")];
    expect(newlyFailing(of([app("new", 3)], failures), period, null).apps[0]?.code).toBe("0x2");
  });

  it("are compared with no collection whose install figures were not read whole", () => {
    const whole = { ...of([app("a", 1)]), metrics: { "apps.failed": 1 } };
    expect(earlierAppsOf(whole)).toEqual({ at: NOW, apps: [app("a", 1)] });
    expect(earlierAppsOf({ ...whole, metrics: {} })).toBeNull();
    expect(earlierAppsOf({ ...whole, lists: {} })).toBeNull();
    expect(earlierAppsOf(null)).toBeNull();
  });
});
