import { describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { OmError } from "../errors.ts";
import { GraphError } from "../graph/graph-error.ts";
import type { GraphReader } from "../graph/graph-reader.ts";
import type { Collector } from "./collector.ts";

/** Application permissions that only read; no collector may ask for another kind unless the tenant says so. */
const READING = /^[A-Za-z]+(?:\.[A-Za-z]+)*\.Read(?:Basic)?\.All$/;

export interface CollectorContract {
  readonly create: () => Collector;
  /** A Graph that answers everything the collector asks for. */
  readonly working: () => GraphReader;
  /** Whether the tenant may simply lack what the source reads. */
  readonly optional?: boolean;
  /** Property names of an entity type in the service's metadata, when it is at hand. */
  readonly propertiesOf?: (entity: string) => ReadonlySet<string> | null;
}

const clock = fixedClock("2026-11-22T06:00:00Z");

/** What every collector keeps to; for the product's own and for those of others. */
export function describeCollector(name: string, contract: CollectorContract): void {
  describe(`the collector ${name}`, () => {
    it("states its Graph facts: version, path, a reading permission, a page, and properties that exist", () => {
      const { facts, source } = contract.create();
      expect(source).not.toBe("");
      expect(facts.length).toBeGreaterThan(0);
      for (const fact of facts) {
        expect(fact.path, fact.path).toMatch(/^\/[A-Za-z]/);
        expect(fact.path).not.toContain("?");
        if (fact.optIn === undefined) expect(fact.permission, fact.path).toMatch(READING);
        expect(fact.source).toMatch(/^https:\/\/learn\.microsoft\.com\//);
        if (fact.select !== undefined) expect(new Set(fact.select).size, fact.path).toBe(fact.select.length);
        if (fact.select !== undefined) expect(fact.select.length).toBeGreaterThan(0);
        if (fact.entity === "managedDevice")
          expect(fact.select, "managedDevice carries secrets").toBeDefined();
        const known = fact.entity === undefined ? null : (contract.propertiesOf?.(fact.entity) ?? null);
        if (known !== null)
          expect((fact.select ?? []).filter((property) => !known.has(property))).toEqual([]);
      }
    });

    it("reads its source from a Graph that works", async () => {
      const collector = contract.create();
      const { coverage, metrics } = await collector.collect({ graph: contract.working(), clock });
      expect(coverage).toMatchObject({ source: collector.source, status: "complete" });
      for (const [figure, value] of Object.entries(metrics)) expect(value, figure).toBeGreaterThanOrEqual(0);
    });

    it("that is forbidden is unreadable, names the permission, and brings no figure and no list", async () => {
      const collector = contract.create();
      const { coverage, metrics, lists } = await collector.collect({
        graph: failing(errorOf("forbidden", 403)),
        clock,
      });
      expect(coverage).toMatchObject({ source: collector.source, status: "unreadable" });
      if (coverage.status !== "unreadable") return;
      const permission = collector.facts[0]?.permission ?? "no permission";
      expect(coverage.fix).toContain(permission);
      expect(coverage.cause).toEqual({ kind: "forbidden", permission: expect.stringContaining(permission) });
      expect([metrics, lists]).toEqual([{}, {}]);
    });

    it.each([
      ["throttled", 429],
      ["unavailable", 503],
      ["badAnswer", 200],
      ["timeout", undefined],
      ["unauthorized", 401],
    ] as const)("that is %s is unreadable, never healthy and never absent", async (kind, status) => {
      const { coverage } = await contract.create().collect({ graph: failing(errorOf(kind, status)), clock });
      expect(coverage).toMatchObject({ status: "unreadable", cause: { kind } });
    });

    it("that the tenant does not have is not configured only where that can be", async () => {
      const { coverage } = await contract
        .create()
        .collect({ graph: failing(errorOf("notFound", 404)), clock });
      expect(coverage.status).toBe(contract.optional === true ? "notConfigured" : "unreadable");
    });

    it("lets an abort, a refused sign-in and its own bugs through", async () => {
      const stop = new AbortController();
      stop.abort(new Error("enough"));
      const aborted = contract.create().collect({ graph: contract.working(), clock, signal: stop.signal });
      await expect(aborted).rejects.toThrow("enough");
      const refused = new OmError("no", { code: "graph.sign-in", hint: "renew" });
      await expect(contract.create().collect({ graph: failing(refused), clock })).rejects.toBe(refused);
      await expect(
        contract.create().collect({ graph: failing(new TypeError("bug")), clock }),
      ).rejects.toThrow("bug");
    });
  });
}

function errorOf(kind: GraphError["kind"], status: number | undefined): GraphError {
  const url = "https://graph.microsoft.com/v1.0/x";
  return new GraphError("refused", { kind, method: "GET", url, ...(status === undefined ? {} : { status }) });
}

function failing(error: Error): GraphReader {
  const fail = (): never => {
    throw error;
  };
  return {
    get: async () => fail(),
    report: async () => fail(),
    batch: async () => fail(),
    pages: () => failingPages(fail),
    export: () => failingPages(fail),
  };
}

async function* failingPages(fail: () => never): AsyncGenerator<never> {
  yield fail();
}
