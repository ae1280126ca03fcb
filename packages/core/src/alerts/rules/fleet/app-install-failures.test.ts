import { describe, expect, it } from "vitest";
import type { AppInstallState } from "../../../collect/rows/app.ts";
import { appFailure, appState } from "../../../../test-support/apps.ts";
import { daysAgo } from "../../../../test-support/snapshots.ts";
import { fire } from "../../../../test-support/fire-rule.ts";
import { appInstallFailures } from "./app-install-failures.ts";

const firing = (
  patch: Partial<AppInstallState>,
  thresholds = {},
): ReturnType<typeof fire>[number] | undefined =>
  fire(appInstallFailures, { lists: { apps: [appState(patch)] }, thresholds })[0];

describe("app-install-failures", () => {
  it.each([
    ["no failure", 0, 100, null],
    ["too few to matter, though half of them failed", 4, 4, null],
    ["just enough of them, all failed", 5, 0, "high"],
    ["just under a tenth", 9, 82, null],
    ["a tenth", 10, 90, "medium"],
    ["just under half", 49, 51, "medium"],
    ["half", 50, 50, "high"],
    ["nothing that has finished", 0, 0, null],
  ])("judges an app with %s", (_case, failed, installed, severity) => {
    expect(firing({ failed, installed })?.severity ?? null).toBe(severity);
  });

  it("counts finished installations alone", () => {
    const found = firing({ failed: 10, installed: 90, pending: 5_000, notInstalled: 500, notApplicable: 50 });
    expect(found).toMatchObject({ value: 10, unit: "percent", worse: "higher", detail: "10/100" });
  });

  it("keeps to the thresholds that it is given", () => {
    expect(firing({ failed: 10, installed: 90 }, { percent: 11 })).toBeUndefined();
    expect(firing({ failed: 10, installed: 90 }, { devices: 11 })).toBeUndefined();
    expect(firing({ failed: 10, installed: 90 }, { highPercent: 10 })?.severity).toBe("high");
  });

  it("shows the codes of this app's failures, the most frequent first, and names nobody", () => {
    const appFailures = [
      appFailure({ code: "0x1", at: daysAgo(3) }),
      appFailure({ code: "0x2", at: new Date(Number.NaN) }),
      appFailure({ code: "0x1", at: daysAgo(1) }),
      appFailure({ code: "0x3", appId: "other" }),
    ];
    const [found] = fire(appInstallFailures, {
      lists: { apps: [appState({ failed: 10, installed: 10 })], appFailures },
    });
    expect(found?.evidence).toEqual([
      { name: "0x1", detail: "", value: 2, at: daysAgo(1) },
      { name: "0x2", detail: "", value: 1, at: null },
    ]);
    expect(JSON.stringify(found)).not.toContain("@");
  });

  it("knows an app by its id, whatever its name and version become", () => {
    const found = [
      firing({ failed: 10, installed: 0 }),
      firing({ failed: 90, installed: 0, name: "", version: "2", platform: "" }),
    ];
    expect(found.map((one) => one?.entity.id)).toEqual(["a1", "a1"]);
    expect(found[1]?.entity).toMatchObject({ kind: "app", name: "a1", platform: null });
  });
});
