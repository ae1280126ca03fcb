import { type Alert, alertKey, isActive, type Resolution } from "./alert.ts";
import type { Firing } from "./firing.ts";
import { FLAPPING_CLEAR, isQuiet } from "./flapping.ts";
import { dropped, endEpisode, notReturned } from "./life/end-episode.ts";
import { goOn, knownAgain } from "./life/go-on.ts";
import { eventOf, type LifeContext, type LifeStep, worseOf } from "./life/life-step.ts";
import { openEpisode } from "./life/open-episode.ts";
import type { ChangedLimit } from "./rule-limits.ts";
import type { RuleUse, UnknownCause } from "./rule-outcome.ts";
import { figuresOf } from "./same-figures.ts";

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
    returnsSince: null,
    seen: 1,
    clear: 0,
    openedAt: null,
    resolvedAt: null,
    resolution: null,
    limits: [],
    unknownSince: null,
    acknowledged: null,
    owner: null,
    openings: [],
    flappingSince: null,
    told: null,
  };
  return use.for <= 1 ? openEpisode(pending, firing, context) : { alert: pending, events: [] };
}

/** A known alert fires. */
export function fire(known: Alert, firing: Firing, context: LifeContext): LifeStep | null {
  if (isActive(known)) return goOn(known, firing, context);
  const { at, use } = context;
  const isOver = known.state === "resolved";
  const seen: Alert = {
    ...known,
    ...(isOver ? { returnsSince: known.returnsSince ?? at } : waiting(known, firing, use)),
    lastSeen: at,
    seen: known.seen + 1,
    clear: 0,
  };
  return seen.seen >= use.for ? openEpisode(seen, firing, context) : { alert: seen, events: [] };
}

/**
 * A known alert does not fire.
 * @param why What that means, asked when it is over.
 */
export function calm(known: Alert, why: () => Resolution, context: LifeContext): LifeStep | null {
  if (known.state === "pending") return dropped(known);
  if (known.state === "resolved") return notReturned(known);
  const { at, use, flapping } = context;
  const clear = known.clear + 1;
  const alert: Alert = { ...known, role: use.role, seen: 0, clear, unknownSince: null };
  const events = knownAgain(known, at);
  const isOver =
    known.flappingSince === null
      ? clear >= use.resolveAfter
      : clear >= use.resolveAfter * FLAPPING_CLEAR && isQuiet(known.openings, at, flapping);
  if (!isOver) return { alert, events };
  const over = endEpisode(alert, why(), at);
  return { alert: over.alert, events: [...events, ...over.events] };
}

/** Nothing can be said of it: its counters stand still. */
export function doubt(known: Alert, cause: UnknownCause, at: Date): LifeStep | null {
  if (!isActive(known) || known.unknownSince !== null) return null;
  return { alert: { ...known, unknownSince: at }, events: [eventOf(known, at, { kind: "unknown", cause })] };
}

/**
 * It is over, however long it has been clear. One that never opened is dropped, one that is resolved stays so.
 * @param limits Those of the plan that were changed so that it is over.
 */
export function finish(
  known: Alert,
  why: Resolution,
  at: Date,
  limits: readonly ChangedLimit[] = [],
): LifeStep | null {
  if (known.state === "pending") return dropped(known);
  return isActive(known) ? endEpisode(known, why, at, limits) : notReturned(known);
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
