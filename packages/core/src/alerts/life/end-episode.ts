import type { Alert, Resolution } from "../alert.ts";
import type { AlertEvent } from "../alert-event.ts";
import type { ChangedLimit } from "../rule-limits.ts";
import { eventOf, type LifeStep } from "./life-step.ts";

/** An active alert is over. */
export function endEpisode(
  known: Alert,
  why: Resolution,
  at: Date,
  limits: readonly ChangedLimit[] = [],
): LifeStep {
  const alert: Alert = {
    ...known,
    state: "resolved",
    resolvedAt: at,
    resolution: why,
    limits,
    unknownSince: null,
    flappingSince: null,
    seen: 0,
  };
  const resolved = { kind: "resolved", why, ...(limits.length === 0 ? {} : { limits }) } as const;
  const events: AlertEvent[] = [eventOf(alert, at, resolved)];
  if (known.flappingSince !== null) events.unshift(eventOf(alert, at, { kind: "steady" }));
  return { alert, events };
}

/** What never opened and is clear is forgotten. */
export function dropped(known: Alert): LifeStep {
  return { alert: { ...known, seen: 0, clear: known.clear + 1 }, events: [] };
}

/** What is over, fired again and did not open shows how it ended, as if it had not. */
export function notReturned(known: Alert): LifeStep | null {
  return known.seen === 0 ? null : { alert: { ...known, seen: 0, returnsSince: null }, events: [] };
}
