import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { resolveCloud } from "../config/clouds.ts";
import { systemClock } from "../clock.ts";
import { createGraphReader } from "./create-graph-reader.ts";
import type { GraphReader } from "./graph-reader.ts";

interface World {
  readonly graph: GraphReader;
  readonly asked: () => number;
  readonly waits: readonly number[];
  readonly seen: readonly string[];
  readonly base: string;
}

type Step = (request: IncomingMessage, response: ServerResponse, base: string) => void;

const REQUEST = { version: "v1.0", path: "/deviceManagement/managedDevices" } as const;
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that does one step for each request, the last one for all that follow. */
function setUp(...steps: readonly Step[]): Promise<World> {
  return setUpWith({}, ...steps);
}

/** The same, with a deadline that is soon: for what never ends. */
function setUpHurried(...steps: readonly Step[]): Promise<World> {
  return setUpWith({ requestTimeoutMs: 150 }, ...steps);
}

async function setUpWith(
  limits: { readonly requestTimeoutMs?: number },
  ...steps: readonly Step[]
): Promise<World> {
  let asked = 0;
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const step = steps[Math.min(asked, steps.length - 1)];
    asked += 1;
    seen.push(`${request.url} ${request.headers.authorization}`);
    step?.(request, response, base);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const waits: number[] = [];
  const graph = createGraphReader({
    cloud: resolveCloud({ graph: base, login: base }),
    credential: { getToken: async () => "abc" },
    clock: systemClock,
    sleep: async (ms) => void waits.push(ms),
    limits: { maxBodyBytes: 100_000, ...limits },
  });
  return { graph, asked: () => asked, waits, seen, base };
}

async function read(graph: GraphReader): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const page of graph.pages(REQUEST)) rows.push(...page.rows);
  return rows;
}

const json =
  (body: unknown): Step =>
  (_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(body));
  };

describe("over a real connection", () => {
  it("an answer that never begins ends at the deadline, within the budget of attempts", async () => {
    const { graph, waits } = await setUpHurried(() => undefined);
    await expect(read(graph)).rejects.toMatchObject({ kind: "timeout", status: null });
    // Before each further attempt; that the server heard of all of them in time is not certain.
    expect(waits).toHaveLength(2);
  });

  it("a body that never ends falls under the same deadline", async () => {
    const { graph } = await setUpHurried((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"value":[');
    });
    await expect(read(graph)).rejects.toMatchObject({ kind: "timeout" });
  });

  it("a body that is cut is asked for again, and incomplete when it's always cut", async () => {
    const once = await setUp(cut, json({ value: [{ id: "1" }] }));
    expect(await read(once.graph)).toEqual([{ id: "1" }]);
    const always = await setUp(cut);
    await expect(read(always.graph)).rejects.toMatchObject({ kind: "incomplete" });
  });

  it("a storm of 429 is waited out without a real wait", async () => {
    const { graph, waits } = await setUp(storm, storm, storm, json({ value: [] }));
    expect(await read(graph)).toEqual([]);
    expect(waits).toEqual([30_000, 30_000, 30_000]);
  });

  it("a redirect is not followed, so that no other host gets the token", async () => {
    const elsewhere = await setUp(json({ value: [] }));
    const away: Step = (_request, response) => {
      response.writeHead(302, { location: `${elsewhere.base}/v1.0/x` });
      response.end();
    };
    const { graph } = await setUp(away);
    await expect(read(graph)).rejects.toMatchObject({ kind: "badAnswer", status: 302 });
    expect(elsewhere.seen).toEqual([]);
  });

  it("a login page with status 200 is a bad answer", async () => {
    const { graph } = await setUp((_request, response) => {
      response.setHeader("content-type", "text/html");
      response.end("<!doctype html><title>Sign in</title>");
    });
    await expect(read(graph)).rejects.toMatchObject({ kind: "badAnswer", status: 200 });
  });

  it("an answer beyond the cap is not read to its end", async () => {
    const { graph } = await setUp((_request, response) => {
      response.setHeader("content-type", "application/json");
      response.end(`{"value":["${"x".repeat(500_000)}"]}`);
    });
    await expect(read(graph)).rejects.toMatchObject({ kind: "badAnswer" });
  });

  it("a repeated link ends the list", async () => {
    const { graph, asked } = await setUp((_request, response, base) => {
      json({ value: [1], "@odata.nextLink": `${base}/v1.0/deviceManagement/managedDevices?$skiptoken=a` })(
        _request,
        response,
        base,
      );
    });
    await expect(read(graph)).rejects.toMatchObject({ kind: "incomplete" });
    expect(asked()).toBe(2);
  });
});

const cut: Step = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "500" });
  response.write('{"value":[{"id":"1"}', () => response.destroy());
};

const storm: Step = (_request, response) => {
  response.writeHead(429, { "retry-after": "30" });
  response.end();
};
