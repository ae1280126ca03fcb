import {
  checkRulePlugins,
  createRulePlugins,
  type Organisation,
  readPlannedKnowledge,
  unusable,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { soundKnowledge } from "../session/knowledge.ts";
import { loadConfiguration } from "../session/load-configuration.ts";

/**
 * `check`: both files, the articles of the help desk and the alert rules of plug-ins, without touching the network. Problems
 * are thrown by the reading itself.
 */
export const check: Action<object> = async (context) => {
  const organisation = await loadConfiguration(context);
  const { config, plan } = organisation;
  const rules = await soundRules(organisation);
  const knowledge = soundKnowledge(await readPlannedKnowledge(plan));
  const json = {
    ok: true,
    config: config.file,
    plan: plan.file,
    tenants: config.tenants.map(({ id }) => id),
    reports: plan.reports.map(({ id }) => id),
    articles: knowledge.articles.map(({ id }) => id),
    alertRules: rules,
  };
  context.output.result(json, () =>
    [
      `${config.file} is in order.`,
      `${plan.file} is in order.`,
      `  ${plan.people.length} people, ${plan.roles.length} roles, ${plan.audiences.length} audiences, ${plan.reports.length} reports`,
      ...(knowledge.folder === null
        ? []
        : [`${knowledge.folder} is in order.`, `  ${knowledge.articles.length} articles for the help desk`]),
      ...(rules.length === 0 ? [] : [`The alert rules of plug-ins are in order: ${rules.join(", ")}`]),
    ].join("\n"),
  );
  return EXIT.done;
};

/**
 * Ids of the rules of plug-ins, each of which is started once.
 * @throws ConfigError
 */
async function soundRules(organisation: Organisation): Promise<readonly string[]> {
  const plugins = createRulePlugins(organisation.config.alertRules);
  const problems = await checkRulePlugins(organisation, plugins);
  if (problems.length > 0) throw unusable(problems);
  return (await plugins.rules()).map(({ id }) => id);
}
