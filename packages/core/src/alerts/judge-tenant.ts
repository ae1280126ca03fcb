import type { RunnerDeps } from "../run/report-runner.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import { newSnapshotId } from "../store/snapshots.ts";
import type { JudgedAlerts } from "../store/alerts.ts";
import { alertKey } from "./alert.ts";
import { createGoneCheck } from "./gone-entities.ts";
import { gatherFacts } from "./gather-facts.ts";
import { judgeRules } from "./judge-rules.ts";
import type { RuleOutcome } from "./rule-outcome.ts";
import { loosenedRules } from "./loosened-rules.ts";
import { lostRules } from "./plugins/lost-rules.ts";
import { NO_RULE_PLUGINS, type RulePlugins } from "./plugins/rule-plugins.ts";
import { reconcileAlerts } from "./reconcile-alerts.ts";
import { limitsOf } from "./rule-limits.ts";
import { type RuleInUse, rulesInUse } from "./rules-in-use.ts";
import { uncollected } from "./uncollected.ts";

export interface JudgeDeps extends Pick<RunnerDeps, "store" | "plan" | "clock" | "onJudged"> {
  readonly config: Pick<RunnerDeps["config"], "timeZone">;
  /** Without these there are none. */
  readonly rulePlugins?: RulePlugins;
}

/**
 * Judges every snapshot of a tenant that came after the last judged one, the oldest first, and keeps what that makes of its
 * alerts. What another process judges meanwhile is left to it. Gives what each snapshot changed.
 *
 * One that cannot be judged is passed over when a later one can: alerts would stand still for good otherwise.
 * @throws what the newest one could not be judged for
 */
export async function judgeTenant(
  deps: JudgeDeps,
  tenant: string,
  signal?: AbortSignal,
): Promise<readonly JudgedAlerts[]> {
  const { store, plan, rulePlugins = NO_RULE_PLUGINS } = deps;
  const unjudged = await store.alerts.unjudged(tenant);
  if (unjudged.length === 0) return [];
  const rules = rulesInUse(plan, await rulePlugins.rules());
  const judged: JudgedAlerts[] = [];
  let last: { readonly error: unknown } | null = null;
  for (const taken of unjudged) {
    signal?.throwIfAborted();
    last = null;
    try {
      const snapshot = await store.snapshots.load(taken.id);
      const result = await judgeSnapshot(
        { ...deps, rulePlugins },
        { tenant, rules, taken, snapshot },
        signal,
      );
      if (result !== null) judged.push(result);
    } catch (error) {
      last = { error };
    }
  }
  signal?.throwIfAborted();
  if (last !== null) throw last.error;
  return judged;
}

/**
 * Judges a snapshot that nobody keeps, because nothing of the tenant could be read: its alerts are unknown from then on,
 * so that they are neither repeated nor escalated, and that it cannot be read is told. Nothing becomes of it in a tenant
 * that was never judged: whoever sets it up sees what is missing.
 */
export async function judgeBlindness(
  deps: JudgeDeps,
  snapshot: Snapshot,
  signal?: AbortSignal,
): Promise<void> {
  const { store, plan, rulePlugins = NO_RULE_PLUGINS } = deps;
  const { tenant } = snapshot;
  if ((await store.alerts.judgedAt(tenant)) === null) return;
  await judgeTenant(deps, tenant, signal);
  const rules = rulesInUse(plan, await rulePlugins.rules());
  await judgeSnapshot({ ...deps, rulePlugins }, { tenant, rules, taken: snapshot, snapshot }, signal);
}

/**
 * Judges that nothing could be collected of a tenant: all that is read of it otherwise is unreadable, for the reason that
 * the collection failed for. What nobody would have read is as it was.
 */
export async function judgeUncollected(
  deps: JudgeDeps,
  tenant: string,
  error: unknown,
  signal?: AbortSignal,
): Promise<void> {
  const earlier = await deps.store.snapshots.latest(tenant, []);
  if (earlier === null) return;
  const coverage = uncollected(earlier.coverage, error);
  const takenAt = deps.clock.now();
  const blind: Snapshot = { id: newSnapshotId(), tenant, takenAt, coverage, metrics: {}, lists: {} };
  await judgeBlindness(deps, blind, signal);
}

interface Judging {
  readonly tenant: string;
  readonly rules: readonly RuleInUse[];
  readonly taken: Pick<Snapshot, "id" | "takenAt">;
  readonly snapshot: Snapshot;
}

/** Null when it was judged by another meanwhile. */
async function judgeSnapshot(
  { store, plan, config, rulePlugins, onJudged }: JudgeDeps & { readonly rulePlugins: RulePlugins },
  { tenant, rules, taken, snapshot }: Judging,
  signal?: AbortSignal,
): Promise<JudgedAlerts | null> {
  const facts = await gatherFacts(store, snapshot);
  const { timeZone } = config;
  const { id, takenAt } = taken;
  const input = { snapshot, facts, plan, timeZone, rules };
  const outcomes = await judgeRules(input, rulePlugins, signal);
  const faults = await rulePlugins.faults();
  const before = { input, outcomes, standings: await store.alerts.standings(tenant) };
  const loosened = await loosenedRules(before, (earlier) => judgeRules(earlier, rulePlugins, signal));
  const limits = new Map(rules.map((one) => [one.rule.id, limitsOf(one, plan)]));
  const fires = keysOf(outcomes);
  const judged = await store.alerts.judge(tenant, { id, takenAt, fires }, (known, standings) =>
    reconcileAlerts({
      tenant,
      at: takenAt,
      known,
      outcomes: [...outcomes, ...lostRules(faults, outcomes, known, standings)],
      standings,
      flapping: plan.alerts.flapping,
      limits,
      loosened,
      entityIsGone: createGoneCheck(snapshot, rules),
    }),
  );
  if (judged !== null) onJudged?.(tenant, judged);
  return judged;
}

function keysOf(outcomes: readonly RuleOutcome[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const outcome of outcomes) {
    if (outcome.state !== "read") continue;
    for (const { entity } of outcome.firings) keys.add(alertKey(outcome.rule, entity));
  }
  return keys;
}
