import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import type { Collected } from "../collector.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createAppleTermsCollector } from "./apple-terms.ts";

const PATH = "/deviceManagement/depOnboardingSettings";
const clock = fixedClock("2026-11-22T06:00:00Z");

describe("Apple's terms", () => {
  it("wait to be accepted when the last synchronisation says so; another failure keeps its number", async () => {
    const { coverage, metrics, lists } = await collect([
      token("1"),
      token("2", { lastSyncErrorCode: 3 }),
      token("3", { lastSyncErrorCode: 11 }),
      token("4", { lastSyncErrorCode: null }),
    ]);
    expect(coverage).toEqual({ source: "apple-terms", status: "complete", count: 4 });
    expect(metrics).toEqual({ "appleTerms.waiting": 1 });
    const shared = {
      kind: "apple-enrollment",
      name: "Norrköping",
      lastHeartbeatAt: new Date("2026-11-22T02:00:00Z"),
    };
    expect(lists.connectors).toEqual([
      { id: "1", ...shared, state: "enabled" },
      { id: "2", ...shared, state: "termsNotAccepted", code: "3" },
      { id: "3", ...shared, state: "syncFailed", code: "11" },
      { id: "4", ...shared, state: "unknown" },
    ]);
  });

  it("wait nowhere without a token", async () => {
    expect(await collect([])).toMatchObject({
      coverage: { status: "notConfigured", reason: "No Apple automated device enrollment token is set up." },
      lists: { connectors: [] },
    });
  });

  it("are not known from a row that cannot be understood", async () => {
    expect(await collect([token("1"), token("2", { lastSyncErrorCode: "three" })])).toMatchObject({
      coverage: { status: "incomplete", count: 1, cause: { kind: "rows", rows: 1 } },
    });
  });

  it("are not asked for more than they need", async () => {
    const graph = createFakeGraph({ pages: { [PATH]: [] } });
    await createAppleTermsCollector().collect({ graph, clock });
    expect(graph.requests).toMatchObject([
      { version: "beta", query: { $select: "id,tokenName,lastSuccessfulSyncDateTime,lastSyncErrorCode" } },
    ]);
  });

  it("are unreadable where the tenant allows no beta requests", async () => {
    const graph = createFakeGraph({});
    expect(await createAppleTermsCollector().collect({ graph, clock, beta: false })).toMatchObject({
      coverage: { status: "unreadable", cause: { kind: "switchedOff" } },
    });
  });
});

async function collect(rows: readonly object[]): Promise<Collected> {
  const graph = createFakeGraph({ pages: { [PATH]: rows } });
  return await createAppleTermsCollector().collect({ graph, clock });
}

function token(id: string, patch: object = {}): object {
  return {
    "@odata.type": "#microsoft.graph.depOnboardingSetting",
    id,
    tokenName: "Norrköping",
    lastSuccessfulSyncDateTime: "2026-11-22T02:00:00Z",
    lastSyncErrorCode: 0,
    ...patch,
  };
}
