import type { JudgedAlerts } from "../store/alerts.ts";
import type { AlertEvent } from "./alert-event.ts";

/** Steps in the lives of alerts, counted by what they are; what did not happen is not named. */
export type StepCounts = Readonly<Partial<Record<AlertEvent["kind"], number>>>;

/** What a snapshot changed of a tenant's alerts, counted. */
export function countSteps({ events }: Pick<JudgedAlerts, "events">): StepCounts {
  const steps: Partial<Record<AlertEvent["kind"], number>> = {};
  for (const { kind } of events) steps[kind] = (steps[kind] ?? 0) + 1;
  return steps;
}
