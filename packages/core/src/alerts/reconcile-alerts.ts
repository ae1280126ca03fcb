import type { JudgedAlerts, RuleStanding } from "../store/alerts.ts";
import { type Alert, alertKey } from "./alert.ts";
import type { AlertEvent } from "./alert-event.ts";
import { begin, calm, doubt, finish, fire, type LifeContext, type LifeStep } from "./alert-life.ts";
import type { Firing } from "./firing.ts";
import type { FlappingPolicy } from "./flapping.ts";
import type { RuleOutcome, UnknownCause } from "./rule-outcome.ts";

/** What one snapshot says, beside what is known of the alerts of its tenant. */
export interface ReconcileInput {
  readonly tenant: string;
  /** When the snapshot was taken. */
  readonly at: Date;
  /** Every alert of the tenant, resolved ones too. */
  readonly known: readonly Alert[];
  /** One for each rule in use. */
  readonly outcomes: readonly RuleOutcome[];
  readonly standings: readonly RuleStanding[];
  readonly flapping: FlappingPolicy;
  /** Whether what an alert is about is no longer there; without it everything is. */
  readonly entityIsGone?: (alert: Alert) => boolean;
}

/**
 * Takes the alerts of a tenant one snapshot further. What fires just as before is not among those that changed: whoever
 * keeps the alerts counts it as seen once more.
 */
export function reconcileAlerts(input: ReconcileInput): JudgedAlerts {
  const { at, known, outcomes } = input;
  const ofRule = Map.groupBy(known, ({ rule }) => rule);
  const steps: (LifeStep | null)[] = [];
  for (const outcome of outcomes) {
    const own = ofRule.get(outcome.rule) ?? [];
    ofRule.delete(outcome.rule);
    takeOutcome(input, outcome, own, steps);
  }
  // What is left is of rules that are no longer in use.
  for (const own of ofRule.values()) for (const alert of own) steps.push(finish(alert, "ruleOff", at));
  const changed: Alert[] = [];
  const events: AlertEvent[] = [];
  for (const step of steps) {
    if (step === null) continue;
    changed.push(step.alert);
    events.push(...step.events);
  }
  return { changed, events, standings: outcomes.map((outcome) => standingOf(input, outcome)) };
}

function takeOutcome(
  input: ReconcileInput,
  outcome: RuleOutcome,
  own: readonly Alert[],
  steps: (LifeStep | null)[],
): void {
  const { tenant, at, flapping } = input;
  if (outcome.state === "notApplicable") {
    for (const alert of own) steps.push(finish(alert, "notApplicable", at));
  } else if (outcome.state === "unknown") {
    for (const alert of own) steps.push(doubt(alert, outcome.cause, at));
  } else {
    takeFirings(input, outcome, own, { steps, context: { tenant, at, use: outcome, flapping } });
  }
}

function takeFirings(
  { entityIsGone }: ReconcileInput,
  { rule, firings, incomplete }: Extract<RuleOutcome, { state: "read" }>,
  own: readonly Alert[],
  { steps, context }: { readonly steps: (LifeStep | null)[]; readonly context: LifeContext },
): void {
  const firingOf = firingsByKey(rule, firings);
  const inPart: UnknownCause = { kind: "source", sources: incomplete };
  for (const alert of own) {
    const firing = firingOf.get(alert.key);
    if (firing !== undefined) steps.push(fire(alert, firing, context));
    else if (incomplete.length > 0) steps.push(doubt(alert, inPart, context.at));
    else steps.push(calm(alert, () => entityIsGone?.(alert) ?? false, context));
    firingOf.delete(alert.key);
  }
  for (const firing of firingOf.values()) steps.push(begin(firing, context));
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

function standingOf({ tenant, at, standings }: ReconcileInput, outcome: RuleOutcome): RuleStanding {
  const { rule, state } = outcome;
  const before = standings.find((standing) => standing.rule === rule);
  const since = before?.state === state ? before.since : at;
  return { tenant, rule, state, cause: outcome.state === "unknown" ? outcome.cause : null, since };
}
