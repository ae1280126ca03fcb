import type { RuleOutcome } from "../rule-outcome.ts";
import type { PluginFault } from "./rule-plugins.ts";

/**
 * Outcomes for plug-ins that could not be asked even for their rules. Nobody knows which rules they would have had: the
 * plug-in itself is told as one that is unknown, and with it those of its rules that are known from before, so that no alert
 * of theirs is taken for over.
 */
export function lostRules(
  faults: readonly PluginFault[],
  outcomes: readonly RuleOutcome[],
  ...before: readonly Iterable<{ readonly rule: string }>[]
): readonly RuleOutcome[] {
  if (faults.length === 0) return [];
  const rules = new Set(before.flatMap((each) => Array.from(each, ({ rule }) => rule)));
  const told = new Set(outcomes.map(({ rule }) => rule));
  return faults.flatMap(({ plugin, message }) => {
    const known = [...rules].filter((rule) => rule.startsWith(`${plugin}/`));
    const lost = [...new Set([plugin, ...known])].filter((rule) => !told.has(rule));
    return lost.map((rule): RuleOutcome => {
      const use = { rule, for: 1, resolveAfter: 1, severity: null, role: "" };
      return { ...use, state: "unknown", cause: { kind: "error", message } };
    });
  });
}
