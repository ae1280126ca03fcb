import { describe, expect, it } from "vitest";
import type { Licence } from "../../../collect/rows/tenant.ts";
import { fire } from "../../../../test-support/fire-rule.ts";
import type { Firing } from "../../firing.ts";
import { licences } from "./licences.ts";

const licence = (patch: Partial<Licence> = {}): Licence => ({
  id: "l1",
  sku: "SPE_E3",
  state: "Enabled",
  assigned: 50,
  enabled: 100,
  warning: 0,
  suspended: 0,
  intune: true,
  ...patch,
});
const firing = (patch: Partial<Licence>, thresholds = {}): Firing | undefined =>
  fire(licences, { lists: { licences: [licence(patch)] }, thresholds })[0];

describe("licences", () => {
  it.each([
    [{ assigned: 94 }, undefined, undefined],
    [{ assigned: 95 }, "medium", 95],
    [{ assigned: 99 }, "medium", 99],
    [{ assigned: 100 }, "high", 100],
    [{ assigned: 120 }, "high", 120],
    [{ assigned: 95, enabled: 90, warning: 10 }, "medium", 95],
    [{ assigned: 1, enabled: 0 }, "high", 100],
    [{ assigned: 0, enabled: 0 }, undefined, undefined],
    [{ assigned: 0 }, undefined, undefined],
    [{ assigned: 100, intune: false }, undefined, undefined],
  ])("with %j", (patch, severity, value) => {
    const found = firing(patch);
    expect([found?.severity, found?.value]).toEqual([severity, value]);
  });

  it.each([
    ["Enabled", undefined],
    ["enabled", undefined],
    ["", undefined],
    ["Warning", "high"],
    ["Suspended", "high"],
    ["LockedOut", "high"],
    ["Deleted", "high"],
    ["SomethingNew", "medium"],
  ])("in the state %j", (state, severity) => {
    expect(firing({ state })?.severity).toBe(severity);
    if (severity !== undefined)
      expect(firing({ state })).toMatchObject({ detail: state, labels: { fault: "state" } });
    expect(firing({ state, assigned: 0 })).toBeUndefined();
  });

  it("keeps to its threshold, and to its entity under another name", () => {
    expect(firing({}, { percent: 50 })).toMatchObject({ severity: "medium", labels: { fault: "used" } });
    expect(firing({}, { percent: 51 })).toBeUndefined();
    expect(firing({ assigned: 100, sku: "SPE_E5" })?.entity).toMatchObject({ id: "l1", name: "SPE_E5" });
  });
});
