import type { Delivery } from "@intune-om/core";

/** What was not handed over of what a command sent, each with how to go on. */
export function unreached(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries
    .filter(({ state }) => state !== "accepted")
    .map(
      ({ id, run, recipient, state, reason }) =>
        `${recipient.address}: ${state}${reason === null ? "" : `: ${reason}`}\n  ${
          state === "pending" || state === "deferred"
            ? `Go on with: intune-om runs continue ${run}`
            : `Try again with: intune-om deliveries retry ${id}`
        }`,
    );
}
