import { resolve } from "node:path";
import { stringify } from "yaml";
import type { Config } from "./config.ts";
import { type LoadOptions, unusable } from "./load.ts";
import { ALERT_PARTS } from "./plan/alerts-schema.ts";
import { parsePlan } from "./plan/parse-plan.ts";
import type { Plan } from "./plan/plan.ts";
import type { ConfigProblem, ParseResult } from "./problem.ts";
import { readText } from "./read-text.ts";
import { readYaml } from "./yaml-document.ts";

/** What a plan is read with beside its file. */
export interface AlertPlanContext {
  readonly config: Pick<Config, "locale" | "timeZone" | "channels" | "tenants" | "alertRules">;
  /** The plan in force. */
  readonly plan: Pick<Plan, "file">;
  readonly options: LoadOptions;
}

/**
 * A plan with other rules and routes, for trying them: a whole plan.yaml, a file with `alerts` alone, or one with what
 * stands under that. The last two take the place of that part of the plan in force.
 * @throws ConfigError `config.missing`, `config.invalid`
 */
export async function loadAlertPlan(
  file: string,
  { config, plan, options }: AlertPlanContext,
): Promise<Plan> {
  const [trial, inForce] = [await textOf(resolve(file)), await textOf(plan.file)];
  const { locale, timeZone } = config;
  const [channels, tenants] = [config.channels.map(({ id }) => id), config.tenants.map(({ id }) => id)];
  const hasPlugins = config.alertRules.length > 0;
  const planOptions = { ...options, locale, timeZone, channels, tenants, hasPlugins };
  const form = formOf(trial);
  if (form === null) throw unusable([{ ...NO_FORM, file: resolve(file) }]);
  const { text, ofTrial } = FORMS[form](trial, inForce);
  const result: ParseResult<Plan> = parsePlan(text, resolve(file), planOptions);
  if (result.ok) return result.value;
  throw unusable(result.problems.map(ofTrial));
}

/** What a file for trying can be: a whole plan, its part `alerts`, or the content of that. */
type TrialForm = "plan" | "alerts" | "content";

interface TrialText {
  readonly text: string;
  /** A problem with the place where it stands in the trial. */
  readonly ofTrial: (problem: ConfigProblem) => ConfigProblem;
}

const asItIs = (problem: ConfigProblem): ConfigProblem => problem;

const FORMS: Readonly<Record<TrialForm, (trial: string, plan: string) => TrialText>> = {
  plan: (trial) => ({ text: trial, ofTrial: asItIs }),
  alerts: (trial, plan) => ({ text: withAlerts(plan, trial), ofTrial: asItIs }),
  content: (trial, plan) => ({
    text: withAlerts(plan, `alerts:\n${trial.replace(BEGINNING, "").replace(/^(?=.)/gm, INDENT)}`),
    ofTrial: (problem) => ({
      ...problem,
      line: problem.line - 1,
      column: Math.max(1, problem.column - INDENT.length),
    }),
  }),
};

const INDENT = "  ";
/** A byte order mark, and the marker of a document. */
const BEGINNING = /^\uFEFF|^---$/gm;

const NO_FORM: Omit<ConfigProblem, "file"> = {
  line: 1,
  column: 1,
  path: "",
  value: "",
  message: "is neither a whole plan nor what a plan has under alerts",
  fix: `Write alerts: as plan.yaml has it, or what stands under that alone (${ALERT_PARTS.slice(0, 4).join(", ")}, …), or a whole plan.yaml.`,
};

/** By the keys at the top. Null for what is none of the three, such as parts of a plan and of its alerts side by side. */
function formOf(text: string): TrialForm | null {
  const { data, problems } = readYaml(text);
  // What is no YAML is told as that.
  if (problems.length > 0) return "plan";
  if (typeof data !== "object" || data === null || Array.isArray(data)) return null;
  const keys = Object.keys(data);
  if (keys.every((key) => key === "alerts")) return "alerts";
  if (keys.includes("version")) return "plan";
  if (keys.every((key) => ALERT_PARTS.includes(key))) return "content";
  return keys.some((key) => key === "alerts" || ALERT_PARTS.includes(key)) ? null : "plan";
}

async function textOf(file: string): Promise<string> {
  const source = await readText(file);
  if (source.ok) return source.text;
  const { line, column, message, fix, missing } = source;
  throw unusable([{ file, line, column, path: "", value: "", message, fix }], missing);
}

/** The trial stands first, so that its problems are told with its own lines. */
function withAlerts(plan: string, trial: string): string {
  const { data } = readYaml(plan);
  const { alerts: _alerts, ...rest } = data as Readonly<Record<string, unknown>>;
  return `${trial.replace(/^---$/m, "")}\n${stringify(rest, { aliasDuplicateObjects: false })}`;
}
