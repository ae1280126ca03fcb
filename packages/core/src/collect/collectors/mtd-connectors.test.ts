import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createMtdConnectorsCollector } from "./mtd-connectors.ts";

const clock = fixedClock("2026-11-22T06:00:00Z");

describe("connectors to mobile threat defence", () => {
  it("that were never set up are none", async () => {
    expect(
      await readConnectors([
        { id: "1", partnerState: "notSetUp", lastHeartbeatDateTime: "0001-01-01T00:00:00Z" },
      ]),
    ).toMatchObject({
      coverage: { status: "notConfigured" },
      lists: {},
    });
  });

  it("carry their state as it came and when they were last heard from", async () => {
    expect(
      await readConnectors([
        { id: "x", partnerState: "brandNew", lastHeartbeatDateTime: "2026-11-22T00:00:00Z" },
        { id: "y", partnerState: "notSetUp" },
      ]),
    ).toMatchObject({
      coverage: { status: "complete", count: 1 },
      lists: {
        connectors: [{ id: "x", state: "brandNew", lastHeartbeatAt: new Date("2026-11-22T00:00:00Z") }],
      },
    });
  });
});

async function readConnectors(rows: readonly object[]): Promise<unknown> {
  const graph = createFakeGraph({ pages: { "/deviceManagement/mobileThreatDefenseConnectors": rows } });
  return await createMtdConnectorsCollector().collect({ graph, clock });
}
