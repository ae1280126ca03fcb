import type { Config } from "../config/config.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { Store } from "../store/store.ts";
import { gatherFacts } from "./gather-facts.ts";
import { judgeRules } from "./judge-rules.ts";
import { NO_RULE_PLUGINS, type RulePlugins } from "./plugins/rule-plugins.ts";
import type { ReplayedAlerts } from "./replay/replayed-alerts.ts";
import { simulateAlerts } from "./replay/simulate-alerts.ts";
import { rulesInUse } from "./rules-in-use.ts";

export interface ReplayDeps {
  readonly store: Pick<Store, "snapshots" | "measures" | "alerts">;
  readonly config: Pick<Config, "timeZone" | "locale" | "channels">;
  /** Without these there are none. */
  readonly rulePlugins?: RulePlugins;
}

export interface ReplayInput {
  readonly tenant: string;
  readonly from: Date;
  readonly to: Date;
  /** Each is gone through by itself, over the same snapshots. */
  readonly plans: readonly Plan[];
  /** Told of each snapshot that was judged, for a progress line. */
  readonly onSnapshot?: (done: number, total: number) => void;
}

/**
 * Goes through the stored snapshots of a tenant with other rules, thresholds and routes: what would have fired, opened,
 * been resolved and been sent. It begins without an alert, so that what held at the first snapshot opens then. What
 * people acknowledged, assigned and suppressed counts as they did it. Nothing is written and nobody is told.
 */
export async function replayAlerts(
  deps: ReplayDeps,
  input: ReplayInput,
  signal: AbortSignal,
): Promise<readonly ReplayedAlerts[]> {
  const { store, config, rulePlugins = NO_RULE_PLUGINS } = deps;
  const { timeZone } = config;
  const { tenant, from, to, plans } = input;
  const taken = await store.snapshots.taken(tenant, { from, to });
  const acts = await actsOf(store, input);
  const suppressions = await store.alerts.suppressions({ at: to, endedSince: from });
  const plugins = await rulePlugins.rules();
  const runs = plans.map((plan) => {
    const rules = rulesInUse(plan, plugins);
    const simulation = simulateAlerts({ tenant, plan, rules, config, from, acts, suppressions });
    return { plan, rules, simulation };
  });
  for (const [index, { id, takenAt }] of taken.entries()) {
    signal.throwIfAborted();
    const snapshot = await store.snapshots.load(id);
    const facts = await gatherFacts(store, { tenant, takenAt });
    for (const { plan, rules, simulation } of runs) {
      const outcomes = await judgeRules({ snapshot, facts, plan, timeZone, rules }, rulePlugins, signal);
      simulation.judge(snapshot, outcomes);
    }
    input.onSnapshot?.(index + 1, taken.length);
  }
  return runs.map(({ simulation }) => simulation.end(to));
}

async function actsOf(
  store: Pick<Store, "alerts">,
  { tenant, from, to }: ReplayInput,
): Promise<Awaited<ReturnType<Store["alerts"]["events"]>>> {
  const events = await store.alerts.events({ tenant, since: from, until: to });
  return events.filter(({ kind }) => kind === "acknowledged" || kind === "assigned");
}
