import { resolve } from "node:path";
import { checkOrganisation, createRulePlugins, formatWarning, readPlannedKnowledge } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { soundKnowledge } from "../session/knowledge.ts";
import { loadOptions } from "../session/load-configuration.ts";

/**
 * `check`: both files, the articles of the help desk and the alert rules of plug-ins, without touching the network. Problems
 * are thrown by the reading itself.
 */
export const check: Action<object> = async (context) => {
  const { cwd, options } = context;
  const file = resolve(cwd, options.config);
  const { config, plan, rules, warnings } = await checkOrganisation(
    file,
    loadOptions(context),
    createRulePlugins,
  );
  const ruleIds = rules.map(({ id }) => id);
  const knowledge = soundKnowledge(await readPlannedKnowledge(plan));
  const json = {
    ok: true,
    config: config.file,
    plan: plan.file,
    tenants: config.tenants.map(({ id }) => id),
    reports: plan.reports.map(({ id }) => id),
    articles: knowledge.articles.map(({ id }) => id),
    alertRules: ruleIds,
    warnings,
  };
  for (const warning of warnings) context.output.problem(`${formatWarning(warning)}\n`);
  context.output.result(json, () =>
    [
      `${config.file} is in order.`,
      `${plan.file} is in order.`,
      `  ${plan.people.length} people, ${plan.roles.length} roles, ${plan.audiences.length} audiences, ${plan.reports.length} reports`,
      ...(knowledge.folder === null
        ? []
        : [`${knowledge.folder} is in order.`, `  ${knowledge.articles.length} articles for the help desk`]),
      ...(ruleIds.length === 0 ? [] : [`The alert rules of plug-ins are in order: ${ruleIds.join(", ")}`]),
    ].join("\n"),
  );
  return EXIT.done;
};
