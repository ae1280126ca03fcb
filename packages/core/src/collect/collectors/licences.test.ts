import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import type { Collected } from "../collector.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createLicencesCollector } from "./licences.ts";

const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(rows: readonly unknown[]): Promise<Collected> {
  const graph = createFakeGraph({ pages: { "/subscribedSkus": rows } });
  const collected = await createLicencesCollector().collect({ graph, clock });
  // The list takes neither `$select` nor `$top`.
  expect(graph.requests.map(({ query }) => query)).toEqual([{}]);
  return collected;
}

const plan = (servicePlanName: string | null): object => ({
  servicePlanId: "c1ec4a95-0000-4000-8000-000000000001",
  servicePlanName,
  provisioningStatus: "Success",
  appliesTo: "User",
});
const sku = (skuPartNumber: string, more: object = {}): object => ({
  accountName: "Norrviken Energi AB",
  appliesTo: "User",
  capabilityStatus: "Enabled",
  consumedUnits: 14,
  id: skuPartNumber,
  prepaidUnits: { enabled: 25, lockedOut: 0, suspended: 0, warning: 0 },
  servicePlans: [plan("EXCHANGE_S_ENTERPRISE")],
  skuId: "c7df2760-2c81-4ef7-b578-5b5392b571df",
  skuPartNumber,
  subscriptionIds: [],
  ...more,
});

describe("licences", () => {
  it("tell how much of each subscription is assigned", async () => {
    const { coverage, lists } = await collect([
      sku("SPE_E3", { servicePlans: [plan("EXCHANGE_S_ENTERPRISE"), plan("INTUNE_A")] }),
      sku("CRMSTANDARD", {
        capabilityStatus: "Suspended",
        prepaidUnits: { enabled: 0, lockedOut: 0, suspended: 25, warning: 3 },
      }),
    ]);
    expect(coverage).toEqual({ source: "licences", status: "complete", count: 2 });
    expect(lists.licences).toEqual([
      {
        id: "SPE_E3",
        sku: "SPE_E3",
        state: "Enabled",
        assigned: 14,
        enabled: 25,
        warning: 0,
        suspended: 0,
        intune: true,
      },
      {
        id: "CRMSTANDARD",
        sku: "CRMSTANDARD",
        state: "Suspended",
        assigned: 14,
        enabled: 0,
        warning: 3,
        suspended: 25,
        intune: false,
      },
    ]);
  });

  it.each(["INTUNE_A", "INTUNE_A_VL", "INTUNE_A_GOV", "intune_edu", "INTUNE_SMBIZ", "INTUNE_SMB"])(
    "with the plan %s bring Intune",
    async (name) => {
      const { lists } = await collect([sku("X", { servicePlans: [plan(name)] })]);
      expect(lists.licences).toMatchObject([{ intune: true }]);
    },
  );

  it.each(["INTUNE_O365", "INTUNE_P2", "Intune-EPM", "AAD_PREMIUM", null])(
    "with only the plan %s do not: it manages no device on its own",
    async (name) => {
      const { lists } = await collect([sku("X", { servicePlans: [plan(name)] })]);
      expect(lists.licences).toMatchObject([{ intune: false }]);
    },
  );

  it("sum up those that bring Intune, and no others", async () => {
    const intune = { servicePlans: [plan("INTUNE_A")] };
    const { metrics } = await collect([
      sku("SPE_E3", intune),
      sku("EMS", { ...intune, consumedUnits: 10, prepaidUnits: { enabled: 10 } }),
      sku("EXCHANGE"),
    ]);
    expect(metrics).toEqual({ "licences.intune.enabled": 35, "licences.intune.assigned": 24 });
  });

  it("count nothing for figures that are missing, and a row that cannot be understood is said", async () => {
    const { coverage, lists } = await collect([
      { id: "bare" },
      sku("odd", { consumedUnits: "many" }),
      sku("twice"),
      sku("twice"),
    ]);
    expect(coverage).toMatchObject({ status: "incomplete", count: 2, cause: { kind: "rows", rows: 1 } });
    expect(lists.licences?.[0]).toMatchObject({ sku: "bare", assigned: 0, enabled: 0, intune: false });
  });
});
