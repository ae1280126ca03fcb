import { readPlannedKnowledge } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { soundKnowledge } from "../session/knowledge.ts";
import { loadConfiguration } from "../session/load-configuration.ts";

/** `check`: both files and the articles of the help desk, without touching the network. Problems are thrown by the reading itself. */
export const check: Action<object> = async (context) => {
  const { config, plan } = await loadConfiguration(context);
  const knowledge = soundKnowledge(await readPlannedKnowledge(plan));
  const json = {
    ok: true,
    config: config.file,
    plan: plan.file,
    tenants: config.tenants.map(({ id }) => id),
    reports: plan.reports.map(({ id }) => id),
    articles: knowledge.articles.map(({ id }) => id),
  };
  context.output.result(json, () =>
    [
      `${config.file} is in order.`,
      `${plan.file} is in order.`,
      `  ${plan.people.length} people, ${plan.roles.length} roles, ${plan.audiences.length} audiences, ${plan.reports.length} reports`,
      ...(knowledge.folder === null
        ? []
        : [`${knowledge.folder} is in order.`, `  ${knowledge.articles.length} articles for the help desk`]),
    ].join("\n"),
  );
  return EXIT.done;
};
