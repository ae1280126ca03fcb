import type { Coverage, Snapshot } from "../collect/snapshot.ts";
import type { SourceId } from "../collect/source.ts";
import type { RuleHead } from "./alert-rule.ts";
import type { UnknownCause } from "./rule-outcome.ts";

/** What can be said of a rule, before it is asked. */
export type RuleCoverage =
  | { readonly state: "read"; readonly incomplete: readonly SourceId[] }
  | { readonly state: "unknown"; readonly cause: UnknownCause }
  | { readonly state: "notApplicable" };

/**
 * What the coverage of a snapshot lets be said of rules. A source that could not be read leaves a rule unknown, and so
 * does one that nobody asked, because its collector is switched off. Sources that are not set up in the tenant are empty;
 * when all are, the rule does not apply.
 */
export function createRuleCoverage({
  coverage,
}: Pick<Snapshot, "coverage">): (rule: Pick<RuleHead, "sources" | "onIncomplete">) => RuleCoverage {
  const bySource = new Map(coverage.map((entry): [string, Coverage] => [entry.source, entry]));
  return ({ sources, onIncomplete }) => {
    const having = (...wanted: readonly (Coverage["status"] | undefined)[]): typeof sources =>
      sources.filter((source) => wanted.includes(bySource.get(source)?.status));
    const unreadable = onIncomplete === "whole" ? having("unreadable", "incomplete") : having("unreadable");
    if (unreadable.length > 0) return { state: "unknown", cause: { kind: "source", sources: unreadable } };
    const off = having(undefined);
    if (off.length > 0) return { state: "unknown", cause: { kind: "off", sources: off } };
    if (sources.length > 0 && having("notConfigured").length === sources.length)
      return { state: "notApplicable" };
    return { state: "read", incomplete: having("incomplete") };
  };
}
