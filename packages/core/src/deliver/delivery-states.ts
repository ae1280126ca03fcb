/** One message to one recipient over one channel. */
export const DELIVERY_STATES = [
  "pending",
  "held",
  "attempting",
  "accepted",
  "deferred",
  "rejected",
  "unknown",
  "suppressed",
  "dead",
] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number];

/**
 * What may follow what. `attempting` is committed before the first byte that could count, so whatever stands
 * there after a crash is `unknown`. `unknown` and `rejected` go on only when a person says so.
 */
export const DELIVERY_TRANSITIONS: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  pending: ["held", "attempting", "suppressed", "dead"],
  held: ["pending", "suppressed", "dead"],
  attempting: ["accepted", "deferred", "rejected", "unknown"],
  deferred: ["pending", "attempting", "suppressed", "dead"],
  rejected: ["pending", "dead"],
  unknown: ["pending", "accepted", "dead"],
  accepted: [],
  suppressed: [],
  dead: [],
};

/** States in which nothing more happens by itself. */
const SETTLED: ReadonlySet<DeliveryState> = new Set([
  "accepted",
  "rejected",
  "unknown",
  "suppressed",
  "dead",
]);

export function isSettled(state: DeliveryState): boolean {
  return SETTLED.has(state);
}
