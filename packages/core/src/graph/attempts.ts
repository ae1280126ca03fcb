import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { messageOf, OmError } from "../errors.ts";
import { chained } from "./chained.ts";
import type { Exchange, Repeatable } from "./exchange.ts";
import { errorOfAnswer, GraphError } from "./graph-error.ts";
import type { GraphLimits } from "./limits.ts";
import type { MiddlewareDeps } from "./middleware.ts";
import { parseRetryAfter, waitBeforeRetry } from "./retry-after.ts";

/** Attempts, each within its deadline, until one succeeds or the budget of retries and waits is used up. */
export function createAttempts(deps: MiddlewareDeps): Middleware {
  return chained(async (context, exchange, next) => {
    let waitedMs = 0;
    let refreshed = false;
    let busy = 0;
    let faults = 0;
    const { request } = exchange;
    for (;;) {
      await deps.pacer.take(request.paced, request.signal);
      const error = await attempt(context, exchange, next, deps.limits);
      if (error === null) return;
      if (error.kind === "unauthorized" && !refreshed) {
        refreshed = true;
        exchange.forceRefresh = true;
        continue;
      }
      const isBusy = error.kind === "throttled" || error.kind === "unavailable";
      const retries = isBusy ? deps.limits.busyRetries - busy : deps.limits.faultRetries - faults;
      if (!mayRepeat(request.repeatable, error) || !isTransient(error) || retries <= 0) throw error;
      const waitMs = waitBeforeRetry({
        askedMs: parseRetryAfter(exchange.answer?.headers.get("retry-after"), deps.clock.now()),
        attempt: busy + faults,
        backoffMs: deps.limits.backoffMs,
        maxWaitMs: deps.limits.maxWaitMs,
        random: deps.random(),
      });
      if (waitedMs + waitMs > deps.limits.totalWaitMs) throw error;
      deps.onRetry?.(error, waitMs);
      if (error.kind === "throttled") for (const paced of request.paced) deps.pacer.refused(paced, waitMs);
      await deps.pacer.wait(waitMs, request.signal);
      waitedMs += waitMs;
      if (isBusy) busy += 1;
      else faults += 1;
    }
  });
}

/** One attempt within its deadline. Answers what went wrong with the service; everything else is thrown. */
async function attempt(
  context: Context,
  exchange: Exchange<unknown>,
  next: Middleware,
  limits: GraphLimits,
): Promise<GraphError | null> {
  const { request } = exchange;
  request.signal?.throwIfAborted();
  const deadline = new AbortController();
  const { signal: late } = deadline;
  const timer = setTimeout(() => deadline.abort(), limits.requestTimeoutMs);
  const signal = request.signal === undefined ? late : AbortSignal.any([request.signal, late]);
  exchange.answer = null;
  try {
    context.options = { ...context.options, signal };
    await next.execute(context);
    return await readOutcome(exchange);
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof GraphError) return error;
    if (error instanceof OmError) throw error;
    const { method, url } = request;
    if (late.aborted) {
      return new GraphError(`no whole answer within ${limits.requestTimeoutMs} ms`, {
        kind: "timeout",
        method,
        url,
      });
    }
    return new GraphError(describe(error), { kind: "network", method, url, cause: error });
  } finally {
    clearTimeout(timer);
  }
}

async function readOutcome(exchange: Exchange<unknown>): Promise<GraphError | null> {
  const { answer, request } = exchange;
  if (answer === null) throw new Error("The wire left no answer.");
  if (answer.status < 200 || answer.status > 299) return errorOfAnswer(answer);
  exchange.outcome = { value: await request.read(answer) };
  return null;
}

function mayRepeat(repeatable: Repeatable, error: GraphError): boolean {
  return repeatable === "whenRefused" ? error.status === 429 : repeatable;
}

function isTransient(error: GraphError): boolean {
  if (error.kind === "unavailable")
    return error.status === 503 || error.status === 504 || error.status === 502;
  return ["throttled", "badAnswer", "incomplete", "timeout", "network"].includes(error.kind);
}

/** `fetch failed` says nothing; the reason stands in its cause. */
function describe(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined ? messageOf(error) : `${messageOf(error)}: ${messageOf(cause)}`;
}
