import type { Alert } from "./alert.ts";
import type { Suppression } from "./suppression.ts";

/** The state of an alert as people see it. */
export const EFFECTIVE_STATES = [
  "open",
  "acknowledged",
  "unknown",
  "suppressed",
  "pending",
  "resolved",
] as const;
export type EffectiveState = (typeof EFFECTIVE_STATES)[number];

/**
 * What an alert is for people: while it is active, that it is suppressed counts before that nobody can tell, and that
 * before its own state.
 */
export function effectiveState(
  { state, unknownSince }: Pick<Alert, "state" | "unknownSince">,
  suppression: Suppression | null,
): EffectiveState {
  if (state === "resolved" || state === "pending") return state;
  if (suppression !== null) return "suppressed";
  return unknownSince === null ? state : "unknown";
}
