import { resolve } from "node:path";
import { stringify } from "yaml";
import type { Config } from "./config.ts";
import { type LoadOptions, unusable } from "./load.ts";
import { parsePlan } from "./plan/parse-plan.ts";
import type { Plan } from "./plan/plan.ts";
import type { ParseResult } from "./problem.ts";
import { readText } from "./read-text.ts";
import { readYaml } from "./yaml-document.ts";

/** What a plan is read with beside its file. */
export interface AlertPlanContext {
  readonly config: Pick<Config, "locale" | "timeZone" | "channels" | "tenants">;
  /** The plan in force. */
  readonly plan: Pick<Plan, "file">;
  readonly options: LoadOptions;
}

/**
 * A plan with other rules and routes, for trying them: a whole plan.yaml, or a file with `alerts` alone, which then takes
 * the place of that part of the plan in force.
 * @throws ConfigError `config.missing`, `config.invalid`
 */
export async function loadAlertPlan(
  file: string,
  { config, plan, options }: AlertPlanContext,
): Promise<Plan> {
  const [trial, inForce] = [await textOf(resolve(file)), await textOf(plan.file)];
  const { locale, timeZone } = config;
  const [channels, tenants] = [config.channels.map(({ id }) => id), config.tenants.map(({ id }) => id)];
  const planOptions = { ...options, locale, timeZone, channels, tenants };
  const text = isAlertsAlone(trial) ? withAlerts(inForce, trial) : trial;
  const result: ParseResult<Plan> = parsePlan(text, resolve(file), planOptions);
  if (result.ok) return result.value;
  throw unusable(result.problems);
}

async function textOf(file: string): Promise<string> {
  const source = await readText(file);
  if (source.ok) return source.text;
  const { line, column, message, fix, missing } = source;
  throw unusable([{ file, line, column, path: "", value: "", message, fix }], missing);
}

function isAlertsAlone(text: string): boolean {
  const { data } = readYaml(text);
  return typeof data === "object" && data !== null && Object.keys(data).every((key) => key === "alerts");
}

/** The trial stands first, so that its problems are told with its own lines. */
function withAlerts(plan: string, trial: string): string {
  const { data } = readYaml(plan);
  const { alerts: _alerts, ...rest } = data as Readonly<Record<string, unknown>>;
  return `${trial.replace(/^---$/m, "")}\n${stringify(rest, { aliasDuplicateObjects: false })}`;
}
