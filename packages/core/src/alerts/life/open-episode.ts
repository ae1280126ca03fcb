import type { Alert } from "../alert.ts";
import type { Firing } from "../firing.ts";
import { isFlapping, withOpening } from "../flapping.ts";
import { figuresOf } from "../same-figures.ts";
import { eventOf, type LifeContext, type LifeStep, worseOf } from "./life-step.ts";

/**
 * An alert opens, for the first time or again. Who acknowledged it and whom it was assigned to is known until then, and no
 * longer counts.
 */
export function openEpisode(pending: Alert, firing: Firing, context: LifeContext): LifeStep {
  const { at, use, flapping } = context;
  const again = pending.episode > 0;
  const openings = withOpening(pending.openings, at, flapping);
  const flaps = isFlapping(openings, at, flapping);
  const alert: Alert = {
    ...pending,
    ...figuresOf(firing, use),
    role: use.role,
    state: "open",
    episode: pending.episode + 1,
    worst: again ? firing.value : worseOf(pending.worst, firing),
    worstStage: again ? firing.stage : Math.max(pending.worstStage, firing.stage),
    firstSeen: pending.returnsSince ?? pending.firstSeen,
    returnsSince: null,
    openedAt: at,
    resolvedAt: null,
    resolution: null,
    limits: [],
    unknownSince: null,
    acknowledged: null,
    owner: null,
    openings,
    flappingSince: flaps ? at : null,
    // Whoever has not heard that it was over still believes it open.
    told: pending.told?.recovered === false ? pending.told : null,
  };
  const opened = { kind: "opened", severity: alert.severity, value: alert.value, again } as const;
  const events = [eventOf(alert, at, opened)];
  if (flaps) events.push(eventOf(alert, at, { kind: "flapping", openings: openings.length }));
  return { alert, events };
}
