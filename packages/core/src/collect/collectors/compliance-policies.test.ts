import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createCompliancePoliciesCollector } from "./compliance-policies.ts";

const PATH = "/deviceManagement/deviceCompliancePolicies";
const clock = fixedClock("2026-11-22T06:00:00Z");

describe("compliance policies", () => {
  const rows = [
    { "@odata.type": "#microsoft.graph.windows10CompliancePolicy", id: "p1", displayName: "Base" },
    { id: "p2" },
  ];
  const status = { status: 200, body: { value: { successCount: 3, failedCount: 1, pendingCount: 2 } } };

  it("carry their kind and their devices by state", async () => {
    const graph = createFakeGraph({
      pages: { [PATH]: rows },
      parts: { [`${PATH}/p1/deviceStatusOverview`]: status, [`${PATH}/p2/deviceStatusOverview`]: status },
    });
    const { coverage, metrics, lists } = await createCompliancePoliciesCollector().collect({ graph, clock });
    expect(coverage.status).toBe("complete");
    expect(metrics).toEqual({ "compliance.policies": 2 });
    expect(lists.compliancePolicies?.map(({ kind }) => kind)).toEqual([
      "windows10CompliancePolicy",
      "deviceCompliancePolicy",
    ]);
    expect(lists.compliancePolicies?.[0]?.status).toEqual({
      pending: 2,
      notApplicable: 0,
      success: 3,
      error: 0,
      failed: 1,
    });
  });

  it("whose devices could not be read have no figures, and that is said", async () => {
    const graph = createFakeGraph({
      pages: { [PATH]: rows },
      parts: { [`${PATH}/p1/deviceStatusOverview`]: status },
    });
    const { coverage, lists } = await createCompliancePoliciesCollector().collect({ graph, clock });
    expect(coverage).toMatchObject({ status: "incomplete", reason: expect.stringContaining("1 policies") });
    expect(lists.compliancePolicies?.[1]?.status).toBeNull();
  });
});
