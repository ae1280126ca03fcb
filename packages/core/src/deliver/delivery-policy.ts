import type { DeliveryClass } from "./delivery-class.ts";
import type { DeferralCause } from "./notifier.ts";

/** How long a message is tried again, and how often. */
export interface RetryRule {
  /** The wait after the first attempt; each further one is twice as long. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** From the first attempt on; after that nothing more is tried by itself. */
  readonly budgetMs: number;
}

/** What is done about messages that did not simply arrive. */
export interface DeliveryPolicy {
  /** A message that may or may not have arrived: sent again under the same Message-ID, or left to a person. */
  readonly unknown: Readonly<Record<DeliveryClass, "resend" | "wait">>;
  readonly retry: Readonly<Record<DeferralCause, RetryRule>>;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

export const DEFAULT_DELIVERY_POLICY: DeliveryPolicy = {
  unknown: { alert: "resend", report: "wait" },
  retry: {
    network: { firstMs: 30 * SECOND_MS, longestMs: HOUR_MS, budgetMs: 24 * HOUR_MS },
    temporary: { firstMs: MINUTE_MS, longestMs: 4 * HOUR_MS, budgetMs: 48 * HOUR_MS },
    throttle: { firstMs: MINUTE_MS, longestMs: HOUR_MS, budgetMs: 24 * HOUR_MS },
  },
};
