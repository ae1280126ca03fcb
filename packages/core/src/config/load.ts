import { resolve } from "node:path";
import { findPlanOptions } from "./config-hints.ts";
import type { ConfigOptions } from "./config-schema.ts";
import type { Config } from "./config.ts";
import { checkConfig } from "./parse-config.ts";
import { parsePlan } from "./plan/parse-plan.ts";
import type { PlanOptions } from "./plan/plan-schema.ts";
import type { Plan } from "./plan/plan.ts";
import { ConfigError } from "./problem.ts";
import type { ConfigProblem, ParseResult } from "./problem.ts";
import { readText } from "./read-text.ts";
import type { TextFile } from "./read-text.ts";

/** Names that the files may use; see {@link ConfigOptions} and {@link PlanOptions}. */
export type LoadOptions = ConfigOptions &
  Omit<PlanOptions, "locale" | "timeZone" | "channels" | "tenants" | "hasPlugins">;

/** Both files of an organisation. */
export interface Organisation {
  readonly config: Config;
  readonly plan: Plan;
}

/**
 * Reads intune-om.yaml and the plan that it names. The problems of both files come together.
 * @throws ConfigError `config.missing` when a file is not there, `config.invalid` for anything else.
 */
export async function loadOrganisation(configFile: string, options: LoadOptions): Promise<Organisation> {
  const file = resolve(configFile);
  const source = await readText(file);
  if (!source.ok) throw unreadableConfig(file, source);
  const checked = checkConfig(source.text, file, options);
  const hints = findPlanOptions(checked.data, file);
  const planText = hints.planFile === null ? null : await readText(hints.planFile);
  const plan = readPlan(hints.planFile, planText, { ...options, ...hints.defaults });
  const { result } = checked;
  if (result.ok && plan?.ok === true) return { config: result.value, plan: plan.value };
  const problems = result.ok ? [] : [...result.problems];
  if (plan?.ok === false) problems.push(...plan.problems);
  if (hints.planFile !== null && planText?.ok === false && planText.missing) {
    const message = `names the file ${hints.planFile}, which does not exist`;
    const fix = "Create the file, copy the one of the sample organisation, or correct the path.";
    problems.push(checked.problem({ path: ["plan"], at: "value", message, fix }));
  }
  throw unusable(problems, planText?.ok === false && planText.missing);
}

/** Null when there is nothing to read; a file that is not there is a problem of the other file. */
function readPlan(
  file: string | null,
  source: TextFile | null,
  options: PlanOptions,
): ParseResult<Plan> | null {
  if (file === null || source === null || (!source.ok && source.missing)) return null;
  return source.ok
    ? parsePlan(source.text, file, options)
    : { ok: false, problems: [fileProblem(file, source)] };
}

function fileProblem(file: string, source: Extract<TextFile, { ok: false }>): ConfigProblem {
  const { line, column, message, fix } = source;
  return { file, line, column, path: "", value: "", message, fix };
}

function unreadableConfig(file: string, source: Extract<TextFile, { ok: false }>): ConfigError {
  if (!source.missing) return unusable([fileProblem(file, source)], false);
  const hint =
    "Copy the sample organisation (examples/organisation) and change it, or name your file with --config.";
  return new ConfigError("config.missing", `There is no configuration file ${file}`, hint, []);
}

/** What is thrown for files that cannot be used, with all that is wrong with them. */
export function unusable(
  problems: readonly ConfigProblem[],
  missing: boolean = false,
  warnings: readonly ConfigProblem[] = [],
): ConfigError {
  const [first] = problems;
  const count = problems.length === 1 ? "one problem" : `${problems.length} problems`;
  const where = first === undefined ? "" : `, the first at ${first.file}:${first.line}:${first.column}`;
  const hint = "Put right what is listed, then run `intune-om check`.";
  return new ConfigError(
    missing ? "config.missing" : "config.invalid",
    `The configuration has ${count}${where}`,
    hint,
    problems,
    warnings,
  );
}
