import type { Snapshot } from "../../collect/snapshot.ts";
import { createRuleCoverage } from "../rule-coverage.ts";
import type { RuleOutcome } from "../rule-outcome.ts";
import { RuleUnknown } from "../rule-unknown.ts";
import type { RuleInUse } from "../rules-in-use.ts";

/** Whether the rows of a snapshot are still kept: a list that was read and is empty is there, a purged one is not. */
export function hasLists({ lists }: Pick<Snapshot, "lists">): boolean {
  return Object.keys(lists).length > 0;
}

/**
 * A snapshot of which the figures alone are left. Whoever asks for a list is told that there is none, so that a rule
 * that needs one is unknown and not clear.
 */
export function figuresAlone(snapshot: Snapshot): Snapshot {
  const lists = new Proxy<Snapshot["lists"]>(
    {},
    {
      get: (_target, name) => {
        throw new RuleUnknown(`the list ${String(name)} of this snapshot was purged`);
      },
    },
  );
  return { ...snapshot, lists };
}

/** Whether a rule can say nothing without lists; the others find out when they ask for one. */
export function needsLists({ rule }: RuleInUse): boolean {
  return rule.kind !== "whole";
}

/** What is to be said of rules whose lists were purged: nothing, where their sources were read. */
export function purgedOutcomes(rules: readonly RuleInUse[], snapshot: Snapshot): readonly RuleOutcome[] {
  const coverageOf = createRuleCoverage(snapshot);
  return rules.map(({ rule, use }): RuleOutcome => {
    const coverage = coverageOf(rule);
    if (coverage.state !== "read") return { ...use, ...coverage };
    return { ...use, state: "unknown", cause: { kind: "source", sources: rule.sources } };
  });
}
