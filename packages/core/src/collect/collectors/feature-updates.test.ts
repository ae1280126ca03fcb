import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { FakePaths } from "../../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createFeatureUpdatesCollector } from "./feature-updates.ts";

const PATH = "/deviceManagement/windowsFeatureUpdateProfiles";
const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(
  rows: readonly unknown[] | Error,
  more: Partial<FakePaths> = {},
): ReturnType<ReturnType<typeof createFeatureUpdatesCollector>["collect"]> {
  const graph = createFakeGraph({ pages: { [PATH]: rows }, ...more });
  return await createFeatureUpdatesCollector().collect({ graph, clock });
}

function errorOf(kind: GraphError["kind"], status: number): GraphError {
  return new GraphError("no", { kind, method: "GET", url: "https://graph.microsoft.com/beta/x", status });
}

describe("feature-update policies", () => {
  it("carry their Windows version and when its support ends", async () => {
    const { coverage, lists, metrics } = await collect([
      policy("ended", "2026-11-22T06:00:00Z"),
      policy("soon", "2027-02-20T06:00:00.1234567Z"),
      policy("later", "2027-02-20T06:00:01Z"),
      policy("never", "0001-01-01T00:00:00Z"),
      { id: "bare" },
    ]);
    expect(coverage).toEqual({ source: "feature-updates", status: "complete", count: 5 });
    expect(lists.featureUpdatePolicies?.[1]).toEqual({
      id: "soon",
      name: "Ring soon",
      version: "Windows 11, version 24H2",
      endOfSupportAt: new Date("2027-02-20T06:00:00.123Z"),
    });
    expect(lists.featureUpdatePolicies?.slice(3).map(({ endOfSupportAt }) => endOfSupportAt)).toEqual([
      null,
      null,
    ]);
    expect(metrics).toEqual({
      "featureUpdates.policies": 5,
      "featureUpdates.unsupported": 1,
      "featureUpdates.endsWithin90": 1,
    });
  });

  it("that a tenant does not have are not configured, however the service says so", async () => {
    for (const answer of [[], errorOf("notFound", 404), errorOf("notSupported", 501)]) {
      const { coverage, metrics } = await collect(answer);
      expect(coverage).toMatchObject({
        status: "notConfigured",
        reason: expect.stringContaining("No feature-update"),
      });
      expect(metrics).toEqual({});
    }
  });

  it("are not asked for when beta requests are off, and that is no sign of health", async () => {
    const graph = createFakeGraph({});
    const { coverage } = await createFeatureUpdatesCollector().collect({ graph, clock, beta: false });
    expect(coverage).toMatchObject({
      status: "unreadable",
      fix: expect.stringContaining("beta: true"),
      cause: { kind: "switchedOff" },
    });
  });

  it("whose list breaks off, or holds a row that is not understood, are incomplete", async () => {
    const cut = await collect([policy("a", null)], { cutBy: errorOf("unavailable", 503) });
    expect(cut).toMatchObject({ coverage: { status: "incomplete", count: 1 }, metrics: {} });
    const odd = await collect([policy("a", null), policy("b", "some day")]);
    expect(odd.coverage).toMatchObject({
      status: "incomplete",
      count: 1,
      reason: expect.stringContaining("endOfSupportDate"),
    });
  });
});

function policy(id: string, endOfSupportDate: string | null): object {
  return {
    "@odata.type": "#microsoft.graph.windowsFeatureUpdateProfile",
    id,
    displayName: `Ring ${id}`,
    featureUpdateVersion: "Windows 11, version 24H2",
    endOfSupportDate,
  };
}
