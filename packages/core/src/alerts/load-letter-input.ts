import type { AlertLetterInput } from "../compose/alert-letter-input.ts";
import type { Blade } from "../rounds/blades.ts";
import { tenantOf } from "../run/organisation-parts.ts";
import type { RunnerDeps } from "../run/report-runner.ts";
import type { RuleHead } from "./alert-rule.ts";
import type { Alert } from "./alert.ts";
import type { AlertMessage } from "./alert-message.ts";
import { escalatesAt } from "./escalates-at.ts";
import { NO_RULE_PLUGINS } from "./plugins/rule-plugins.ts";
import { pluginTextsOf } from "./rule-texts.ts";
import { rulesInUse } from "./rules-in-use.ts";

/** Everything that a message is written from, as it stands now. */
export async function loadLetterInput(deps: RunnerDeps, message: AlertMessage): Promise<AlertLetterInput> {
  const { plan, config } = deps;
  const tenant = tenantOf(deps, message.tenant);
  const alerts = await alertsOf(deps, message);
  const plugins = await (deps.rulePlugins ?? NO_RULE_PLUGINS).rules();
  return {
    plan,
    message,
    alerts,
    tenantName: tenant.name,
    severalTenants: config.tenants.length > 1,
    blades: bladesOf(rulesInUse(plan, plugins).map(({ rule }) => rule)),
    pluginTexts: pluginTextsOf(plugins),
    escalatesAt: escalatesAt({ message, alerts, plan, config }),
  };
}

async function alertsOf({ store }: RunnerDeps, message: AlertMessage): Promise<ReadonlyMap<string, Alert>> {
  const { tenant } = message;
  const wanted = new Set([...message.items.map(({ alert }) => alert), ...message.hidden]);
  const found = await store.alerts.ofKeys(tenant, wanted);
  return new Map(found.map((alert) => [alert.key, alert]));
}

function bladesOf(rules: readonly RuleHead[]): ReadonlyMap<string, Blade> {
  return new Map(rules.map(({ id, blade }) => [id, blade]));
}
