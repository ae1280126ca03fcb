import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import type { Collected } from "../collector.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createNdesConnectorsCollector } from "./ndes-connectors.ts";

const PATH = "/deviceManagement/ndesConnectors";
const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(rows: readonly unknown[], beta = true): Promise<Collected> {
  return await createNdesConnectorsCollector().collect({
    graph: createFakeGraph({ pages: { [PATH]: rows } }),
    clock,
    beta,
  });
}

describe("NDES connectors", () => {
  it("carry their state as it came and when they last connected, offsets read as UTC", async () => {
    const { coverage, lists } = await collect([
      {
        "@odata.type": "#microsoft.graph.ndesConnector",
        id: "n1",
        lastConnectionDateTime: "2026-11-21T21:58:36.6670033-08:00",
        state: "active",
        displayName: "NV-NDES-01",
      },
      { id: "n2", lastConnectionDateTime: "0001-01-01T00:00:00Z", state: "brandNew", displayName: null },
    ]);
    expect(coverage).toEqual({ source: "ndes-connectors", status: "complete", count: 2 });
    expect(lists.connectors).toEqual([
      {
        id: "n1",
        kind: "ndes",
        name: "NV-NDES-01",
        state: "active",
        lastHeartbeatAt: new Date("2026-11-22T05:58:36.667Z"),
      },
      { id: "n2", kind: "ndes", name: "n2", state: "brandNew", lastHeartbeatAt: null },
    ]);
  });

  it("that are none are not configured", async () => {
    expect((await collect([])).coverage).toEqual({
      source: "ndes-connectors",
      status: "notConfigured",
      reason: "No NDES connector is set up.",
    });
  });

  it("whose date is nonsense are counted, not shown without it", async () => {
    const { coverage, lists } = await collect([{ id: "n1", lastConnectionDateTime: "yesterday" }]);
    expect(coverage).toMatchObject({ status: "incomplete", count: 0, cause: { kind: "rows", rows: 1 } });
    expect(lists.connectors).toEqual([]);
  });

  it("cannot be read where beta requests are off", async () => {
    expect((await collect([], false)).coverage).toMatchObject({
      status: "unreadable",
      cause: { kind: "switchedOff" },
    });
  });
});
