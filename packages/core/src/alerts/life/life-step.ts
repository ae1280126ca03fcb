import type { Alert } from "../alert.ts";
import type { AlertEvent, AlertStep } from "../alert-event.ts";
import type { Firing } from "../firing.ts";
import type { FlappingPolicy } from "../flapping.ts";
import type { RuleUse } from "../rule-outcome.ts";

/** What one snapshot made of an alert; null where it is as before, but for having been seen once more. */
export interface LifeStep {
  readonly alert: Alert;
  readonly events: readonly AlertEvent[];
}

/** When a step is taken, and what it is judged by. */
export interface LifeContext {
  readonly tenant: string;
  readonly at: Date;
  readonly use: RuleUse;
  readonly flapping: FlappingPolicy;
}

/** A step that the program took, as it is kept. */
export function eventOf({ tenant, key, episode }: Alert, at: Date, step: AlertStep): AlertEvent {
  return { tenant, key, episode, at, by: null, ...step };
}

/** The worst of what was known and what fires, whichever way is worse. */
export function worseOf(worst: number | null, { value, worse }: Firing): number | null {
  if (worst === null || value === null) return worst ?? value;
  return worse === "higher" ? Math.max(worst, value) : Math.min(worst, value);
}
