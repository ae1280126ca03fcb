import { describe, expect, it } from "vitest";
import { compose, tableOf } from "../../../test-support/reports.ts";
import { snapshot } from "../../../test-support/snapshots.ts";
import type { Licence } from "../../collect/rows/tenant.ts";

const empty = snapshot().lists;

describe("subscriptions", () => {
  const subscription = (sku: string, more: Partial<Licence>): Licence => ({
    id: sku,
    sku,
    state: "Enabled",
    assigned: 5,
    enabled: 10,
    warning: 0,
    suspended: 0,
    intune: true,
    ...more,
  });
  const rows = (...licences: readonly Licence[]): readonly unknown[] =>
    tableOf(compose(snapshot({ lists: { ...empty, licences } })), "licences").rows;

  it("are those that bring Intune, by the name that they are sold under", () => {
    expect(rows(subscription("SPE_E3", {}), subscription("ENTERPRISEPACK", { intune: false }))).toEqual([
      ["Microsoft 365 E3", 5, 10, 5, { tone: "good", label: "Active" }, "SPE_E3"],
    ]);
  });

  it.each([
    [{ assigned: 10 }, 0, "attention", "None left"],
    [{ assigned: 12 }, -2, "attention", "None left"],
    [{ assigned: 0, enabled: 0 }, 0, "good", "Active"],
    [{ state: "Warning", enabled: 0, warning: 10 }, 5, "bad", "Ended, still works"],
    [{ state: "LockedOut" }, 5, "bad", "Locked"],
    [{ state: "SomethingNew" }, 5, "bad", "SomethingNew"],
    [{ state: "" }, 5, "unknown", "Not known"],
  ] as const)("with %j have %i licenses free and are %s: %s", (more, free, tone, label) => {
    const [row] = rows(subscription("SPB", more));
    expect(row).toEqual([
      "Microsoft 365 Business Premium",
      expect.any(Number),
      expect.any(Number),
      free,
      { tone, label },
      "SPB",
    ]);
  });
});
