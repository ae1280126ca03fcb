import { describe, expect, it } from "vitest";
import { maintenanceWindowSchema } from "./records.ts";

const window = { id: "network", title: "Network work", start: "2026-11-22T06:00", end: "2026-11-22T08:00" };

describe("a maintenance window of the plan", () => {
  it("silences nothing unless it says so, and then everything or a part", () => {
    const scopeOf = (suppresses?: unknown) =>
      maintenanceWindowSchema().parse({ ...window, suppresses }).suppresses;
    expect(scopeOf()).toBeNull();
    expect(scopeOf({})).toEqual({});
    const part = { platform: "iOS", labels: { site: "north" } };
    expect(scopeOf(part)).toEqual(part);
  });

  it("refuses what it does not know", () => {
    for (const suppresses of [{ plattform: "iOS" }, { rule: "" }, true, { labels: { site: 1 } }])
      expect(maintenanceWindowSchema().safeParse({ ...window, suppresses }).success).toBe(false);
  });
});
