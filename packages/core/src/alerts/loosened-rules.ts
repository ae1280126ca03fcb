import type { RuleStanding } from "../store/alerts.ts";
import type { EvaluateInput } from "./evaluate-rules.ts";
import { byLimits, type ChangedLimit, changedLimits, limitsOf } from "./rule-limits.ts";
import type { RuleOutcome } from "./rule-outcome.ts";

/** What a rule no longer finds wrong only because its limits were changed. */
export interface Loosened {
  readonly limits: readonly ChangedLimit[];
  /** Ids of entities that fire by the limits from before, and not by those of now. */
  readonly fires: ReadonlySet<string>;
}

export interface LoosenedInput {
  readonly input: EvaluateInput;
  readonly outcomes: readonly RuleOutcome[];
  /** How the rules stood after the last judged snapshot. */
  readonly standings: readonly RuleStanding[];
}

/**
 * Judges a snapshot once more by the limits that held before, for those rules alone whose limits the plan has changed
 * since: what fires by them and no longer by those of now was not put right. By the id of the rule.
 */
export async function loosenedRules(
  { input, outcomes, standings }: LoosenedInput,
  judge: (input: EvaluateInput) => Promise<readonly RuleOutcome[]>,
): Promise<ReadonlyMap<string, Loosened>> {
  const firing = new Map(outcomes.map((outcome) => [outcome.rule, firedIn(outcome)]));
  const isRead = (rule: string): boolean => (firing.get(rule) ?? null) !== null;
  const before = new Map(standings.map(({ rule, limits }) => [rule, limits]));
  const changed = input.rules.flatMap((one) => {
    const limits = before.get(one.rule.id) ?? null;
    const earlier = limits === null || !isRead(one.rule.id) ? null : byLimits(one, limits, input.plan);
    if (limits === null || earlier === null) return [];
    return [{ earlier, limits: changedLimits(one, limits, limitsOf(one, input.plan)) }];
  });
  if (changed.length === 0) return new Map();
  const again = await judge({ ...input, rules: changed.map(({ earlier }) => earlier) });
  const fired = new Map(again.map((outcome) => [outcome.rule, firedIn(outcome)]));
  return new Map(
    changed.map(({ earlier: { rule }, limits }): [string, Loosened] => {
      const now = firing.get(rule.id) ?? new Set();
      const then = [...(fired.get(rule.id) ?? [])];
      return [rule.id, { limits, fires: new Set(then.filter((id) => !now.has(id))) }];
    }),
  );
}

/** Null when nothing can be said of the rule. */
function firedIn(outcome: RuleOutcome): ReadonlySet<string> | null {
  if (outcome.state !== "read") return null;
  return new Set(outcome.firings.map(({ entity }) => entity.id));
}
