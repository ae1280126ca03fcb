import type { ClaimedDelivery, Settlement } from "../store/outbox.ts";
import { deliveryClass } from "./delivery-class.ts";
import type { DeliveryPolicy } from "./delivery-policy.ts";
import type { DeliveryOutcome } from "./notifier.ts";
import { nextTry } from "./retry-policy.ts";
import { triedOf } from "./tried-of.ts";

interface Judging {
  readonly policy: DeliveryPolicy;
  readonly now: Date;
}

/** What is written of an outcome: when it is tried again, or that it is not. */
export function settlementOf(
  claimed: ClaimedDelivery,
  outcome: DeliveryOutcome,
  judging: Judging,
): Settlement {
  if (outcome.outcome === "accepted") return { claimed, to: "accepted", reason: outcome.response };
  const { reason, hint } = outcome;
  if (outcome.outcome === "rejected") return { claimed, to: "rejected", reason, hint };
  if (outcome.outcome === "unknown") return unknown(claimed, outcome, judging);
  return putOff(claimed, outcome, judging);
}

function putOff(
  claimed: ClaimedDelivery,
  { cause, retryAfterMs, reason, hint }: Extract<DeliveryOutcome, { outcome: "deferred" }>,
  { policy, now }: Judging,
): Settlement {
  const tried = triedOf(claimed.delivery, now);
  const asked = retryAfterMs === undefined ? {} : { retryAfterMs };
  const next = nextTry(policy.retry[cause], { ...tried, ...asked });
  if (next.kind === "again") {
    const closing = cause === "throttle" ? { closeUntil: next.at } : {};
    return { claimed, to: "deferred", reason, hint, notBefore: next.at, ...closing };
  }
  const times = tried.attempts === 1 ? "one attempt" : `${tried.attempts} attempts`;
  return {
    claimed,
    to: "dead",
    reason: `given up after ${times}: ${reason}`,
    hint: `When the cause is gone, \`intune-om deliveries retry ${claimed.delivery.id}\`.`,
  };
}

function unknown(
  claimed: ClaimedDelivery,
  { reason, hint }: Extract<DeliveryOutcome, { outcome: "unknown" }>,
  { policy, now }: Judging,
): Settlement {
  const settlement: Settlement = { claimed, to: "unknown", reason, hint };
  if (policy.unknown[deliveryClass(claimed.delivery)] === "wait") return settlement;
  const next = nextTry(policy.retry.network, triedOf(claimed.delivery, now));
  return next.kind === "again" ? { ...settlement, resendAt: next.at } : settlement;
}
