import { createGraphReader, fixedClock, type GraphReader } from "@intune-om/core";

/** One answer of the service. */
export interface ExampleAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface ExampleCall {
  readonly method: string;
  /** Path below the version, without query; of another host the whole path. */
  readonly path: string;
  readonly url: URL;
  readonly authorization: string | null;
  readonly body: string;
}

export interface ExampleGraph {
  readonly graph: GraphReader;
  /** What was asked, the parts of a batch each. */
  readonly calls: readonly ExampleCall[];
}

interface ExampleGraphOptions {
  readonly at: string | Date;
  /** Address of a Graph of one's own; without it the answers are Microsoft's. */
  readonly address?: string;
  readonly answer: (call: ExampleCall) => ExampleAnswer | Promise<ExampleAnswer>;
}

const GLOBAL = {
  name: "global",
  graph: "https://graph.microsoft.com",
  login: "https://login.microsoftonline.com",
} as const;

/** The product's own reader over answers that are looked up by request; the parts of a batch are looked up each. */
export function exampleGraph(options: ExampleGraphOptions): ExampleGraph {
  const { at, address } = options;
  const calls: ExampleCall[] = [];
  const look = async (call: Omit<ExampleCall, "path">): Promise<ExampleAnswer> => {
    const whole = { ...call, path: call.url.pathname.replace(/^\/(?:v1\.0|beta)/, "") };
    calls.push(whole);
    return await options.answer(whole);
  };
  const fetch = async (target: string, init: RequestInit = {}): Promise<Response> => {
    const call = {
      url: new URL(target),
      method: init.method ?? "GET",
      authorization: new Headers(init.headers).get("authorization"),
      body: typeof init.body === "string" ? init.body : "",
    };
    const { status, headers, body } = call.url.pathname.endsWith("/$batch")
      ? { status: 200, headers: {}, body: { responses: await partsOf(call, look) } }
      : await look(call);
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return new Response(text, { status, headers: { "content-type": "application/json", ...headers } });
  };
  const graph = createGraphReader({
    cloud: address === undefined ? GLOBAL : { name: "custom", graph: address, login: address },
    credential: { getToken: async () => "token" },
    clock: fixedClock(at),
    fetch,
    sleep: async () => undefined,
  });
  return { graph, calls };
}

type Look = (call: Omit<ExampleCall, "path">) => Promise<ExampleAnswer>;

async function partsOf(batch: Omit<ExampleCall, "path">, look: Look): Promise<readonly unknown[]> {
  const { requests }: { requests: { id: string; method: string; url: string }[] } = JSON.parse(batch.body);
  const version = batch.url.pathname.split("/")[1];
  return await Promise.all(
    requests.map(async ({ id, method, url }) => {
      const part = new URL(`${batch.url.origin}/${version}${url}`);
      const { status, headers = {}, body } = await look({ ...batch, url: part, method, body: "" });
      return { id, status, headers, body };
    }),
  );
}
