import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import type { Clock } from "../clock.ts";
import { createAttempts } from "./attempts.ts";
import { chained } from "./chained.ts";
import type { GraphError } from "./graph-error.ts";
import type { GraphLimits } from "./limits.ts";
import type { Pacer } from "./pacer.ts";
import type { TokenSource } from "./token-source.ts";
import type { Wire } from "./wire.ts";

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export interface MiddlewareDeps {
  readonly credential: TokenSource;
  readonly wire: Wire;
  readonly pacer: Pacer;
  readonly clock: Clock;
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

function createWire({ wire, limits }: MiddlewareDeps): Middleware {
  return chained(async (context, exchange) => {
    const { method, url } = exchange.request;
    const { signal, body } = context.options ?? {};
    const { status, headers, text } = await wire({
      method,
      url,
      headers: headersOf(context),
      maxBytes: limits.maxBodyBytes,
      ...(typeof body === "string" ? { body } : {}),
      ...(signal ? { signal } : {}),
    });
    exchange.answer = { method, url, status, headers, text, requestId: headers.get("request-id") };
    // The library only looks whether there is an answer; what it says was read above.
    context.response = new Response(null);
  });
}

function headersOf(context: Context): Record<string, string> {
  const headers = context.options?.headers;
  return headers === undefined ? {} : Object.fromEntries(new Headers(headers as Record<string, string>));
}
