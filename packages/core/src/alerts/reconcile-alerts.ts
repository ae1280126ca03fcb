import type { JudgedAlerts, RuleStanding } from "../store/alerts.ts";
import { type Alert, alertKey, isActive, type Resolution } from "./alert.ts";
import type { AlertEvent } from "./alert-event.ts";
import { begin, calm, doubt, finish, fire } from "./alert-life.ts";
import type { Firing } from "./firing.ts";
import type { FlappingPolicy } from "./flapping.ts";
import type { LifeContext, LifeStep } from "./life/life-step.ts";
import type { Loosened } from "./loosened-rules.ts";
import type { RuleLimits } from "./rule-limits.ts";
import type { RuleOutcome, UnknownCause } from "./rule-outcome.ts";

/** What one snapshot says, beside what is known of the alerts of its tenant. */
export interface ReconcileInput {
  readonly tenant: string;
  /** When the snapshot was taken. */
  readonly at: Date;
  /** Every alert of the tenant, resolved ones too. Gone through once: what is as before is not held. */
  readonly known: Iterable<Alert>;
  /** One for each rule in use. */
  readonly outcomes: readonly RuleOutcome[];
  readonly standings: readonly RuleStanding[];
  readonly flapping: FlappingPolicy;
  /** What the plan lets each rule be judged by. Default: it is not remembered. */
  readonly limits?: ReadonlyMap<string, RuleLimits>;
  /** What no longer fires because the plan's limits were changed, by rule. Default: nothing does so. */
  readonly loosened?: ReadonlyMap<string, Loosened>;
  /** Whether what an alert is about is no longer there; without it everything is. */
  readonly entityIsGone?: (alert: Alert) => boolean;
}

/**
 * Takes the alerts of a tenant one snapshot further. What fires just as before is not among those that changed: whoever
 * keeps the alerts counts it as seen once more.
 */
export function reconcileAlerts(input: ReconcileInput): JudgedAlerts {
  const { at, known, outcomes } = input;
  const takes = new Map(outcomes.map((outcome) => [outcome.rule, createTake(input, outcome)]));
  const changed: Alert[] = [];
  const events: AlertEvent[] = [];
  const keep = (step: LifeStep | null): void => {
    if (step === null) return;
    changed.push(step.alert);
    events.push(...step.events);
  };
  for (const alert of known) {
    const take = takes.get(alert.rule);
    // Its rule is no longer in use.
    keep(take === undefined ? finish(alert, "ruleOff", at) : take.known(alert));
  }
  for (const { begun } of takes.values()) for (const step of begun()) keep(step);
  const isSettled = ({ rule }: RuleOutcome): boolean => takes.get(rule)?.isSettled() ?? true;
  const standings = outcomes.map((outcome) => standingOf(input, outcome, isSettled(outcome)));
  return { changed, events, standings };
}

/** How the alerts of one rule are taken further. */
interface Take {
  known(alert: Alert): LifeStep | null;
  /** Asked when all that are known were taken: those that fire and are not among them. */
  begun(): Iterable<LifeStep>;
  /** Whether it could be said of each of them whether it holds. */
  isSettled(): boolean;
}

function createTake(input: ReconcileInput, outcome: RuleOutcome): Take {
  const { at } = input;
  const begun = (): readonly LifeStep[] => [];
  if (outcome.state === "notApplicable")
    return { known: (alert) => finish(alert, "notApplicable", at), begun, isSettled: () => true };
  if (outcome.state === "unknown")
    return { known: (alert) => doubt(alert, outcome.cause, at), begun, isSettled: () => false };
  return createFiringTake(input, outcome);
}

function createFiringTake(
  { tenant, at, flapping, entityIsGone, loosened }: ReconcileInput,
  outcome: Extract<RuleOutcome, { state: "read" }>,
): Take {
  const { rule, firings, unknown, incomplete, lapsed, lapses } = outcome;
  const context: LifeContext = { tenant, at, use: outcome, flapping };
  const firingOf = firingsByKey(rule, firings);
  const missing = new Map(unknown.map((one) => [one.entity.id, one.missing]));
  const inPart: UnknownCause = { kind: "source", sources: incomplete };
  const within = loosened?.get(rule);
  const endOf = (alert: Alert): Resolution => {
    if (entityIsGone?.(alert) === true) return "gone";
    return lapses === true || lapsed?.has(alert.entity.id) === true ? "lapsed" : "clear";
  };
  let isSettled = true;
  return {
    known: (alert) => {
      const firing = firingOf.get(alert.key);
      firingOf.delete(alert.key);
      if (firing !== undefined) return fire(alert, firing, context);
      const { id } = alert.entity;
      if (within?.fires.has(id) === true) return finish(alert, "limit", at, within.limits);
      const field = missing.get(id);
      if (field !== undefined || incomplete.length > 0) {
        isSettled &&= !isActive(alert);
        return doubt(alert, field === undefined ? inPart : { kind: "missing", field }, at);
      }
      return calm(alert, () => endOf(alert), context);
    },
    *begun() {
      for (const firing of firingOf.values()) yield begin(firing, context);
    },
    isSettled: () => isSettled,
  };
}

/** Of two about one entity the first counts: a rule that gives several has the worst first. */
function firingsByKey(rule: string, firings: readonly Firing[]): Map<string, Firing> {
  const byKey = new Map<string, Firing>();
  for (const firing of firings) {
    const key = alertKey(rule, firing.entity);
    if (!byKey.has(key)) byKey.set(key, firing);
  }
  return byKey;
}

/**
 * @param isSettled While nobody can say of an alert whether it holds, the limits that it was judged by last are kept: once
 * that can be said, it may be over because of others.
 */
function standingOf(
  { tenant, at, standings, limits }: ReconcileInput,
  outcome: RuleOutcome,
  isSettled: boolean,
): RuleStanding {
  const { rule, state } = outcome;
  const before = standings.find((standing) => standing.rule === rule);
  const now = limits?.get(rule) ?? null;
  return {
    tenant,
    rule,
    state,
    cause: outcome.state === "unknown" ? outcome.cause : null,
    since: before?.state === state ? before.since : at,
    limits: isSettled ? now : (before?.limits ?? now),
  };
}
