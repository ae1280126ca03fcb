import { describe, expect, it } from "vitest";
import { OmError } from "../errors.ts";
import { createGraphReader } from "../graph/create-graph-reader.ts";
import type { FakeAnswer } from "../../test-support/fake-fetch.ts";
import { page, setUp } from "../../test-support/fake-reader.ts";
import type { Collector, GraphFact } from "./collector.ts";
import { probeCollector } from "./probe-collector.ts";
import { PROBE_LIMITS, probeCollectors } from "./probe-collectors.ts";
import type { SourceProbe } from "./source-probe.ts";

const SOURCE = "https://learn.microsoft.com/graph/api/x";
const LIST: GraphFact = {
  method: "GET",
  version: "v1.0",
  path: "/deviceManagement/things",
  select: ["id", "name"],
  permission: "Things.Read.All",
  source: SOURCE,
  shape: "list",
};
const ENTITY: GraphFact = { ...LIST, path: "/deviceManagement/thing", shape: "entity" };
const REPORT: GraphFact = {
  ...LIST,
  method: "POST",
  version: "beta",
  path: "/deviceManagement/reports/getThings",
  permission: "Reports.Read.All",
  shape: "report",
};

function collectorOf(facts: readonly GraphFact[], more: Partial<Collector> = {}): Collector {
  return {
    source: "things",
    facts,
    collect: () => Promise.reject(new Error("doctor does not collect")),
    ...more,
  };
}

/** What a probe comes to over answers of the service, and what it asked on the way. */
async function probe(
  answers: readonly FakeAnswer[],
  collector: Collector,
  beta = true,
): Promise<{ readonly probe: SourceProbe; readonly asked: readonly string[] }> {
  const { wire, options } = setUp(answers);
  const graph = createGraphReader({ ...options, limits: PROBE_LIMITS });
  const result = await probeCollector(collector, { graph, clock: options.clock, beta });
  wire.assertUsed();
  return {
    probe: result,
    asked: wire.calls.map(({ method, url, body }) => {
      const { pathname, search } = new URL(url);
      const sent = body === null ? "" : ` ${JSON.stringify(body)}`;
      return `${method} ${pathname}${decodeURIComponent(search)}${sent}`;
    }),
  };
}

const refusal = (status: number, message = "no"): FakeAnswer => ({
  status,
  body: { error: { code: "c", message } },
});

/** For what is tried once more. */
const twice = (answer: FakeAnswer): readonly FakeAnswer[] => [answer, answer];

describe("the probe of a source", () => {
  it("asks for one member of a list and no further page, an entity as it is, and one row of a report", async () => {
    const answers = [
      page([{ id: 1 }], "https://graph.microsoft.com/v1.0/deviceManagement/things?$skiptoken=x"),
      { body: { id: "1" } },
      { body: { TotalRowCount: 900, Schema: [{ Column: "id" }], Values: [[1]] } },
    ];
    const { probe: result, asked } = await probe(answers, collectorOf([LIST, ENTITY, REPORT]));
    expect(result).toEqual({ state: "ok" });
    expect(asked).toEqual([
      "GET /v1.0/deviceManagement/things?$select=id,name&$top=1",
      "GET /v1.0/deviceManagement/thing?$select=id,name",
      'POST /beta/deviceManagement/reports/getThings {"select":["id","name"],"skip":0,"top":1}',
    ]);
  });

  it("takes the query that a fact names for lists that refuse $top", async () => {
    const fact = { ...LIST, probe: { $filter: "id eq '1'" } };
    const { asked } = await probe([page([])], collectorOf([fact]));
    expect(asked).toEqual(["GET /v1.0/deviceManagement/things?$select=id,name&$filter=id eq '1'"]);
  });

  it("asks for one thing once, and not for parts, jobs and what waits for a switch", async () => {
    const facts: readonly GraphFact[] = [
      LIST,
      { ...LIST, select: ["other"] },
      { ...LIST, path: "/deviceManagement/things/{id}/part", shape: "part" },
      { ...LIST, path: "/deviceManagement/reports/exportJobs", shape: "job", optIn: "exportJobs" },
    ];
    expect((await probe([page([])], collectorOf(facts))).asked).toHaveLength(1);
  });

  it("names every permission that is missing, once and exactly", async () => {
    const facts = [LIST, ENTITY, REPORT];
    const { probe: result } = await probe([refusal(403), refusal(403), refusal(403)], collectorOf(facts));
    expect(result).toMatchObject({
      state: "missingPermission",
      permissions: ["Things.Read.All", "Reports.Read.All"],
      fix: expect.stringContaining("Things.Read.All, Reports.Read.All"),
      reason: expect.stringContaining("/v1.0/deviceManagement/things"),
    });
  });

  it("is a missing permission even when the other requests fare well", async () => {
    const { probe: result } = await probe([page([1]), refusal(403)], collectorOf([LIST, ENTITY]));
    expect(result).toMatchObject({ state: "missingPermission", permissions: ["Things.Read.All"] });
  });

  it("tells a service that cannot answer from one that says no", async () => {
    const unreachable = await probe(twice({ body: new TypeError("fetch failed") }), collectorOf([LIST]));
    expect(unreachable.probe).toMatchObject({ state: "unreachable", kind: "network" });
    const page200 = twice({ body: "<html>Sign in to the network</html>" });
    expect((await probe(page200, collectorOf([LIST]))).probe).toMatchObject({ state: "unreachable" });
    const refused = await probe([refusal(400, "Bad filter")], collectorOf([LIST]));
    expect(refused.probe).toMatchObject({
      state: "refused",
      kind: "badRequest",
      reason: expect.stringContaining("Bad filter"),
    });
  });

  it("tells a feature that is not set up from one that is broken, as the collector knows it", async () => {
    const knowing = collectorOf([ENTITY], {
      notConfigured: ({ kind }) => (kind === "notFound" ? "There is none." : null),
    });
    expect((await probe([refusal(404)], knowing)).probe).toEqual({
      state: "notConfigured",
      reason: "There is none.",
    });
    expect((await probe([refusal(404)], collectorOf([ENTITY]))).probe).toMatchObject({ state: "refused" });
    const listing = collectorOf([LIST], { none: "No thing is set up." });
    expect((await probe([page([])], listing)).probe).toEqual({
      state: "notConfigured",
      reason: "No thing is set up.",
    });
    expect((await probe([page([1])], listing)).probe).toEqual({ state: "ok" });
  });

  it("asks nothing of a beta source where the tenant does not allow beta, and leaves out single beta requests", async () => {
    const { probe: disabled, asked } = await probe([], collectorOf([REPORT, LIST]), false);
    expect(disabled).toMatchObject({ state: "disabled", fix: expect.stringContaining("beta: true") });
    expect(asked).toEqual([]);
    expect((await probe([page([])], collectorOf([LIST, REPORT]), false)).asked).toHaveLength(1);
  });
});

describe("the probe of a tenant", () => {
  const clock = setUp([]).options.clock;

  it("keeps the order of the sources, and a collector's own fault to itself", async () => {
    const { graph } = setUp([page([1])]);
    const broken: Collector = {
      ...collectorOf([LIST]),
      source: "broken",
      notConfigured: () => {
        throw new TypeError("bug");
      },
    };
    const broke = setUp([refusal(404)]);
    expect(await probeCollectors({ collectors: [collectorOf([LIST])], graph, clock })).toEqual([
      { source: "things", probe: { state: "ok" } },
    ]);
    const [probed] = await probeCollectors({ collectors: [broken], graph: broke.graph, clock });
    expect(probed).toMatchObject({ source: "broken", probe: { state: "refused", kind: "fault" } });
  });

  it("stops at a sign-in that is refused: no other source would fare better", async () => {
    const refused = new OmError("no", { code: "graph.sign-in", hint: "renew" });
    const { graph, wire } = setUp([], () => Promise.reject(refused));
    const collectors = Array.from({ length: 20 }, () => collectorOf([LIST]));
    await expect(probeCollectors({ collectors, graph, clock, concurrency: 1 })).rejects.toBe(refused);
    expect(wire.calls).toEqual([]);
  });

  it("ends with the reason of an abort", async () => {
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    const { graph } = setUp([]);
    await expect(
      probeCollectors({ collectors: [collectorOf([LIST])], graph, clock, signal: stop.signal }),
    ).rejects.toThrow("enough");
  });
});
