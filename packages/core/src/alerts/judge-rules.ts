import type { EvaluateInput } from "./evaluate-rules.ts";
import { evaluateRules } from "./evaluate-rules.ts";
import type { RulePlugins } from "./plugins/rule-plugins.ts";
import { figuresAlone, hasLists, needsLists, purgedOutcomes } from "./replay/without-lists.ts";
import type { RuleOutcome } from "./rule-outcome.ts";

/**
 * Every rule in use over one snapshot: the product's and the plan's here, those of plug-ins in their own threads. Of a
 * snapshot whose lists were purged, rules that need them are unknown.
 */
export async function judgeRules(
  input: EvaluateInput,
  plugins: RulePlugins,
  signal?: AbortSignal,
): Promise<readonly RuleOutcome[]> {
  if (!hasLists(input.snapshot)) return judgeFigures(input);
  const others = plugins.evaluate(input, signal);
  return [...evaluateRules(input), ...(await others)];
}

function judgeFigures(input: EvaluateInput): readonly RuleOutcome[] {
  const blind = input.rules.filter(needsLists);
  const others = input.rules.filter((one) => !needsLists(one));
  return [
    ...purgedOutcomes(blind, input.snapshot),
    ...evaluateRules({ ...input, snapshot: figuresAlone(input.snapshot), rules: others }),
  ];
}
