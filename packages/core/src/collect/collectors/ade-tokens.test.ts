import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { Collected } from "../collector.ts";
import type { FakePaths } from "../../../test-support/fake-graph.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createAdeTokensCollector } from "./ade-tokens.ts";

const PATH = "/deviceManagement/depOnboardingSettings";
const clock = fixedClock("2026-11-22T06:00:00Z");

describe("tokens of automated device enrollment", () => {
  it("end on a date and are named by themselves or by their Apple id", async () => {
    const { coverage, metrics, lists } = await collect([
      token("1"),
      token("2", {
        tokenName: null,
        lastSyncErrorCode: 3,
        lastSuccessfulSyncDateTime: "0001-01-01T00:00:00Z",
      }),
      token("3", { tokenExpirationDateTime: "9999-12-31T23:59:59.9999999Z", lastSyncErrorCode: 11 }),
      token("4", { lastSyncErrorCode: null }),
      token("1"),
    ]);
    expect(coverage).toEqual({ source: "ade-tokens", status: "complete", count: 4 });
    expect(metrics).toEqual({ "adeTokens.total": 4, "adeTokens.notSynced": 3 });
    expect(lists.expiries?.[0]).toEqual({
      id: "1",
      kind: "ade-token",
      name: "Norrköping",
      expiresAt: new Date("2027-02-01T09:00:00.059Z"),
      lastSyncAt: new Date("2026-11-22T02:00:00Z"),
      state: "synced",
    });
    expect(lists.expiries?.slice(1)).toMatchObject([
      { name: "ade@contoso.example", lastSyncAt: null, state: "termsNotAccepted" },
      { expiresAt: null, state: "syncFailed" },
      { state: "unknown" },
    ]);
  });

  it("that are none are not set up", async () => {
    expect(await collect([])).toMatchObject({
      coverage: { status: "notConfigured", reason: "No Apple automated device enrollment token is set up." },
    });
  });

  it("that cannot be understood are told, and a list that ended too early brings no figure", async () => {
    const bad = token("2", { tokenExpirationDateTime: "2027-02-30T00:00:00Z" });
    expect(await collect([token("1"), bad])).toMatchObject({
      coverage: { status: "incomplete", count: 1, cause: { kind: "rows", rows: 1 } },
    });
    const cutBy = new GraphError("cut", { kind: "network", method: "GET", url: `https://graph.test${PATH}` });
    expect(await collect([token("1")], { cutBy })).toMatchObject({
      coverage: { status: "incomplete", cause: { kind: "network" } },
      metrics: {},
    });
  });

  it("are unreadable where the tenant allows no beta requests", async () => {
    const graph = createFakeGraph({});
    expect(await createAdeTokensCollector().collect({ graph, clock, beta: false })).toMatchObject({
      coverage: { status: "unreadable", cause: { kind: "switchedOff" } },
    });
  });
});

async function collect(rows: readonly object[], more: FakePaths = {}): Promise<Collected> {
  const graph = createFakeGraph({ ...more, pages: { [PATH]: rows } });
  return await createAdeTokensCollector().collect({ graph, clock });
}

function token(id: string, patch: object = {}): object {
  return {
    "@odata.type": "#microsoft.graph.depOnboardingSetting",
    id,
    appleIdentifier: "ade@contoso.example",
    tokenExpirationDateTime: "2027-02-01T01:00:00.0590989-08:00",
    lastModifiedDateTime: "2026-02-01T09:00:00Z",
    lastSuccessfulSyncDateTime: "2026-11-22T02:00:00Z",
    lastSyncTriggeredDateTime: "2026-11-22T02:00:00Z",
    shareTokenWithSchoolDataSyncService: false,
    lastSyncErrorCode: 0,
    tokenType: "dep",
    tokenName: "Norrköping",
    syncedDeviceCount: 12,
    dataSharingConsentGranted: true,
    roleScopeTagIds: ["0"],
    ...patch,
  };
}
