import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import type { Clock } from "../clock.ts";
import { createAttempts } from "./attempts.ts";
import { chained } from "./chained.ts";
import type { GraphError } from "./graph-error.ts";
import type { GraphLimits } from "./limits.ts";
import { readBody } from "./read-body.ts";
import type { TokenSource } from "./token-source.ts";

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export interface MiddlewareDeps {
  readonly credential: TokenSource;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** From 0 to 1, for jitter. */
  readonly random: () => number;
  readonly limits: GraphLimits;
  readonly onRetry?: ((error: GraphError, waitMs: number) => void) | undefined;
}

/**
 * The chain that takes the place of the library's own: attempts, then sign-in, then the wire. The library's
 * retry handler would repeat a POST and has no deadline, its redirect handler would follow anywhere, and its
 * authentication handler knows no forced refresh.
 */
export function createMiddleware(deps: MiddlewareDeps): Middleware[] {
  return [createAttempts(deps), createSignIn(deps.credential), createWire(deps)];
}

function createSignIn(credential: TokenSource): Middleware {
  return chained(async (context, exchange, next) => {
    const signal = context.options?.signal;
    const { forceRefresh } = exchange;
    exchange.forceRefresh = false;
    const token = await credential.getToken({ forceRefresh, ...(signal ? { signal } : {}) });
    // Small letters as in headersOf: an attempt must replace the token of the one before, not stand beside it.
    context.options = {
      ...context.options,
      headers: { ...headersOf(context), authorization: `Bearer ${token}` },
    };
    await next.execute(context);
  });
}

function createWire(deps: MiddlewareDeps): Middleware {
  return chained(async (context, exchange) => {
    const { method, url } = exchange.request;
    const { signal, body } = context.options ?? {};
    const response = await deps.fetch(url, {
      method,
      headers: headersOf(context),
      redirect: "manual",
      ...(typeof body === "string" ? { body } : {}),
      ...(signal ? { signal } : {}),
    });
    const text = await readBody(response, { method, url, maxBytes: deps.limits.maxBodyBytes });
    const requestId = response.headers.get("request-id");
    exchange.answer = { method, url, status: response.status, headers: response.headers, text, requestId };
    context.response = response;
  });
}

function headersOf(context: Context): Record<string, string> {
  const headers = context.options?.headers;
  return headers === undefined ? {} : Object.fromEntries(new Headers(headers as Record<string, string>));
}
