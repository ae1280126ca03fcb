import type { Delivery } from "../store/delivery-row.ts";
import type { Tried } from "./retry-policy.ts";

/** How often a delivery was tried since it was put in line, or in line again by a person. */
export function triedOf(delivery: Delivery, now: Date): Tried {
  return {
    id: delivery.id,
    attempts: delivery.attempts - delivery.attemptsBefore,
    firstAttemptAt: delivery.firstAttemptAt ?? now,
    now,
  };
}
