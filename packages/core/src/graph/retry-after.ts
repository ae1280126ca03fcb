const SECONDS = /^\d{1,9}(?:\.\d{1,9})?$/;

/**
 * The wait that a Retry-After header asks for, in milliseconds. `null` when there is none, or when it is
 * negative, in the past or not understood: the caller's own back-off is then the safer wait.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after; Graph also sends fractions of a second.
 */
export function parseRetryAfter(header: string | null | undefined, now: Date): number | null {
  const text = header?.trim() ?? "";
  if (SECONDS.test(text)) return Math.ceil(Number(text) * 1_000);
  if (!/^[A-Z][a-z]{2},? /.test(text)) return null;
  const wait = Date.parse(text) - now.getTime();
  return Number.isFinite(wait) && wait > 0 ? wait : null;
}

export interface WaitOptions {
  /** From the service, `null` when it named none. */
  readonly askedMs: number | null;
  /** 0 for the first retry. */
  readonly attempt: number;
  readonly backoffMs: number;
  readonly maxWaitMs: number;
  /** From 0 to 1. */
  readonly random: number;
}

/** How long to wait before the next attempt: what was asked for, else exponential back-off with jitter; never above the cap. */
export function waitBeforeRetry(options: WaitOptions): number {
  const backoff = options.backoffMs * 2 ** Math.min(options.attempt, 20);
  // Half is fixed and half is spread, so that many clients do not come back at the same moment.
  const spread = backoff / 2 + (backoff / 2) * options.random;
  const wait = options.askedMs === null ? spread : options.askedMs;
  return Math.min(Math.round(wait), options.maxWaitMs);
}
