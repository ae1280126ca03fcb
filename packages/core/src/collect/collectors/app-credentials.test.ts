import { describe, expect, it } from "vitest";
import { fixedClock } from "../../clock.ts";
import { GraphError } from "../../graph/graph-error.ts";
import type { Collected } from "../collector.ts";
import { createFakeGraph } from "../../../test-support/fake-graph.ts";
import { createAppCredentialsCollector } from "./app-credentials.ts";

const PATH = "/applications";
const OWN = "3C9E7F14-2D8A-4B06-8F5D-6A1B90E4C002";
const clock = fixedClock("2026-11-22T06:00:00Z");

async function collect(
  rows: readonly unknown[],
  more: { readonly applicationId?: string; readonly cutBy?: Error } = {},
): Promise<Collected> {
  const { cutBy, ...context } = more;
  const graph = createFakeGraph({ pages: { [PATH]: rows }, ...(cutBy === undefined ? {} : { cutBy }) });
  return await createAppCredentialsCollector().collect({ graph, clock, ...context });
}

const credential = (
  keyId: string,
  endDateTime: string | null,
  displayName: string | null = null,
): object => ({
  customKeyIdentifier: null,
  displayName,
  endDateTime,
  hint: "abc",
  keyId,
  secretText: null,
  startDateTime: "2025-01-01T00:00:00Z",
});
const application = (id: string, passwords: readonly object[], keys: readonly object[] = []): object => ({
  id,
  appId: `app-${id}`,
  displayName: `Application ${id}`,
  passwordCredentials: passwords,
  keyCredentials: keys,
});

describe("secrets and certificates of applications", () => {
  it("are told when they end within 90 days or ended in the last 30", async () => {
    const { coverage, lists } = await collect([
      application("1", [
        credential("ended-long-ago", "2026-10-23T05:59:59Z"),
        credential("ended", "2026-10-23T06:00:00Z"),
      ]),
      application("2", [credential("soon", "2027-02-20T06:00:00Z", "Pipeline 2026")]),
      application("3", [credential("far", "2027-02-20T06:00:01Z")]),
      application("4", [], [credential("certificate", "2026-12-01T12:00:00.1234567Z")]),
    ]);
    expect(coverage).toEqual({ source: "app-credentials", status: "complete", count: 3 });
    expect(lists.expiries).toEqual([
      {
        id: "1/ended",
        kind: "app-secret",
        name: "Application 1",
        expiresAt: new Date("2026-10-23T06:00:00Z"),
        lastSyncAt: null,
        state: "",
      },
      {
        id: "2/soon",
        kind: "app-secret",
        name: "Application 2 (Pipeline 2026)",
        expiresAt: new Date("2027-02-20T06:00:00Z"),
        lastSyncAt: null,
        state: "",
      },
      {
        id: "4/certificate",
        kind: "app-certificate",
        name: "Application 4",
        expiresAt: new Date("2026-12-01T12:00:00.123Z"),
        lastSyncAt: null,
        state: "",
      },
    ]);
  });

  it("of the tool's own application come first, however far their end is", async () => {
    const own = {
      ...application("9", [credential("own", "2028-01-01T00:00:00Z")]),
      appId: OWN.toLowerCase(),
    };
    const rows = [application("1", [credential("soon", "2026-12-01T00:00:00Z")]), own];
    const { lists } = await collect(rows, { applicationId: OWN });
    expect(lists.expiries?.map(({ id, state }) => [id, state])).toEqual([
      ["9/own", "own"],
      ["1/soon", ""],
    ]);
    expect((await collect(rows)).lists.expiries?.map(({ id }) => id)).toEqual(["1/soon"]);
  });

  it("that another of the same kind outlasts are said to be replaced, but for the tool's own", async () => {
    const passwords = [credential("old", "2026-11-25T00:00:00Z"), credential("new", "2027-11-25T00:00:00Z")];
    const keys = [credential("certificate", "2026-11-30T00:00:00Z")];
    const both = application("1", passwords, keys);
    expect((await collect([both])).lists.expiries?.map(({ id, state }) => [id, state])).toEqual([
      ["1/old", "replaced"],
      ["1/certificate", ""],
    ]);
    const { lists } = await collect([both], { applicationId: "app-1" });
    expect(lists.expiries?.map(({ state }) => state)).toEqual(["own", "own", "own"]);
  });

  it("are not replaced by one that has ended as well", async () => {
    const { lists } = await collect([
      application("1", [credential("a", "2026-11-01T00:00:00Z"), credential("b", "2026-11-20T00:00:00Z")]),
    ]);
    expect(lists.expiries?.map(({ state }) => state)).toEqual(["", ""]);
  });

  it("without an end never end, and without an id are known by their end", async () => {
    const { lists } = await collect([
      application("1", [credential("endless", null), credential("", "2026-12-01T00:00:00Z")]),
      { id: "2", appId: null, displayName: null, passwordCredentials: null },
      { id: "3", appId: "", displayName: "", keyCredentials: [credential("k", "2026-12-01T00:00:00Z")] },
    ]);
    expect(lists.expiries?.map(({ id, name, state }) => [id, name, state])).toEqual([
      ["1/2026-12-01T00:00:00.000Z", "Application 1", "replaced"],
      ["3/k", "3", ""],
    ]);
  });

  it("are read in the largest pages, and never with anything secret", async () => {
    const graph = createFakeGraph({
      pages: { [PATH]: [application("1", [credential("k", "2026-12-01T00:00:00Z")])] },
    });
    const collected = await createAppCredentialsCollector().collect({ graph, clock });
    expect(graph.requests[0]?.query).toEqual({
      $select: "id,appId,displayName,passwordCredentials,keyCredentials",
      $top: "999",
    });
    expect(JSON.stringify(collected)).not.toContain("abc");
  });

  it("of an application that cannot be understood are counted, and a cut list is said", async () => {
    const odd = application("2", [credential("k", "never")]);
    expect((await collect([application("1", []), odd])).coverage).toMatchObject({
      status: "incomplete",
      cause: { kind: "rows", rows: 1 },
    });
    const cutBy = new GraphError("gone", { kind: "network", method: "GET", url: "https://graph.example" });
    expect((await collect([application("1", [])], { cutBy })).coverage).toMatchObject({
      status: "incomplete",
      cause: { kind: "network" },
    });
  });
});
