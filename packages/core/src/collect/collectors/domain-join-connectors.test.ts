import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import type { Collected } from "../collector.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createDomainJoinConnectorsCollector } from "./domain-join-connectors.ts";

const PATH = "/deviceManagement/domainJoinConnectors";
const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(rows: readonly unknown[], beta = true): Promise<Collected> {
  return await createDomainJoinConnectorsCollector().collect({
    graph: createFakeGraph({ pages: { [PATH]: rows } }),
    clock,
    beta,
  });
}

describe("domain join connectors", () => {
  it("carry their state and when they were last heard from", async () => {
    const { coverage, lists } = await collect([
      {
        "@odata.type": "#microsoft.graph.deviceManagementDomainJoinConnector",
        id: "d1",
        displayName: "NV-ODJ-01",
        lastConnectionDateTime: "2026-11-22T05:30:00Z",
        state: "error",
        version: "6.2501.2000.5",
      },
      { id: "d2", displayName: "", state: null, lastConnectionDateTime: null },
    ]);
    expect(coverage).toEqual({ source: "domain-join-connectors", status: "complete", count: 2 });
    expect(lists.connectors).toEqual([
      {
        id: "d1",
        kind: "domain-join",
        name: "NV-ODJ-01",
        state: "error",
        lastHeartbeatAt: new Date("2026-11-22T05:30:00Z"),
      },
      { id: "d2", kind: "domain-join", name: "d2", state: "", lastHeartbeatAt: null },
    ]);
  });

  it("that are none are not configured", async () => {
    expect((await collect([])).coverage).toMatchObject({ status: "notConfigured" });
  });

  it("cannot be read where beta requests are off", async () => {
    expect((await collect([], false)).coverage).toMatchObject({
      status: "unreadable",
      cause: { kind: "switchedOff" },
    });
  });
});
