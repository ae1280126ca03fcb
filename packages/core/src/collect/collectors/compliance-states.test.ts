import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createComplianceStatesCollector } from "./compliance-states.ts";

const PATH = "/deviceManagement/deviceCompliancePolicyDeviceStateSummary";
const clock = fixedClock("2026-11-22T06:00:00Z");

describe("compliance as the service sums it up", () => {
  it("is the number of devices in each state", async () => {
    const { coverage, metrics } = await collect({
      "@odata.type": "#microsoft.graph.deviceCompliancePolicyDeviceStateSummary",
      id: "one",
      inGracePeriodCount: 12,
      configManagerCount: 3,
      unknownDeviceCount: 4,
      notApplicableDeviceCount: 0,
      compliantDeviceCount: 900,
      remediatedDeviceCount: 1,
      nonCompliantDeviceCount: 40,
      errorDeviceCount: 5,
      conflictDeviceCount: 2,
    });
    expect(coverage).toEqual({ source: "compliance-states", status: "complete", count: 1 });
    expect(metrics).toEqual({
      "compliance.compliant": 900,
      "compliance.noncompliant": 40,
      "compliance.inGracePeriod": 12,
      "compliance.configManager": 3,
      "compliance.conflict": 2,
      "compliance.error": 5,
      "compliance.notApplicable": 0,
      "compliance.remediated": 1,
      "compliance.unknown": 4,
    });
  });

  it("leaves out what is missing, and is incomplete without the compliant devices", async () => {
    expect((await collect({ compliantDeviceCount: 1, errorDeviceCount: null })).metrics).toEqual({
      "compliance.compliant": 1,
    });
    const { coverage, metrics } = await collect({ nonCompliantDeviceCount: 40 });
    expect(coverage).toMatchObject({
      status: "incomplete",
      reason: expect.stringContaining("compliance.compliant is missing"),
      cause: { kind: "badAnswer" },
    });
    expect(metrics).toEqual({});
  });
});

async function collect(
  entity: object,
): ReturnType<ReturnType<typeof createComplianceStatesCollector>["collect"]> {
  const graph = createFakeGraph({ entities: { [PATH]: { ...entity } } });
  return await createComplianceStatesCollector().collect({ graph, clock });
}
