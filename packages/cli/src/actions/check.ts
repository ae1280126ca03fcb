import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { loadConfiguration } from "../session/load-configuration.ts";

/** `check`: both files, without touching the network. Problems are thrown by the reading itself. */
export const check: Action<object> = async (context) => {
  const { config, plan } = await loadConfiguration(context);
  const json = {
    ok: true,
    config: config.file,
    plan: plan.file,
    tenants: config.tenants.map(({ id }) => id),
    reports: plan.reports.map(({ id }) => id),
  };
  context.output.result(json, () =>
    [
      `${config.file} is in order.`,
      `${plan.file} is in order.`,
      `  ${plan.people.length} people, ${plan.roles.length} roles, ${plan.audiences.length} audiences, ${plan.reports.length} reports`,
    ].join("\n"),
  );
  return EXIT.done;
};
