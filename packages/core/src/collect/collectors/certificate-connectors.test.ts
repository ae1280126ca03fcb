import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import type { Collected } from "../collector.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createCertificateConnectorsCollector } from "./certificate-connectors.ts";

const PATH = "/deviceManagement/certificateConnectorDetails";
const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(rows: readonly unknown[]): Promise<Collected> {
  return await createCertificateConnectorsCollector().collect({
    graph: createFakeGraph({ pages: { [PATH]: rows } }),
    clock,
  });
}

describe("certificate connectors", () => {
  it("carry their name and their last check-in, and no state, which the service does not tell", async () => {
    const { coverage, lists } = await collect([
      {
        "@odata.type": "#microsoft.graph.certificateConnectorDetails",
        id: "a",
        connectorName: "NV-CA-01",
        machineName: "nv-ca-01.norrviken.example",
        enrollmentDateTime: "2025-02-03T09:00:00Z",
        lastCheckinDateTime: "2026-11-22T05:41:07.1234567Z",
      },
    ]);
    expect(coverage).toEqual({ source: "certificate-connectors", status: "complete", count: 1 });
    expect(lists.connectors).toEqual([
      {
        id: "a",
        kind: "certificate",
        name: "NV-CA-01",
        state: "",
        lastHeartbeatAt: new Date("2026-11-22T05:41:07.123Z"),
      },
    ]);
  });

  it("without a name are called by their machine, then by their id; never heard from is no date", async () => {
    const { lists } = await collect([
      { id: "a", connectorName: "", machineName: "host-1", lastCheckinDateTime: "0001-01-01T00:00:00Z" },
      { id: "b", connectorName: null },
    ]);
    expect(lists.connectors?.map(({ name, lastHeartbeatAt }) => [name, lastHeartbeatAt])).toEqual([
      ["host-1", null],
      ["b", null],
    ]);
  });

  it("that are none are not configured; one that cannot be understood is counted", async () => {
    expect((await collect([])).coverage).toMatchObject({ status: "notConfigured" });
    expect((await collect([{ id: "a" }, { id: "a" }, { connectorName: "no id" }])).coverage).toMatchObject({
      status: "incomplete",
      count: 1,
      cause: { kind: "rows", rows: 1 },
    });
  });

  it("cannot be read where beta requests are off, and no request is made", async () => {
    const graph = createFakeGraph({});
    const { coverage } = await createCertificateConnectorsCollector().collect({ graph, clock, beta: false });
    expect(coverage).toMatchObject({ status: "unreadable", cause: { kind: "switchedOff" } });
    expect(graph.requests).toEqual([]);
  });
});
