import type { ListName } from "../collect/lists.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Plan } from "../config/plan/plan.ts";
import { messageOf } from "../errors.ts";
import { redactText } from "../graph/redact.ts";
import type { AlertFacts, RowRule, RuleContext, Said } from "./alert-rule.ts";
import { createRuleCoverage } from "./rule-coverage.ts";
import type { RuleOutcome, UnknownCause } from "./rule-outcome.ts";
import { RuleUnknown, TooLittleHistory } from "./rule-unknown.ts";
import type { RuleInUse } from "./rules-in-use.ts";
import { settleFirings } from "./settle-firings.ts";

export interface EvaluateInput {
  readonly snapshot: Snapshot;
  readonly facts: AlertFacts;
  readonly plan: Plan;
  /** IANA zone of the organisation. */
  readonly timeZone: string;
  /** Those of plug-ins are left out: see `judgeRules`. */
  readonly rules: readonly RuleInUse[];
}

/** What a rule came to: what it said, or what it threw. */
type Judged = { readonly said: readonly Said[] } | { readonly cause: UnknownCause };

/** A row rule at work on its list. */
interface Pass {
  readonly id: string;
  readonly judge: ReturnType<RowRule["begin"]>;
  readonly said: Said[];
}

/**
 * The product's rules and those of the plan over one snapshot, in their order. Every list is gone through once, whatever the
 * number of rules about its rows. A rule that throws is unknown; the others know nothing of it.
 */
export function evaluateRules(input: EvaluateInput): readonly RuleOutcome[] {
  const coverageOf = createRuleCoverage(input.snapshot);
  const used = input.rules.flatMap(({ rule, ...rest }) =>
    rule.kind === "plugin" ? [] : [{ ...rest, rule, coverage: coverageOf(rule) }],
  );
  const read = used.filter(({ coverage }) => coverage.state === "read");
  const judged = new Map<string, Judged>();
  const rowRules: { readonly rule: RowRule; readonly context: RuleContext }[] = [];
  for (const { rule, thresholds } of read) {
    const context = contextOf(input, thresholds);
    if (rule.kind === "row") rowRules.push({ rule, context });
    else
      judged.set(
        rule.id,
        attempt(() => ({ said: [...rule.evaluate(context)] })),
      );
  }
  for (const [list, rules] of Map.groupBy(rowRules, ({ rule }) => rule.list))
    judgeRows(input.snapshot, list, rules, judged);
  return used.map(({ rule, use, coverage }) => {
    if (coverage.state !== "read") return { ...use, ...coverage };
    const result = judged.get(rule.id) ?? { said: [] };
    if ("cause" in result) return { ...use, state: "unknown", cause: result.cause };
    return { ...use, ...coverage, ...settleFirings(result.said, use.severity) };
  });
}

/** What a rule is given. */
function contextOf(
  { snapshot, facts, plan, timeZone }: EvaluateInput,
  thresholds: RuleInUse["thresholds"],
): RuleContext {
  return { snapshot, now: snapshot.takenAt, thresholds, facts, plan, timeZone };
}

/** One pass over a list for all rules about its rows. A rule that throws has no further row. */
function judgeRows(
  { lists }: Snapshot,
  list: ListName,
  rules: readonly { readonly rule: RowRule; readonly context: RuleContext }[],
  judged: Map<string, Judged>,
): void {
  let passes: Pass[] = [];
  for (const { rule, context } of rules) {
    try {
      passes.push({ id: rule.id, judge: rule.begin(context), said: [] });
    } catch (error) {
      judged.set(rule.id, { cause: causeOf(error) });
    }
  }
  for (const row of lists[list] ?? []) {
    for (const pass of passes) {
      try {
        const said = pass.judge(row);
        if (said !== null) pass.said.push(said);
      } catch (error) {
        judged.set(pass.id, { cause: causeOf(error) });
        passes = passes.filter((other) => other !== pass);
      }
    }
  }
  for (const { id, said } of passes) judged.set(id, { said });
}

function attempt(work: () => Judged): Judged {
  try {
    return work();
  } catch (error) {
    return { cause: causeOf(error) };
  }
}

function causeOf(error: unknown): UnknownCause {
  if (error instanceof TooLittleHistory) return { kind: "history" };
  if (error instanceof RuleUnknown && error.sources.length > 0)
    return { kind: "source", sources: error.sources };
  return { kind: "error", message: redactText(messageOf(error)) };
}
