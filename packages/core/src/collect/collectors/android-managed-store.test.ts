import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { Collected } from "../collector.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createAndroidManagedStoreCollector } from "./android-managed-store.ts";

const PATH = "/deviceManagement/androidManagedStoreAccountEnterpriseSettings";
const clock = fixedClock("2026-11-22T06:00:00Z");

describe("the binding to managed Google Play", () => {
  it("is a connector with the time of the last synchronisation of apps, and without its owner", async () => {
    const collected = await collect(settings());
    expect(collected).toEqual({
      coverage: { source: "android-managed-store", status: "complete", count: 1 },
      metrics: {},
      lists: {
        connectors: [
          {
            id: "androidManagedStoreAccountEnterpriseSettings",
            kind: "managed-google-play",
            name: "Contoso AB",
            state: "enabled",
            lastHeartbeatAt: new Date("2026-11-22T03:00:00.500Z"),
          },
        ],
      },
    });
    const graph = createFakeGraph({ entities: { [PATH]: settings() } });
    await createAndroidManagedStoreCollector().collect({ graph, clock });
    expect(graph.requests[0]?.query?.["$select"]).not.toContain("ownerUserPrincipalName");
  });

  it.each([
    [{ lastAppSyncStatus: "none", lastAppSyncDateTime: "0001-01-01T00:00:00Z" }, "enabled", null],
    [{ lastAppSyncStatus: "credentialsNotValid" }, "credentialsNotValid", expect.any(Date)],
    [{ lastAppSyncStatus: null }, "unknown", expect.any(Date)],
    [{ bindStatus: "bound" }, "bound", expect.any(Date)],
    [{ bindStatus: "unbinding", lastAppSyncDateTime: null }, "unbinding", null],
    [{ bindStatus: "brandNew" }, "brandNew", expect.any(Date)],
  ])("%o is in the state %s", async (patch, state, lastHeartbeatAt) => {
    expect((await collect(settings(patch))).lists.connectors).toMatchObject([{ state, lastHeartbeatAt }]);
  });

  it("that was never made is not set up", async () => {
    expect(await collect(settings({ bindStatus: "notBound", ownerOrganizationName: null }))).toEqual({
      coverage: {
        source: "android-managed-store",
        status: "notConfigured",
        reason: "No managed Google Play account is bound.",
      },
      metrics: {},
      lists: { connectors: [] },
    });
    const url = `https://graph.test${PATH}`;
    expect(
      await collect(new GraphError("no", { kind: "notFound", method: "GET", url, status: 404 })),
    ).toMatchObject({
      coverage: { status: "notConfigured" },
      lists: {},
    });
  });

  it.each([
    [{ bindStatus: null }, "bindStatus is missing"],
    [{ lastAppSyncDateTime: "today" }, "lastAppSyncDateTime"],
  ])("that cannot be understood (%o) is incomplete and no connector", async (patch, fault) => {
    const { coverage, lists } = await collect(settings(patch));
    expect(coverage).toMatchObject({
      status: "incomplete",
      count: 0,
      reason: expect.stringContaining(fault),
      cause: { kind: "badAnswer" },
    });
    expect(lists).toEqual({});
  });

  it("is unreadable where the tenant allows no beta requests", async () => {
    const graph = createFakeGraph({});
    expect(await createAndroidManagedStoreCollector().collect({ graph, clock, beta: false })).toMatchObject({
      coverage: { status: "unreadable", cause: { kind: "switchedOff" } },
    });
  });
});

async function collect(answer: Readonly<Record<string, unknown>> | Error): Promise<Collected> {
  const graph = createFakeGraph({ entities: { [PATH]: answer } });
  return await createAndroidManagedStoreCollector().collect({ graph, clock });
}

function settings(patch: object = {}): Readonly<Record<string, unknown>> {
  return {
    id: "androidManagedStoreAccountEnterpriseSettings",
    bindStatus: "boundAndValidated",
    lastAppSyncDateTime: "2026-11-22T03:00:00.5Z",
    lastAppSyncStatus: "success",
    ownerUserPrincipalName: "google@contoso.example",
    ownerOrganizationName: "Contoso AB",
    enrollmentTarget: "all",
    ...patch,
  };
}
