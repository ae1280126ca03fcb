import { z } from "zod";
import type { PluginFault, PluginRule, RulePlugins } from "../alerts/plugins/rule-plugins.ts";
import { checkFile, type Rules } from "./check-file.ts";
import { type AlertRulePlugin, alertRulesSchema } from "./alert-rules-schema.ts";
import { findPlanOptions } from "./config-hints.ts";
import { valueAt } from "./path.ts";
import { folderOf } from "./paths.ts";
import { readYaml } from "./yaml-document.ts";
import { mappingAt } from "./plan/rules/alert-tree.ts";
import { namedRules } from "./plan/rules/alert-names.ts";
import { thresholdFindings } from "./plan/rules/alert-thresholds.ts";
import type { ConfigProblem } from "./problem.ts";
import { readText } from "./read-text.ts";
import type { Finding } from "./references.ts";

/** The plug-ins that a configuration names, and the files that they are named in. */
export interface NamedPlugins {
  readonly configFile: string;
  /** Null when the configuration does not say. */
  readonly planFile: string | null;
  readonly alertRules: readonly AlertRulePlugin[];
}

/** What both files say of plug-ins, whatever else is wrong with them; null where that itself cannot be read. */
export async function findNamedPlugins(configFile: string): Promise<NamedPlugins | null> {
  const source = await readText(configFile);
  if (!source.ok) return null;
  const { data } = readYaml(source.text);
  const parsed = alertRulesSchema(folderOf(configFile)).safeParse(valueAt(data, ["alertRules"]) ?? []);
  if (!parsed.success) return null;
  const { planFile } = findPlanOptions(data, configFile);
  return { configFile, planFile, alertRules: parsed.data };
}

/**
 * What is wrong with the plug-ins of both files, each of which is started for it: those that bring no rules, and rules and
 * thresholds of theirs that the plan names and they do not have. Nothing else of the files is looked at.
 */
export async function checkRulePlugins(
  { configFile, planFile, alertRules }: NamedPlugins,
  plugins: RulePlugins,
): Promise<readonly ConfigProblem[]> {
  const rules = await plugins.rules();
  const faults = await plugins.faults();
  const lost = new Set(faults.map(({ plugin }) => plugin));
  const ids = alertRules.map(({ id }) => id);
  return [
    ...(await problemsIn(configFile, () => faults.flatMap((fault) => faultFinding(fault, ids)))),
    ...(planFile === null
      ? []
      : await problemsIn(planFile, (data) => [
          ...findStrangers(data, rules, lost),
          ...rules.flatMap((rule) => thresholdFindings(data, rule)),
        ])),
  ];
}

async function problemsIn(file: string, rules: Rules): Promise<readonly ConfigProblem[]> {
  const source = await readText(file);
  if (!source.ok) return [];
  const { result } = checkFile(source.text, file, () => z.unknown(), rules);
  return result.ok ? [] : result.problems;
}

function faultFinding({ plugin, message, fix }: PluginFault, ids: readonly string[]): readonly Finding[] {
  const path = ["alertRules", ids.indexOf(plugin), "module"];
  return [{ path, at: "value", message: `cannot be used: ${message}`, fix }];
}

/** Rules of plug-ins that none has. What a plug-in that could not be asked would have is not known. */
function findStrangers(
  data: unknown,
  rules: readonly PluginRule[],
  lost: ReadonlySet<string>,
): readonly Finding[] {
  const known = rules.map(({ id }) => id);
  const isStrange = (id: string): boolean =>
    id.includes("/") && !known.includes(id) && !lost.has(id.slice(0, id.indexOf("/")));
  const fault = {
    message: "is no rule of a plug-in",
    fix: "Write the id of a rule, as `intune-om alerts rules` lists them.",
    among: () => known,
  };
  return [
    ...mappingAt(data, ["alerts", "rules"]).flatMap(([id]): readonly Finding[] =>
      isStrange(id) ? [{ path: ["alerts", "rules", id], at: "key", ...fault }] : [],
    ),
    ...namedRules(data).flatMap(({ path, text }): readonly Finding[] =>
      isStrange(text) ? [{ path, at: "value", ...fault }] : [],
    ),
  ];
}
