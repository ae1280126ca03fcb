import type { Alert } from "../alert.ts";
import type { AlertEvent } from "../alert-event.ts";
import type { Firing } from "../firing.ts";
import { isQuiet, withOpening } from "../flapping.ts";
import { figuresOf, isSameFigures } from "../same-figures.ts";
import { compareSeverity } from "../severity.ts";
import { eventOf, type LifeContext, type LifeStep, worseOf } from "./life-step.ts";

/** An active alert fires once more: what changed within its episode. */
export function goOn(known: Alert, firing: Firing, context: LifeContext): LifeStep | null {
  const { at, use, flapping } = context;
  const figures = figuresOf(firing, use);
  // While it flaps it stays open, and what would have opened it again counts all the same.
  const returns = known.flappingSince !== null && known.clear >= use.resolveAfter;
  const openings = returns ? withOpening(known.openings, at, flapping) : known.openings;
  const isSteady = known.flappingSince !== null && isQuiet(openings, at, flapping);
  const isAsBefore = known.clear === 0 && known.unknownSince === null && known.role === use.role;
  if (isAsBefore && !isSteady && isSameFigures(known, figures)) return null;
  const alert: Alert = {
    ...known,
    ...figures,
    role: use.role,
    worst: worseOf(known.worst, firing),
    worstStage: Math.max(known.worstStage, figures.stage),
    lastSeen: at,
    seen: known.seen + 1,
    clear: 0,
    unknownSince: null,
    openings,
    flappingSince: isSteady ? null : known.flappingSince,
  };
  const events = [...knownAgain(known, at), ...renamed(known, alert, at), ...moved(known, alert, at)];
  if (isSteady) events.push(eventOf(alert, at, { kind: "steady" }));
  return { alert, events };
}

/** The step of an alert of which nothing could be said before. */
export function knownAgain(known: Alert, at: Date): AlertEvent[] {
  return known.unknownSince === null ? [] : [eventOf(known, at, { kind: "known" })];
}

function renamed({ entity: { name: from } }: Alert, alert: Alert, at: Date): AlertEvent[] {
  const to = alert.entity.name;
  return from === to ? [] : [eventOf(alert, at, { kind: "renamed", from, to })];
}

/** By severity, and where that is the same by stage. */
function moved(known: Alert, alert: Alert, at: Date): AlertEvent[] {
  const by = compareSeverity(alert.severity, known.severity) || alert.stage - known.stage;
  if (by === 0) return [];
  const { severity, stage, value } = alert;
  return [eventOf(alert, at, { kind: by > 0 ? "worsened" : "eased", severity, stage, value })];
}
