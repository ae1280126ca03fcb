import type { DeliveryOutcome } from "@intune-om/core";

/** Ends the sending of a message that has certainly not left: what became of it instead. */
export class NotSent extends Error {
  readonly outcome: Exclude<DeliveryOutcome, { outcome: "accepted" | "unknown" }>;

  constructor(outcome: Exclude<DeliveryOutcome, { outcome: "accepted" | "unknown" }>) {
    super(outcome.reason);
    this.name = "NotSent";
    this.outcome = outcome;
  }
}
