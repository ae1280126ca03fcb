import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { errorOfAnswer } from "../../graph/graph-error.ts";
import type { Collected } from "../collector.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createExchangeConnectorsCollector } from "./exchange-connectors.ts";

const PATH = "/deviceManagement/exchangeConnectors";
const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(rows: readonly unknown[] | Error): Promise<Collected> {
  return await createExchangeConnectorsCollector().collect({
    graph: createFakeGraph({ pages: { [PATH]: rows } }),
    clock,
  });
}

describe("Exchange connectors", () => {
  it("carry their server, their state as it came and their last synchronisation", async () => {
    const { coverage, lists } = await collect([
      {
        "@odata.type": "#microsoft.graph.deviceManagementExchangeConnector",
        id: "e1",
        lastSyncDateTime: "2026-11-22T04:02:49.3205976Z",
        status: "connectionPending",
        primarySmtpAddress: "svc-intune@norrviken.example",
        serverName: "nv-ex-01",
        connectorServerName: "nv-exc-01",
        exchangeConnectorType: "onPremises",
        version: "5.0",
        exchangeAlias: "",
        exchangeOrganization: "",
      },
      { id: "e2", status: "connected", serverName: "", connectorServerName: "nv-exc-02" },
    ]);
    expect(coverage).toEqual({ source: "exchange-connectors", status: "complete", count: 2 });
    expect(lists.connectors).toEqual([
      {
        id: "e1",
        kind: "exchange",
        name: "nv-ex-01",
        state: "connectionPending",
        lastHeartbeatAt: new Date("2026-11-22T04:02:49.320Z"),
      },
      { id: "e2", kind: "exchange", name: "nv-exc-02", state: "connected", lastHeartbeatAt: null },
    ]);
  });

  it("are none where the service answers 501, an empty list, or an entry in the state none", async () => {
    const text = '{"error":{"code":"NotSupported","message":"Not supported."}}';
    const error = errorOfAnswer({
      method: "GET",
      url: "https://graph.microsoft.com/v1.0/deviceManagement/exchangeConnectors",
      status: 501,
      requestId: null,
      text,
    });
    for (const answer of [error, [], [{ id: "e", status: "none", lastSyncDateTime: "0001-01-01T00:00:00Z" }]])
      expect((await collect(answer)).coverage).toEqual({
        source: "exchange-connectors",
        status: "notConfigured",
        reason: "No Exchange connector is set up.",
      });
  });
});
