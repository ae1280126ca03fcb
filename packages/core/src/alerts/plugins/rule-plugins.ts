import type { ListName } from "../../collect/lists.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import type { Plan } from "../../config/plan/plan.ts";
import type { AlertFacts, RuleHead } from "../alert-rule.ts";
import type { RuleInUse } from "../rules-in-use.ts";
import type { RuleOutcome } from "../rule-outcome.ts";

/** A rule of a plug-in as the plug-in describes it; its code stays in a thread of its own. */
export interface PluginRule extends RuleHead {
  readonly kind: "plugin";
  /** Id of the plug-in, with which the rule's id begins: `<plug-in>/<rule>`. */
  readonly plugin: string;
  /** Lists of the snapshot that it is given: those of its sources. */
  readonly lists: readonly ListName[];
}

/** A plug-in of which nothing can be used, or a rule of it. */
export interface PluginFault {
  readonly plugin: string;
  /** Name of a threshold or field, where it is one; for administrators. */
  readonly message: string;
  readonly fix: string;
}

/** What the rules of plug-ins are judged on. */
export interface PluginInput {
  readonly snapshot: Snapshot;
  readonly facts: AlertFacts;
  readonly plan: Plan;
  readonly timeZone: string;
  /** Those of plug-ins are picked out of it. */
  readonly rules: readonly RuleInUse[];
}

/** The plug-ins that the configuration names. Nothing is started before it is asked for. */
export interface RulePlugins {
  /** What they describe. Those that did so are not asked again. Never throws: what is wrong is a fault. */
  rules(): Promise<readonly PluginRule[]>;
  /** What is wrong with those that brought no rules. */
  faults(): Promise<readonly PluginFault[]>;
  /** One outcome for each rule of a plug-in; one that throws, hangs or answers nonsense is unknown. */
  evaluate(input: PluginInput, signal?: AbortSignal): Promise<readonly RuleOutcome[]>;
  close(): Promise<void>;
}

/** What an organisation without plug-ins has. */
export const NO_RULE_PLUGINS: RulePlugins = {
  rules: async () => [],
  faults: async () => [],
  evaluate: async () => [],
  close: async () => {},
};
