import { describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { OmError } from "../errors.ts";
import type { SourceProgress } from "./collect-snapshot.ts";
import { collectSnapshot } from "./collect-snapshot.ts";
import type { Collected, Collector, GraphFact } from "./collector.ts";
import { createFakeGraph } from "../../test-support/fake-graph.ts";
import { nothing } from "./graph-source.ts";

const clock = fixedClock("2026-11-22T06:00:00Z");
const FACT: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/x",
  permission: "X.Read.All",
  source: "https://learn.microsoft.com/x",
  shape: "list",
};
const SIGN_IN = new OmError("Sign-in failed.", { code: "graph.sign-in", hint: "renew the secret" });

function collector(
  source: string,
  read: Collector["collect"],
  facts: readonly GraphFact[] = [FACT],
): Collector {
  return { source, facts, collect: read };
}

function whole(source: string, more: Partial<Collected> = {}): Collected {
  return { coverage: { source, status: "complete", count: 1 }, metrics: {}, lists: {}, ...more };
}

async function collect(
  collectors: readonly Collector[],
  more: Partial<Parameters<typeof collectSnapshot>[0]> = {},
): ReturnType<typeof collectSnapshot> {
  return await collectSnapshot({
    id: "s1",
    tenant: "contoso",
    collectors,
    graph: createFakeGraph({}),
    clock,
    ...more,
  });
}

describe("a snapshot", () => {
  it("is put together in the order of the collectors, whoever ends first", async () => {
    const { promise, resolve } = Promise.withResolvers<Collected>();
    const expiry = { kind: "vpp-token", name: "", expiresAt: null, lastSyncAt: null, state: "" } as const;
    const snapshot = await collect([
      collector("slow", () => promise),
      collector("fast", async () => {
        resolve(whole("slow", { metrics: { a: 1 }, lists: { expiries: [{ ...expiry, id: "1" }] } }));
        return whole("fast", {
          metrics: { b: 2 },
          lists: { expiries: [{ ...expiry, id: "2" }], devices: [] },
        });
      }),
    ]);
    expect(snapshot).toMatchObject({
      id: "s1",
      tenant: "contoso",
      takenAt: clock.now(),
      metrics: { a: 1, b: 2 },
    });
    expect(snapshot.coverage.map(({ source }) => source)).toEqual(["slow", "fast"]);
    expect(snapshot.lists.expiries?.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(Object.keys(snapshot.lists).toSorted()).toEqual(["devices", "expiries"]);
  });

  it("tells its collectors who the tool signs in as, where that is known", async () => {
    const told: (string | undefined)[] = [];
    const asking = collector("asking", async ({ applicationId }) => {
      told.push(applicationId);
      return whole("asking");
    });
    await collect([asking], { applicationId: "app-1" });
    await collect([asking]);
    expect(told).toEqual(["app-1", undefined]);
  });

  it("loses no source to a bug in a collector", async () => {
    const bug = collector("bug", () =>
      Promise.reject(new TypeError("x is undefined, token eyJhbGciOiJIUzI1NiJ9.abc")),
    );
    const { coverage } = await collect([bug, collector("fine", async () => whole("fine"))]);
    expect(coverage[0]).toMatchObject({
      source: "bug",
      status: "unreadable",
      reason: expect.stringContaining("x is undefined"),
      cause: { kind: "fault" },
    });
    expect(JSON.stringify(coverage)).not.toContain("eyJ");
    expect(coverage[1]?.status).toBe("complete");
  });

  it("is refused when no token could be had, after one attempt to sign in, even when a feed was read", async () => {
    let attempts = 0;
    const refused = (source: string): Collector =>
      collector(source, () => {
        attempts += 1;
        return Promise.reject(SIGN_IN);
      });
    const feed = collector("feed:news", async () => whole("feed:news"), []);
    await expect(collect([refused("a"), refused("b"), feed, refused("c")], { concurrency: 1 })).rejects.toBe(
      SIGN_IN,
    );
    expect(attempts).toBe(1);
  });

  it("says which sources were lost when sign-in stopped working half-way", async () => {
    const { coverage } = await collect(
      [
        collector("a", async () => whole("a")),
        collector("b", () => Promise.reject(SIGN_IN)),
        collector("feed:news", async () => whole("feed:news"), []),
        collector("c", async () => whole("c")),
      ],
      { concurrency: 1 },
    );
    expect(coverage.map(({ status }) => status)).toEqual([
      "complete",
      "unreadable",
      "complete",
      "unreadable",
    ]);
    expect(coverage[1]).toMatchObject({ fix: "renew the secret", cause: { kind: "unauthorized" } });
  });

  it("stops with the reason of an abort", async () => {
    const stop = new AbortController();
    const aborting = collector("a", async () => {
      stop.abort(new Error("enough"));
      throw new Error("whatever");
    });
    await expect(
      collect([aborting, collector("b", async () => whole("b"))], { signal: stop.signal }),
    ).rejects.toThrow("enough");
  });

  it("never reads more sources at a time than allowed, and tells how far it is", async () => {
    let underWay = 0;
    let most = 0;
    const told: SourceProgress[] = [];
    const sources = ["a", "b", "c", "d", "e", "f"].map((source) =>
      collector(source, async ({ onProgress }) => {
        underWay += 1;
        most = Math.max(most, underWay);
        await Promise.resolve();
        onProgress?.(7);
        underWay -= 1;
        return nothing({ source, status: "notConfigured", reason: "none" });
      }),
    );
    await collect(sources, { concurrency: 2, onSource: (progress) => told.push(progress) });
    expect(most).toBe(2);
    expect(told.filter(({ source }) => source === "a").map(({ state }) => state)).toEqual([
      "started",
      "reading",
      "done",
    ]);
  });

  it("holds the service's own count of devices against the list", async () => {
    const { metrics } = await collect([
      collector("devices", async () => whole("devices", { metrics: { "devices.total": 7 } })),
      collector("device-overview", async () =>
        whole("device-overview", { metrics: { "overview.enrolled": 9 } }),
      ),
    ]);
    expect(metrics["devices.unlisted"]).toBe(2);
  });

  it.each([
    [90, 100, "complete"],
    [89, 100, "incomplete"],
    [0, 10, "complete"],
    [0, 11, "incomplete"],
    [900, 1000, "complete"],
    [899, 1000, "incomplete"],
    [120, 100, "complete"],
  ] as const)(
    "with %i devices listed of %i that the service counts has them %s",
    async (listed, enrolled, status) => {
      const { coverage, metrics } = await collect([
        collector("devices", async () => ({
          ...whole("devices", { metrics: { "devices.total": listed } }),
          coverage: { source: "devices", status: "complete", count: listed },
        })),
        collector("device-overview", async () =>
          whole("device-overview", { metrics: { "overview.enrolled": enrolled } }),
        ),
      ]);
      expect(coverage[0]).toMatchObject({ source: "devices", status, count: listed });
      expect(coverage[1]?.status).toBe("complete");
      expect(metrics["devices.total"]).toBe(listed);
    },
  );
});
