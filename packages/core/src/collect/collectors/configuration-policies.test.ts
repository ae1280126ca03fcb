import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { BatchAnswer } from "../../graph/graph-reader.ts";
import type { FakePaths } from "../../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createConfigurationPoliciesCollector } from "./configuration-policies.ts";

const PATH = "/deviceManagement/deviceConfigurations";
const SUMMARY = "/deviceManagement/deviceConfigurationDeviceStateSummaries";
const clock = fixedClock("2026-11-22T06:00:00Z");
const broken = new GraphError("no answer", {
  kind: "unavailable",
  method: "GET",
  url: "https://graph.microsoft.com/v1.0/x?$skiptoken=hush",
  status: 503,
});

const PROFILES = [
  {
    "@odata.type": "#microsoft.graph.windows10GeneralConfiguration",
    id: "p1",
    displayName: "Windows – begränsningar",
    lastModifiedDateTime: "2026-11-01T09:00:35.1329464-08:00",
  },
  { id: "p2", displayName: null, lastModifiedDateTime: "0001-01-01T00:00:00Z" },
];
const COUNTS = {
  compliantDeviceCount: 40,
  nonCompliantDeviceCount: 3,
  remediatedDeviceCount: 0,
  conflictDeviceCount: 2,
  errorDeviceCount: 5,
  notApplicableDeviceCount: 7,
  unknownDeviceCount: 1,
};

async function collect(
  paths: FakePaths = {},
): ReturnType<ReturnType<typeof createConfigurationPoliciesCollector>["collect"]> {
  const graph = createFakeGraph({
    pages: { [PATH]: PROFILES },
    parts: { ...statusOf("p1", { errorCount: 1 }), ...statusOf("p2") },
    entities: { [SUMMARY]: COUNTS },
    ...paths,
  });
  const collected = await createConfigurationPoliciesCollector().collect({ graph, clock });
  graph.assertUsed();
  return collected;
}

function statusOf(id: string, counts: object = {}): Readonly<Record<string, BatchAnswer>> {
  return {
    [`${PATH}/${id}/deviceStatusOverview`]: { status: 200, body: { successCount: 9, ...counts } },
  };
}

describe("configuration profiles", () => {
  it("carry their kind, their last change and their devices by state", async () => {
    const { coverage, lists } = await collect();
    expect(coverage).toEqual({ source: "configuration-policies", status: "complete", count: 2 });
    expect(lists.configurationPolicies).toEqual([
      {
        id: "p1",
        name: "Windows – begränsningar",
        kind: "windows10GeneralConfiguration",
        modifiedAt: new Date("2026-11-01T17:00:35.132Z"),
        status: { pending: 0, notApplicable: 0, success: 9, error: 1, failed: 0 },
      },
      {
        id: "p2",
        name: "",
        kind: "deviceConfiguration",
        modifiedAt: null,
        status: { pending: 0, notApplicable: 0, success: 9, error: 0, failed: 0 },
      },
    ]);
  });

  it("come with the devices in error and in conflict over all of them", async () => {
    const { metrics } = await collect();
    expect(metrics).toEqual({
      "configuration.policies": 2,
      "configuration.policiesFailing": 1,
      "configuration.compliant": 40,
      "configuration.noncompliant": 3,
      "configuration.remediated": 0,
      "configuration.conflict": 2,
      "configuration.error": 5,
      "configuration.notApplicable": 7,
      "configuration.unknown": 1,
    });
  });

  it("are incomplete without those counts, and the counts are missing, never 0", async () => {
    const { conflictDeviceCount: _left, ...rest } = COUNTS;
    for (const answer of [broken, { ...rest }]) {
      const { coverage, metrics, lists } = await collect({ entities: { [SUMMARY]: answer } });
      expect(coverage).toMatchObject({
        status: "incomplete",
        count: 2,
        reason: expect.stringMatching(/in conflict could not be counted: .*(503|conflictDeviceCount)/),
        cause: { kind: "details" },
      });
      expect(JSON.stringify(coverage)).not.toContain("hush");
      expect(metrics).toEqual({ "configuration.policies": 2, "configuration.policiesFailing": 1 });
      expect(lists.configurationPolicies).toHaveLength(2);
    }
  });

  it("of which one has no device figures are not counted as failing or fine", async () => {
    const { coverage, metrics, lists } = await collect({ parts: statusOf("p1") });
    expect(coverage).toMatchObject({ status: "incomplete", reason: expect.stringContaining("1 policies") });
    expect(metrics).not.toHaveProperty(["configuration.policiesFailing"]);
    expect(metrics).toHaveProperty(["configuration.error"], 5);
    expect(lists.configurationPolicies?.[1]?.status).toBeNull();
  });

  it("whose list breaks off are not counted", async () => {
    const { coverage, metrics } = await collect({ cutBy: broken });
    expect(coverage).toMatchObject({ status: "incomplete", count: 2, cause: { kind: "unavailable" } });
    expect(metrics).not.toHaveProperty(["configuration.policies"]);
    expect(metrics).not.toHaveProperty(["configuration.policiesFailing"]);
  });

  it("lets a bug behind the counts through", async () => {
    await expect(collect({ entities: { [SUMMARY]: new TypeError("bug") } })).rejects.toThrow("bug");
  });
});
