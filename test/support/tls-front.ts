import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import { text } from "node:stream/consumers";
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from "./certificates.ts";

/** One request that came over TLS. */
export interface FrontRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface FrontAnswer {
  readonly status: number;
  readonly body: object;
}

/** Answers a request itself; null lets it through. */
export type Intercept = (request: FrontRequest) => FrontAnswer | null;

export interface TlsFront extends AsyncDisposable {
  /** For example `https://127.0.0.1:40123`. */
  readonly url: string;
  readonly requests: readonly FrontRequest[];
}

/**
 * Puts TLS before a service that speaks plain HTTP on loopback, as Microsoft's sign-in and Graph have it. Addresses
 * in the answers that lead to the service lead to the front instead.
 */
export async function startTlsFront(target: string, intercept: Intercept = () => null): Promise<TlsFront> {
  const requests: FrontRequest[] = [];
  const server = createServer({ key: LOOPBACK_KEY, cert: LOOPBACK_CERTIFICATE });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The front has no port.");
  const url = `https://127.0.0.1:${address.port}`;
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch(() => response.destroy());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = "GET", url: path = "/", headers } = request;
    const seen = { method, path, authorization: headers.authorization, body: await text(request) };
    requests.push(seen);
    const own = intercept(seen);
    if (own !== null) {
      response.writeHead(own.status, { "content-type": "application/json" }).end(JSON.stringify(own.body));
      return;
    }
    const forwarded = await fetch(`${target}${path}`, {
      method,
      headers: forwardedHeaders(headers),
      ...(method === "POST" ? { body: seen.body } : {}),
    });
    const type = forwarded.headers.get("content-type") ?? "application/json";
    response
      .writeHead(forwarded.status, { "content-type": type })
      .end((await forwarded.text()).replaceAll(target, url));
  };
  return {
    url,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function forwardedHeaders(headers: IncomingMessage["headers"]): Record<string, string> {
  const names = ["authorization", "content-type", "accept", "prefer"] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}
