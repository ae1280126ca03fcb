import { type Alert, alertKey, isActive, type Resolution } from "./alert.ts";
import type { AlertEvent, AlertStep } from "./alert-event.ts";
import type { Firing } from "./firing.ts";
import { FLAPPING_CLEAR, type FlappingPolicy, isFlapping, isQuiet, withOpening } from "./flapping.ts";
import type { RuleUse, UnknownCause } from "./rule-outcome.ts";
import { figuresOf, isSameFigures } from "./same-figures.ts";
import { compareSeverity } from "./severity.ts";

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

/** An alert of which nothing was known fires. */
export function begin(firing: Firing, context: LifeContext): LifeStep {
  const { tenant, at, use } = context;
  const pending: Alert = {
    ...figuresOf(firing, use),
    tenant,
    key: alertKey(use.rule, firing.entity),
    rule: use.rule,
    role: use.role,
    state: "pending",
    episode: 0,
    worst: firing.value,
    worstStage: firing.stage,
    firstSeen: at,
    lastSeen: at,
    seen: 1,
    clear: 0,
    openedAt: null,
    resolvedAt: null,
    resolution: null,
    unknownSince: null,
    acknowledged: null,
    owner: null,
    openings: [],
    flappingSince: null,
    told: null,
  };
  return use.for <= 1 ? open(pending, firing, context) : { alert: pending, events: [] };
}

/** A known alert fires. */
export function fire(known: Alert, firing: Firing, context: LifeContext): LifeStep | null {
  if (isActive(known)) return goOn(known, firing, context);
  const { at, use } = context;
  const isFirst = known.seen === 0;
  const seen: Alert = {
    ...known,
    ...(known.state === "pending" ? waiting(known, firing, use) : {}),
    firstSeen: isFirst ? at : known.firstSeen,
    lastSeen: at,
    seen: known.seen + 1,
    clear: 0,
  };
  return seen.seen >= use.for ? open(seen, firing, context) : { alert: seen, events: [] };
}

/**
 * A known alert does not fire.
 * @param isGone Whether what it is about is no longer there.
 */
export function calm(known: Alert, isGone: () => boolean, context: LifeContext): LifeStep | null {
  if (known.state === "pending") return { alert: dropped(known), events: [] };
  if (known.state === "resolved")
    return known.seen === 0 ? null : { alert: { ...known, seen: 0 }, events: [] };
  const { at, use, flapping } = context;
  const clear = known.clear + 1;
  const alert: Alert = { ...known, role: use.role, seen: 0, clear, unknownSince: null };
  const events = knownAgain(known, at);
  const isOver =
    known.flappingSince === null
      ? clear >= use.resolveAfter
      : clear >= use.resolveAfter * FLAPPING_CLEAR && isQuiet(known.openings, at, flapping);
  if (!isOver) return { alert, events };
  const over = resolve(alert, isGone() ? "gone" : "clear", at);
  return { alert: over.alert, events: [...events, ...over.events] };
}

/** Nothing can be said of it: its counters stand still. */
export function doubt(known: Alert, cause: UnknownCause, at: Date): LifeStep | null {
  if (!isActive(known) || known.unknownSince !== null) return null;
  return { alert: { ...known, unknownSince: at }, events: [eventOf(known, at, { kind: "unknown", cause })] };
}

/** It is over, however long it has been clear. One that never opened is dropped, one that is resolved stays so. */
export function finish(known: Alert, why: Resolution, at: Date): LifeStep | null {
  if (known.state === "pending") return { alert: dropped(known), events: [] };
  if (isActive(known)) return resolve(known, why, at);
  return known.seen === 0 ? null : { alert: { ...known, seen: 0 }, events: [] };
}

/** Whether it was pending and is clear, so that there is nothing to remember of it. */
export function isDropped({ state, seen }: Pick<Alert, "state" | "seen">): boolean {
  return state === "pending" && seen === 0;
}

/**
 * Whether it fires, and is known to: whatever of these is not among those that a judgement changed has fired just as
 * before.
 */
export function goesOn(alert: Pick<Alert, "state" | "clear" | "unknownSince">): boolean {
  return isActive(alert) && alert.clear === 0 && alert.unknownSince === null;
}

/** What an alert that has never opened shows meanwhile; what was resolved shows how it ended. */
function waiting(known: Alert, firing: Firing, use: RuleUse): Partial<Alert> {
  return {
    ...figuresOf(firing, use),
    role: use.role,
    worst: worseOf(known.worst, firing),
    worstStage: Math.max(known.worstStage, firing.stage),
  };
}

/** Who acknowledged it and whom it was assigned to is known until it opens again, and no longer counts then. */
function open(pending: Alert, firing: Firing, context: LifeContext): LifeStep {
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
    openedAt: at,
    resolvedAt: null,
    resolution: null,
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

function goOn(known: Alert, firing: Firing, context: LifeContext): LifeStep | null {
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

function resolve(known: Alert, why: Resolution, at: Date): LifeStep {
  const alert: Alert = {
    ...known,
    state: "resolved",
    resolvedAt: at,
    resolution: why,
    unknownSince: null,
    flappingSince: null,
    seen: 0,
  };
  const events: AlertEvent[] = [eventOf(alert, at, { kind: "resolved", why })];
  if (known.flappingSince !== null) events.unshift(eventOf(alert, at, { kind: "steady" }));
  return { alert, events };
}

function dropped(known: Alert): Alert {
  return { ...known, seen: 0, clear: known.clear + 1 };
}

function knownAgain(known: Alert, at: Date): AlertEvent[] {
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

function worseOf(worst: number | null, { value, worse }: Firing): number | null {
  if (worst === null || value === null) return worst ?? value;
  return worse === "higher" ? Math.max(worst, value) : Math.min(worst, value);
}

function eventOf({ tenant, key, episode }: Alert, at: Date, step: AlertStep): AlertEvent {
  return { tenant, key, episode, at, by: null, ...step };
}
