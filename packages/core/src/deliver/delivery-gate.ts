import type { Delivery } from "../store/delivery-row.ts";
import type { Run } from "../store/run-row.ts";

/** What may happen to a delivery now. Asked again before each attempt, so that a late change still counts. */
export type GateVerdict =
  | { readonly verdict: "send" }
  /** Not now: it and what comes after it stay in line. */
  | { readonly verdict: "wait"; readonly until: Date | null; readonly reason: string }
  /** Never: the delivery ends as `suppressed`. */
  | { readonly verdict: "suppress"; readonly reason: string };

export type DeliveryGate = (run: Run, delivery: Delivery, now: Date) => GateVerdict;

/** Lets everything through. */
export const OPEN_GATE: DeliveryGate = () => ({ verdict: "send" });
