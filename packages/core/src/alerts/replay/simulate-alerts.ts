import type { Snapshot } from "../../collect/snapshot.ts";
import type { Config } from "../../config/config.ts";
import type { Plan } from "../../config/plan/plan.ts";
import type { AlertStanding, PlannedMessages, RuleStanding } from "../../store/alerts.ts";
import { acknowledge, assign } from "../acts.ts";
import type { AlertEvent } from "../alert-event.ts";
import type { AlertThread } from "../alert-message.ts";
import { goesOn } from "../alert-life.ts";
import { type Alert, isActive } from "../alert.ts";
import { createGoneCheck } from "../gone-entities.ts";
import { planAlertMessages } from "../plan-messages.ts";
import { reconcileAlerts } from "../reconcile-alerts.ts";
import type { RuleOutcome } from "../rule-outcome.ts";
import type { RuleInUse } from "../rules-in-use.ts";
import type { Suppression } from "../suppression.ts";
import { suppressionsInForce } from "../suppressions-in-force.ts";
import type { ReplayedAlerts } from "./replayed-alerts.ts";
import { createTally, type Tally } from "./tally.ts";
import { hasLists } from "./without-lists.ts";

export interface SimulationInput {
  readonly tenant: string;
  readonly plan: Plan;
  readonly rules: readonly RuleInUse[];
  readonly config: Pick<Config, "timeZone" | "locale" | "channels">;
  readonly from: Date;
  /** What people did with alerts then, the oldest first. */
  readonly acts: readonly AlertEvent[];
  /** Suppressions that were said by a command. */
  readonly suppressions: readonly Suppression[];
}

/** The life of the alerts of one tenant under one plan, in memory: nothing is kept and nobody is told. */
export interface Simulation {
  /** Goes on to the time of a snapshot, and takes up what its rules say. */
  judge(snapshot: Snapshot, outcomes: readonly RuleOutcome[]): void;
  /** Goes on to the end of the span. */
  end(at: Date): ReplayedAlerts;
}

/** The watch looks around this often: nothing is told sooner after something else. */
const STEP_MS = 60_000;

export function simulateAlerts(input: SimulationInput): Simulation {
  const { tenant, plan, rules } = input;
  const world = createWorld(input);
  let standings: readonly RuleStanding[] = [];
  return {
    judge: (snapshot, outcomes) => {
      const { takenAt: at } = snapshot;
      world.goOn(at);
      world.tally.snapshot(at, outcomes, hasLists(snapshot));
      const judged = reconcileAlerts({
        tenant,
        at,
        known: world.alerts(),
        outcomes,
        standings,
        flapping: plan.alerts.flapping,
        entityIsGone: createGoneCheck(snapshot, rules),
      });
      ({ standings } = judged);
      world.keep(judged.changed);
      world.seen(at, judged.changed);
      world.tally.steps(judged.events, world.ruleOf);
      world.tell(at);
    },
    end: (at) => {
      world.goOn(at);
      return world.tally.total({ alerts: world.alerts(), to: at });
    },
  };
}

/** What a store would remember, and the clock that runs over it. */
interface World {
  readonly tally: Tally;
  alerts(): readonly Alert[];
  ruleOf(key: string): string | undefined;
  keep(changed: readonly Alert[]): void;
  /** What a snapshot did not change was seen once more in it. */
  seen(at: Date, changed: readonly Alert[]): void;
  /** Plans what is due at an instant. */
  tell(at: Date): void;
  /** To an instant, from one thing that is due to the next. What is due comes before what people did then. */
  goOn(until: Date): void;
}

function createWorld(input: SimulationInput): World {
  const alerts = new Map<string, Alert>();
  const threads = new Map<string, AlertThread>();
  const tally = createTally();
  const acts = [...input.acts];
  let nextAt: Date | null = null;
  let judgedAt = input.from;
  const keep: World["keep"] = (changed) => {
    for (const alert of changed) alerts.set(alert.key, alert);
  };
  const ruleOf: World["ruleOf"] = (key) => alerts.get(key)?.rule;
  const tell: World["tell"] = (at) => {
    const toBeTold = [...alerts.values()].filter((alert) => isToBeTold(alert, judgedAt));
    const planned = plannedAt(input, { alerts: toBeTold, threads: [...threads.values()] }, at);
    keep(planned.changed);
    for (const thread of planned.threads) threads.set(thread.id, thread);
    tally.messages(planned.messages, ruleOf);
    nextAt = notBefore(planned.nextAt, at.getTime() + STEP_MS);
  };
  const seen: World["seen"] = (at, changed) => {
    judgedAt = at;
    const others = new Set(changed.map(({ key }) => key));
    for (const alert of alerts.values())
      if (goesOn(alert) && !others.has(alert.key)) keep([{ ...alert, lastSeen: at, seen: alert.seen + 1 }]);
  };
  const act = (event: AlertEvent): void => {
    const alert = alerts.get(event.key);
    if (alert === undefined || !isActive(alert)) return;
    keep([doneAgain(alert, event)]);
    tell(event.at);
  };
  const goOn: World["goOn"] = (until) => {
    for (;;) {
      const [next] = acts;
      const due = nextAt !== null && nextAt <= until ? nextAt : null;
      if (next !== undefined && next.at <= until && (due === null || next.at < due)) {
        acts.shift();
        act(next);
      } else if (due !== null) tell(due);
      else return;
    }
  };
  return { tally, alerts: () => [...alerts.values()], ruleOf, keep, seen, tell, goOn };
}

function notBefore(at: Date | null, least: number): Date | null {
  return at === null ? null : new Date(Math.max(at.getTime(), least));
}

function plannedAt(
  { tenant, plan, config, suppressions }: SimulationInput,
  standing: Pick<AlertStanding, "alerts" | "threads">,
  at: Date,
): PlannedMessages {
  const stored = suppressions.filter(({ from, endedAt }) => from <= at && (endedAt === null || endedAt > at));
  const inForce = suppressionsInForce({ plan, timeZone: config.timeZone, stored, tenant, at });
  return planAlertMessages({
    tenant,
    standing: { ...standing, suppressions: stored },
    plan,
    config,
    inForce,
    at,
  });
}

/**
 * As the store hands them to whoever plans messages: active ones, ends that have not been told, and what the newest
 * snapshot resolved.
 */
function isToBeTold(alert: Alert, judgedAt: Date): boolean {
  if (isActive(alert)) return true;
  if (alert.state !== "resolved") return false;
  return (alert.told !== null && !alert.told.recovered) || (alert.resolvedAt ?? judgedAt) >= judgedAt;
}

/** What somebody did then with the alert, they do again. */
function doneAgain(alert: Alert, event: AlertEvent): Alert {
  const { at, by } = event;
  if (by === null) return alert;
  if (event.kind === "acknowledged") return acknowledge(alert, { by, at, note: event.note }).alert;
  if (event.kind === "assigned") return assign(alert, { to: event.to, by, at }).alert;
  return alert;
}
