import {
  collectorFactories,
  directoryCollectorFactories,
  type GraphFact,
  NO_DIRECTORY,
} from "@intune-om/core";
import { checkRequest, isKindOf, type SentRequest, writtenContract } from "@intune-om/demo-tenant/contract";
import { beforeAll, describe, expect, it } from "vitest";
import { type Collecting, collectAll } from "./support/collecting.ts";

const contract = writtenContract();
const REPORTS = "/deviceManagement/reports/";

/** Windows devices beyond which a report takes the place of asking each, and then some of other kinds. */
const LARGE_FLEET = 9_000;

/** Requests that these collections do not make, by method and path, and why. */
const NOT_ASKED: Readonly<Record<string, string>> = {};

interface SourceFact {
  readonly source: string;
  readonly fact: GraphFact;
}

const FACTS: readonly SourceFact[] = [
  ...collectorFactories,
  ...directoryCollectorFactories.map((create) => () => create(NO_DIRECTORY)),
].flatMap((create) => {
  const { source, facts } = create();
  return facts.map((fact) => ({ source, fact }));
});

describe("what the collectors send", () => {
  let everything: Collecting;
  let largeFleet: Collecting;
  let withoutBeta: Collecting;

  beforeAll(async () => {
    everything = await collectAll({ beta: true, exportJobs: true });
    largeFleet = await collectAll({ devices: LARGE_FLEET, sources: ["unhealthy-devices"] });
    withoutBeta = await collectAll({ beta: false });
  });

  it("is what the service takes: paths, properties, filters, orders, expansions and reports", () => {
    const sent = [...everything.sent, ...largeFleet.sent];
    expect(sent.length).toBeGreaterThan(FACTS.length);
    expect(sent.flatMap((request) => checkRequest(contract, request))).toEqual([]);
  });

  it("brings every source home, or says that the tenant has no such thing", () => {
    const partial = everything.snapshot.coverage.filter(
      ({ status }) => status !== "complete" && status !== "notConfigured",
    );
    expect(partial).toEqual([]);
  });

  it("is what the service takes when beta is off, and then nothing goes there", () => {
    const { sent } = withoutBeta;
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.flatMap((request) => checkRequest(contract, request))).toEqual([]);
    expect(sent.filter(({ version }) => version === "beta")).toEqual([]);
  });

  it("holds every fact, but those that are named here", () => {
    const sent = [...everything.sent, ...largeFleet.sent];
    const missing = FACTS.filter(({ fact }) => !sent.some((request) => isOf(fact, request)));
    expect([...new Set(missing.map(({ fact }) => `${fact.method} ${fact.path}`))].toSorted()).toEqual(
      Object.keys(NOT_ASKED).toSorted(),
    );
  });
});

describe.each(FACTS)("the Graph fact of $source: $fact.method $fact.path", ({ fact }) => {
  it("stands in the contract with its version, properties and expansions", () => {
    if (fact.method === "POST") expect(takersOf(fact)).not.toEqual([]);
    else expect(problemsOf(fact, queryOf(fact))).toEqual([]);
  });

  it("names the type that the metadata finds there, or a kind of it", () => {
    const place = contract.paths[patternOf(fact)];
    if (fact.entity !== undefined) expect(isKindOf(contract, fact.entity, place?.type ?? "")).toBe(true);
    else expect(fact.shape === "job" || fact.path.startsWith(REPORTS)).toBe(true);
  });

  it("asks for a permission that is known to do", () => {
    const known = contract.reports[fact.path.replace(REPORTS, "")] ?? contract.paths[patternOf(fact)];
    if (known?.permissions !== undefined) expect(known.permissions).toContain(fact.permission);
  });

  it("is tried by a request that the service takes", () => {
    if (fact.shape === "list") expect(problemsOf(fact, fact.probe ?? { $top: "1" })).toEqual([]);
  });
});

/** As the contract writes paths: `/a/{}/b`. */
function patternOf({ path }: GraphFact): string {
  return path.replaceAll("('{id}')", "/{}").replaceAll("{id}", "{}");
}

/** The reports of the fact's version that have its columns: the action itself, or any that can be exported. */
function takersOf({ path, version, select = [] }: GraphFact): readonly string[] {
  const action = path.replace(REPORTS, "");
  const reports = action === "exportJobs" ? contract.exports : { [action]: contract.reports[action] };
  const versions = contract.reports[action]?.versions ?? contract.paths[path]?.versions;
  return Object.entries(reports).flatMap(([name, report]) =>
    versions?.includes(version) === true && select.every((column) => report?.columns.includes(column))
      ? [name]
      : [],
  );
}

function problemsOf(fact: GraphFact, query: Readonly<Record<string, string>>): readonly string[] {
  const options = new URLSearchParams(query).toString();
  const target = `${fact.path.replaceAll("{id}", "a-key")}?${options}`;
  return checkRequest(contract, { method: fact.method, version: fact.version, target });
}

function queryOf({ select, expand }: GraphFact): Readonly<Record<string, string>> {
  return {
    ...(select === undefined ? {} : { $select: select.join(",") }),
    ...(expand === undefined ? {} : { $expand: expand.join(",") }),
  };
}

function isOf(fact: GraphFact, { method, version, target }: SentRequest): boolean {
  const path = (target.split("?")[0] ?? "").replaceAll(/\('([^']*)'\)/g, "/$1");
  const pattern = new RegExp(`^${patternOf(fact).replaceAll("{}", "[^/]+")}$`);
  return method === fact.method && version === fact.version && pattern.test(path);
}
