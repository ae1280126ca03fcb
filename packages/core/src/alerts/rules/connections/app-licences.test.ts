import { describe, expect, it } from "vitest";
import type { AppLicence } from "../../../collect/rows/app.ts";
import { fire } from "../../../../test-support/fire-rule.ts";
import type { Firing } from "../../firing.ts";
import { appLicences } from "./app-licences.ts";

const firing = (patch: Partial<AppLicence>, thresholds = {}): Firing | undefined =>
  fire(appLicences, {
    lists: { appLicences: [{ id: "a1", name: "Maps", platform: "iOS", used: 50, total: 100, ...patch }] },
    thresholds,
  })[0];

describe("app-licences", () => {
  it.each([
    [{ used: 94 }, undefined, undefined],
    [{ used: 95 }, "low", 95],
    [{ used: 99 }, "low", 99],
    [{ used: 100 }, "medium", 100],
    [{ used: 110 }, "medium", 110],
    [{ used: 1, total: 0 }, "medium", 100],
    [{ used: 0, total: 0 }, undefined, undefined],
  ])("with %j", (patch, severity, value) => {
    const found = firing(patch);
    expect([found?.severity, found?.value]).toEqual([severity, value]);
  });

  it("keeps to its threshold, and to its entity under another name", () => {
    expect(firing({}, { percent: 50 })?.severity).toBe("low");
    expect(firing({}, { percent: 51 })).toBeUndefined();
    expect(firing({ used: 100, name: "" })?.entity).toMatchObject({ id: "a1", platform: "iOS" });
  });
});
