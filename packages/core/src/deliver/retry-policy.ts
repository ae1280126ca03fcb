import { createHash } from "node:crypto";
import type { RetryRule } from "./delivery-policy.ts";

export type NextTry = { readonly kind: "again"; readonly at: Date } | { readonly kind: "spent" };

export interface Tried {
  readonly id: string;
  /** Attempts so far, the one that just ended included. */
  readonly attempts: number;
  readonly firstAttemptAt: Date;
  readonly now: Date;
  /** How long the other side asks to wait, where it does. */
  readonly retryAfterMs?: number;
}

/** Waits differ by so much in both directions, so that what failed together does not come back together. */
const JITTER = 0.2;
const MOST_DOUBLINGS = 30;

/**
 * When a message is tried again: twice as long after each attempt, and as long as the other side asks for where that is no
 * longer than the longest wait, until the budget since the first attempt is spent.
 */
export function nextTry(rule: RetryRule, tried: Tried): NextTry {
  const { attempts, firstAttemptAt, now, retryAfterMs = 0 } = tried;
  // A clock that was set back since then has spent nothing.
  const spentMs = Math.max(0, now.getTime() - firstAttemptAt.getTime());
  const doublings = Math.min(Math.max(0, attempts - 1), MOST_DOUBLINGS);
  const plainMs = Math.round(Math.min(rule.firstMs * 2 ** doublings, rule.longestMs) * spread(tried));
  const askedMs = Math.min(retryAfterMs, rule.longestMs);
  const waitMs = Math.max(plainMs, askedMs);
  if (spentMs + waitMs > rule.budgetMs) return { kind: "spent" };
  return { kind: "again", at: new Date(now.getTime() + waitMs) };
}

/** The same for the same attempt, whoever asks: nothing about a retry is left to chance. */
function spread({ id, attempts }: Tried): number {
  const [byte = 0] = createHash("sha256").update(`${id}:${attempts}`).digest();
  return 1 - JITTER + (byte / 255) * 2 * JITTER;
}
