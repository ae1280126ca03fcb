import { describe, expect, it } from "vitest";
import { compose, tableOf } from "../../../test-support/reports.ts";
import { daysAgo, NOW, snapshot } from "../../../test-support/snapshots.ts";
import type { Lists } from "../../collect/lists.ts";
import type { Metrics, Snapshot } from "../../collect/snapshot.ts";

const of = (lists: Partial<Lists>, metrics: Metrics = {}): Snapshot =>
  snapshot({ lists: { ...snapshot().lists, ...lists }, metrics });

describe("configuration profiles", () => {
  const status = { pending: 0, notApplicable: 0, success: 5, error: 0, failed: 0 };
  const profile = (
    name: string,
    own: Lists["configurationPolicies"][number]["status"],
  ): Lists["configurationPolicies"][number] => ({ id: name, name, kind: "k", modifiedAt: NOW, status: own });

  it("are listed when they fail on a device, the most first", () => {
    const configurationPolicies = [
      profile("fine", status),
      profile("unread", null),
      profile("fails", { ...status, failed: 1 }),
      profile("errors", { ...status, error: 2 }),
    ];
    const { rows } = tableOf(compose(of({ configurationPolicies })), "configuration-profiles");
    expect(rows.map(([name]) => name)).toEqual(["errors", "fails"]);
  });

  it("are counted over the tenant, as software updates are", () => {
    const metrics = { "configuration.error": 3, "configuration.conflict": 4, "softwareUpdates.compliant": 7 };
    const document = compose(of({}, metrics));
    const figures = (table: string): Record<string, unknown> => {
      const { columns, rows } = tableOf(document, table);
      return Object.fromEntries(columns.map(({ title }, index) => [title, rows[0]?.[index]]));
    };
    expect(figures("configuration-states")).toMatchObject({ Error: 3, Conflict: 4, Compliant: "missing" });
    expect(figures("software-updates")).toMatchObject({ Compliant: 7, Error: "missing" });
  });
});

describe("feature-update policies", () => {
  it("are no longer supported from the day that support ends, and to be planned for 90 days before", () => {
    const policy = (name: string, days: number | null): Lists["featureUpdatePolicies"][number] => ({
      id: name,
      name,
      version: "24H2",
      endOfSupportAt: days === null ? null : daysAgo(-days),
    });
    const featureUpdatePolicies = [
      policy("none", null),
      policy("far", 91),
      policy("near", 90),
      policy("over", 0),
    ];
    const { rows } = tableOf(compose(of({ featureUpdatePolicies })), "feature-updates");
    expect(rows.map((row) => [row[0], row[3]])).toEqual([
      ["over", { tone: "bad", label: "No longer supported" }],
      ["near", { tone: "attention", label: "Ends within 90 days" }],
      ["far", { tone: "good", label: "Supported" }],
      ["none", { tone: "unknown", label: "No date" }],
    ]);
  });
});
