import type { AlertRulePlugin } from "../../config/config.ts";
import { redactText } from "../../graph/redact.ts";
import { createRuleCoverage } from "../rule-coverage.ts";
import type { RuleOutcome, UnknownCause } from "../rule-outcome.ts";
import type { RuleInUse } from "../rules-in-use.ts";
import { type Settled, settleFirings } from "../settle-firings.ts";
import { askPlugin } from "./ask-plugin.ts";
import { parseFirings } from "./parse-firings.ts";
import { faultOf, parsePluginRules } from "./parse-plugin.ts";
import type { PluginAnswer, PluginQuestion } from "./plugin-task.ts";
import type { PluginFault, PluginInput, PluginRule, RulePlugins } from "./rule-plugins.ts";

type Described = { readonly rules: readonly PluginRule[] } | { readonly fault: PluginFault };

/** A rule of a plug-in that is in use. */
type PluginUse = RuleInUse & { readonly rule: PluginRule };

/**
 * The plug-ins of a configuration, each in a thread of its own for as long as it is asked something: none keeps memory from
 * one snapshot to the next, and none outlives its time.
 */
export function createRulePlugins(plugins: readonly AlertRulePlugin[]): RulePlugins {
  const closing = new AbortController();
  const described = new Map<string, Promise<Described>>();
  const describe = (plugin: AlertRulePlugin): Promise<Described> => {
    const known = described.get(plugin.id) ?? describePlugin(plugin, closing.signal);
    described.set(plugin.id, known);
    return known;
  };
  const all = (): Promise<readonly Described[]> => Promise.all(plugins.map(describe));
  // What was too slow once may be well the next time.
  const forgetFaults = async (): Promise<void> => {
    for (const [id, known] of described) if ("fault" in (await known)) described.delete(id);
  };
  return {
    rules: async () => {
      await forgetFaults();
      return (await all()).flatMap((one) => ("rules" in one ? one.rules : []));
    },
    faults: async () => (await all()).flatMap((one) => ("fault" in one ? [one.fault] : [])),
    evaluate: async (input, signal) => {
      const stop = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);
      const outcomes = await Promise.all(plugins.map((plugin) => evaluatePlugin(plugin, input, stop)));
      return outcomes.flat();
    },
    close: async () => closing.abort(new Error("the plug-ins were closed")),
  };
}

async function describePlugin(plugin: AlertRulePlugin, signal: AbortSignal): Promise<Described> {
  let answer: Described = { fault: faultIn(plugin, "it described no rules") };
  const cause = await askPlugin(plugin, null, {
    signal,
    onAnswer: (said) => {
      if (said.kind === "rules") answer = describedBy(plugin, said.rules);
    },
  });
  return cause === null ? answer : { fault: faultIn(plugin, textOf(cause)) };
}

function describedBy(plugin: AlertRulePlugin, rules: unknown): Described {
  try {
    return { rules: parsePluginRules(plugin.id, rules) };
  } catch (error) {
    return { fault: faultIn(plugin, `its rules are not as they should be: ${faultOf(error)}`) };
  }
}

function faultIn({ id, module }: AlertRulePlugin, why: string): PluginFault {
  return {
    plugin: id,
    message: redactText(why),
    fix: `See that ${module} is there and exports createAlertRules, as docs/alert-rules.md describes it.`,
  };
}

function textOf(cause: Extract<UnknownCause, { kind: "error" | "timeout" }>): string {
  return cause.kind === "error" ? cause.message : `it took longer than ${cause.afterMs / 1_000} s`;
}

/** What is said until the plug-in ends, or is ended, counts; rules that it did not come to are unknown. */
async function evaluatePlugin(
  plugin: AlertRulePlugin,
  input: PluginInput,
  signal: AbortSignal,
): Promise<readonly RuleOutcome[]> {
  const own = input.rules.filter((one): one is PluginUse => isOf(plugin, one));
  const coverageOf = createRuleCoverage(input.snapshot);
  const covered = own.map((one) => ({ ...one, coverage: coverageOf(one.rule) }));
  const asked = covered.filter(({ coverage }) => coverage.state === "read");
  const answers = new Map<string, PluginAnswer>();
  const cause =
    asked.length === 0
      ? null
      : await askPlugin(plugin, questionOf(input, asked), {
          signal,
          onAnswer: (answer) => {
            if ("rule" in answer) answers.set(`${plugin.id}/${answer.rule}`, answer);
          },
        });
  return covered.map(({ rule, use, coverage }): RuleOutcome => {
    if (coverage.state !== "read") return { ...use, ...coverage };
    const result = resultOf(answers.get(rule.id), use.severity, cause);
    return "kind" in result
      ? { ...use, state: "unknown", cause: result }
      : { ...use, ...coverage, ...result };
  });
}

function isOf(plugin: AlertRulePlugin, { rule }: RuleInUse): boolean {
  return rule.kind === "plugin" && rule.plugin === plugin.id;
}

/** Only the lists that the rules are about go over. */
function questionOf(
  { snapshot, facts, plan, timeZone }: PluginInput,
  asked: readonly PluginUse[],
): PluginQuestion {
  const wanted = new Set<string>(asked.flatMap(({ rule }) => rule.lists));
  const lists = Object.fromEntries(Object.entries(snapshot.lists).filter(([list]) => wanted.has(list)));
  return {
    snapshot: { ...snapshot, lists },
    facts,
    plan,
    timeZone,
    rules: asked.map(({ rule, thresholds }) => ({ id: rule.id.slice(rule.plugin.length + 1), thresholds })),
  };
}

function resultOf(
  answer: PluginAnswer | undefined,
  severity: RuleInUse["use"]["severity"],
  cause: UnknownCause | null,
): Settled | UnknownCause {
  if (answer?.kind === "firings") {
    try {
      return settleFirings(parseFirings(answer.firings), severity);
    } catch (error) {
      return { kind: "error", message: redactText(`gave what is no firing: ${faultOf(error)}`) };
    }
  }
  if (answer?.kind === "threw") return { kind: "error", message: redactText(answer.message) };
  return cause ?? { kind: "error", message: "the plug-in said nothing of it" };
}
