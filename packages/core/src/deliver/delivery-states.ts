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
 * What may follow what. `attempting` is committed before the first byte that could count, so whatever a crash leaves
 * there is `unknown`; only its own sender, who knows that no byte went out, gives it back as `pending`. `rejected`,
 * `unknown` and `dead` go on when a person says so, `unknown` also where the setting for its class does. A sender who was
 * taken for gone may still tell that its message was accepted, while nobody else has taken it up.
 */
export const DELIVERY_TRANSITIONS: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  pending: ["held", "attempting", "accepted", "suppressed", "dead"],
  held: ["pending", "suppressed", "dead"],
  attempting: ["accepted", "deferred", "rejected", "unknown", "dead", "pending"],
  deferred: ["pending", "attempting", "suppressed", "dead"],
  rejected: ["pending", "dead"],
  unknown: ["pending", "accepted", "dead"],
  accepted: [],
  suppressed: [],
  dead: ["pending"],
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
