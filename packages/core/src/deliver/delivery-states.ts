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
 * there is `unknown`; only its own sender, who knows that no byte went out, gives it back as `pending`, also late. What was
 * given up while it was held is `held` again when a person wants it tried: it still needs somebody's yes. `rejected`,
 * `unknown` and `dead` go on when a person says so, `unknown` also where the setting for its class does. A sender who was
 * taken for gone may still tell that its message was accepted, while nobody else has taken it up. Whatever is open when a
 * store is restored from a backup is held.
 */
export const DELIVERY_TRANSITIONS: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  pending: ["held", "attempting", "accepted", "suppressed", "dead"],
  held: ["pending", "suppressed", "dead"],
  attempting: ["accepted", "deferred", "rejected", "unknown", "dead", "pending", "held"],
  deferred: ["pending", "attempting", "suppressed", "dead", "held"],
  rejected: ["pending", "dead"],
  unknown: ["pending", "accepted", "dead"],
  accepted: [],
  suppressed: [],
  dead: ["pending", "held"],
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
