import { randomInt } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Client, ResponseType } from "@microsoft/microsoft-graph-client";
import type { Clock } from "../clock.ts";
import type { Cloud } from "../config/config.ts";
import { graphOrigin } from "./cloud.ts";
import type { GraphAnswer, Repeatable } from "./exchange.ts";
import { Exchange } from "./exchange.ts";
import type { GraphError } from "./graph-error.ts";
import { createFetchWire } from "./fetch-wire.ts";
import { createHttpWire } from "./http-wire.ts";
import type { GraphLimits } from "./limits.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import type { Fetch, Sleep } from "./middleware.ts";
import { createMiddleware } from "./middleware.ts";
import type { PacedRequest, Pacer } from "./pacer.ts";
import { createPacer } from "./pacer.ts";
import { REQUEST_BUDGETS } from "./request-budgets.ts";
import type { TokenSource } from "./token-source.ts";

export interface GraphTransportOptions {
  readonly cloud: Cloud;
  readonly credential: TokenSource;
  readonly clock: Clock;
  /** Takes the place of this machine's own connections. */
  readonly fetch?: Fetch;
  /** Waits between attempts; tests hand in one that does not. */
  readonly sleep?: Sleep;
  readonly random?: () => number;
  readonly limits?: Partial<GraphLimits>;
  /** Told of every attempt that will be made again. */
  readonly onRetry?: (error: GraphError, waitMs: number) => void;
}

export interface TransportRequest<T> {
  readonly method: "GET" | "POST";
  readonly version: "v1.0" | "beta";
  /** Path below the version, with an encoded query if any. */
  readonly path: string;
  /** A whole address from the service instead of the path; must be on the cloud's own host. */
  readonly link?: string;
  /** Sent as JSON; text is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether asking twice does no harm. GETs and reading POSTs alone: a mail must never be sent twice. */
  readonly repeatable: Repeatable;
  /** What counts against the limits of the service where that isn't the request itself: the parts of a batch. */
  readonly paced?: readonly PacedRequest[];
  readonly signal?: AbortSignal | undefined;
  readonly read: (answer: GraphAnswer) => T | Promise<T>;
}

/** Sends single requests through Microsoft's client library, with deadlines, retries and one forced token refresh. */
export interface GraphTransport {
  readonly limits: GraphLimits;
  /** Scheme and host of the cloud's Graph. */
  readonly origin: string;
  readonly clock: Clock;
  readonly pacer: Pacer;
  readonly random: () => number;
  /** For what is not Graph itself: nothing is signed in and nothing repeated. */
  readonly fetch: Fetch;
  send<T>(request: TransportRequest<T>): Promise<T>;
}

/** Errors: GraphError for what the service did, OmError `graph.sign-in` without a token, the signal's reason after an abort. */
export function createGraphTransport(options: GraphTransportOptions): GraphTransport {
  const origin = graphOrigin(options.cloud);
  const { clock, credential, onRetry, fetch, sleep = sleepByTimer, random = anyNumber } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const wire = fetch === undefined ? createHttpWire() : createFetchWire(fetch);
  const pacer = createPacer({ clock, sleep, budgets: REQUEST_BUDGETS });
  const deps = { clock, credential, onRetry, wire, pacer, random, limits };
  let library: Promise<Library> | undefined;
  return {
    limits,
    origin,
    clock,
    pacer,
    random,
    fetch: fetch ?? fetchByNode,
    send: async (request) => {
      library ??= loadLibrary(origin, createMiddleware(deps));
      const url = request.link ?? `${origin}/${request.version}${request.path}`;
      const { method, path, repeatable, signal, read, paced = [{ method, path }] } = request;
      const exchange = new Exchange({ method, url, repeatable, signal, paced, read });
      return await run(await library, request, exchange);
    },
  };
}

interface Library {
  readonly client: Client;
  readonly raw: ResponseType;
}

async function loadLibrary(
  origin: string,
  middleware: ReturnType<typeof createMiddleware>,
): Promise<Library> {
  const { Client: GraphClient, ResponseType: kinds } = await import("@microsoft/microsoft-graph-client");
  return { client: GraphClient.initWithMiddleware({ baseUrl: `${origin}/`, middleware }), raw: kinds.RAW };
}

async function run<T>(library: Library, request: TransportRequest<T>, exchange: Exchange<T>): Promise<T> {
  const call = library.client
    .api(request.path)
    .version(request.version)
    .headers({ Accept: "application/json", ...request.headers })
    .responseType(library.raw)
    .middlewareOptions([exchange]);
  try {
    await (request.method === "GET" ? call.get() : call.post(request.body));
  } catch (error) {
    throw exchange.failure ?? error;
  }
  if (exchange.outcome === null) throw new Error("A request ended without an outcome.");
  return exchange.outcome.value;
}

const fetchByNode: Fetch = async (input, init) => await globalThis.fetch(input, init);

const sleepByTimer: Sleep = async (ms, signal) => {
  await delay(ms, undefined, signal === undefined ? {} : { signal });
};

function anyNumber(): number {
  return randomInt(1_000_000) / 1_000_000;
}
