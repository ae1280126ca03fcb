import type { RetryRule } from "../deliver/delivery-policy.ts";
import { type NextTry, nextTry } from "../deliver/retry-policy.ts";
import { OmError } from "../errors.ts";
import type { RunTries } from "../store/run-queue.ts";

const MINUTE_MS = 60_000;

/** A report that comes six hours late is better made by the next occurrence. */
const RUN_RETRY: RetryRule = { firstMs: MINUTE_MS, longestMs: 30 * MINUTE_MS, budgetMs: 360 * MINUTE_MS };

/** What no further try can mend: somebody has to change the plan or the configuration. */
const HOPELESS: ReadonlySet<string> = new Set([
  "run.unknown-report",
  "run.unknown-tenant",
  "run.unknown-audience",
  "run.nobody",
  "run.no-letters",
]);

/**
 * When a run that failed is tried again: after a minute, then twice as long each time and half an hour at most, until
 * six hours have gone by since it first failed.
 */
export function nextRunTry(
  id: string,
  { count, failedFirstAt }: RunTries,
  { error, now }: { readonly error: unknown; readonly now: Date },
): NextTry {
  if (error instanceof OmError && HOPELESS.has(error.code)) return { kind: "spent" };
  return nextTry(RUN_RETRY, { id, attempts: Math.max(1, count), firstAttemptAt: failedFirstAt ?? now, now });
}
