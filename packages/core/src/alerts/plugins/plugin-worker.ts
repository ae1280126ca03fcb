/** The thread of a plug-in: loads its module, tells of its rules and evaluates them. See `ask-plugin.ts`. */
import { registerHooks } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "../../errors.ts";
import type { AlertRule, RuleContext, Said } from "../alert-rule.ts";
import { MOST_EVIDENCE } from "../firing.ts";
import { MOST_FIRINGS, type PluginAnswer, type PluginQuestion, type PluginTask } from "./plugin-task.ts";

const task = workerData as PluginTask;

try {
  const rules = await loadRules(task);
  say({ kind: "rules", rules: rules.map(headOf) });
  if (task.question !== null) evaluate(rules, task.question);
  say({ kind: "done" });
} catch (error) {
  say({ kind: "failed", message: messageOf(error) });
}

function say(answer: PluginAnswer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread has no origin.
  parentPort?.postMessage(answer);
}

async function loadRules({ module, folder, options }: PluginTask): Promise<readonly AlertRule[]> {
  // A package is looked for where the configuration stands, not where this file does.
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, specifier === module ? { ...context, parentURL: `${folder}/` } : context),
  });
  const loaded = (await import(module)) as Readonly<Record<string, unknown>>;
  hooks.deregister();
  const create = loaded["createAlertRules"];
  if (typeof create !== "function") throw new TypeError("the module exports no function createAlertRules");
  const rules: unknown = await create(options);
  if (!Array.isArray(rules)) throw new TypeError("createAlertRules gave no list of rules");
  return rules as readonly AlertRule[];
}

/** Everything of a rule but its functions. */
function headOf(rule: unknown): unknown {
  if (typeof rule !== "object" || rule === null) return rule;
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => typeof value !== "function"));
}

function evaluate(rules: readonly AlertRule[], question: PluginQuestion): void {
  const { snapshot, facts, plan, timeZone } = question;
  for (const { id, thresholds } of question.rules) {
    try {
      const rule = rules.find((one) => one.id === id);
      if (rule === undefined) throw new RangeError("the plug-in no longer has this rule");
      const context = { snapshot, facts, plan, timeZone, now: snapshot.takenAt, thresholds };
      say({ kind: "firings", rule: id, firings: firingsOf(rule, context) });
    } catch (error) {
      say({ kind: "threw", rule: id, message: messageOf(error) });
    }
  }
}

function firingsOf(rule: AlertRule, context: RuleContext): readonly Said[] {
  const firings: Said[] = [];
  for (const said of rule.kind === "row" ? overRows(rule, context) : rule.evaluate(context)) {
    if (firings.length === MOST_FIRINGS)
      throw new RangeError(`the rule fires more than ${MOST_FIRINGS} times`);
    firings.push(withoutRest(said));
  }
  return firings;
}

function* overRows(rule: Extract<AlertRule, { kind: "row" }>, context: RuleContext): Generator<Said> {
  const judge = rule.begin(context);
  for (const row of context.snapshot.lists[rule.list] ?? []) {
    const said = judge(row);
    if (said !== null && said !== undefined) yield said;
  }
}

/** What would be cut anyway does not travel. Nobody has checked yet what the plug-in said. */
function withoutRest(said: Said): Said {
  if (typeof said !== "object" || said === null || !("evidence" in said)) return said;
  const { evidence } = said;
  if (!Array.isArray(evidence) || evidence.length <= MOST_EVIDENCE) return said;
  return { ...said, evidence: evidence.slice(0, MOST_EVIDENCE) };
}
