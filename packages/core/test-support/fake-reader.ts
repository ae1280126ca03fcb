import { fixedClock } from "../src/clock.ts";
import type { Cloud } from "../src/config/config.ts";
import { createGraphReader } from "../src/graph/create-graph-reader.ts";
import type { FakeAnswer, FakeFetch } from "./fake-fetch.ts";
import { createFakeFetch } from "./fake-fetch.ts";
import { GraphError } from "../src/graph/graph-error.ts";
import type { GraphReader, GraphRequest } from "../src/graph/graph-reader.ts";
import type { TokenRequest } from "../src/graph/token-source.ts";

export const CLOUD: Cloud = {
  name: "global",
  graph: "https://graph.microsoft.com",
  login: "https://login.microsoftonline.com",
};
export const LINK: string =
  "https://graph.microsoft.com/v1.0/deviceManagement/managedDevices?$skiptoken=hush";
export const REQUEST: GraphRequest = {
  version: "v1.0",
  path: "/deviceManagement/managedDevices",
  query: { $select: "id,deviceName", $filter: "a eq 'b & c'" },
};

/** A reader over prepared answers that notes its waits and its requests for tokens, and never really waits. */
export interface Setup {
  readonly graph: GraphReader;
  readonly wire: FakeFetch;
  readonly waits: number[];
  readonly tokens: TokenRequest[];
  readonly options: Parameters<typeof createGraphReader>[0];
}

export function setUp(answers: readonly FakeAnswer[], getToken?: () => Promise<string>): Setup {
  const wire = createFakeFetch(answers);
  const waits: number[] = [];
  const tokens: TokenRequest[] = [];
  const options = {
    cloud: CLOUD,
    clock: fixedClock("2026-11-22T06:00:00Z"),
    fetch: wire.fetch,
    random: () => 1,
    sleep: async (ms: number) => void waits.push(ms),
    credential: {
      getToken: async (request: TokenRequest = {}) => {
        tokens.push(request);
        return getToken === undefined ? `token-${tokens.length}` : await getToken();
      },
    },
  };
  return { graph: createGraphReader(options), wire, waits, tokens, options };
}

/** Reads a collection, also into a list that is kept when it fails. */
export async function rowsOf(graph: GraphReader, rows: unknown[] = []): Promise<unknown[]> {
  for await (const part of graph.pages(REQUEST)) rows.push(...part.rows);
  return rows;
}

/** Everything that comes, one after the other. */
export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The GraphError that a piece of work ends in. */
export async function failure(work: Promise<unknown>): Promise<GraphError> {
  const error: unknown = await work.then(
    () => new Error("nothing was thrown"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GraphError)) throw error;
  return error;
}

/** The answer of one page of a collection. */
export function page(rows: readonly unknown[], link?: string): FakeAnswer {
  return { body: { value: rows, ...(link === undefined ? {} : { "@odata.nextLink": link }) } };
}
