import { resolve } from "node:path";
import type { PluginRule, RulePlugins } from "../alerts/plugins/rule-plugins.ts";
import type { AlertRulePlugin } from "./alert-rules-schema.ts";
import { checkRulePlugins, findNamedPlugins } from "./check-rule-plugins.ts";
import { loadOrganisation, type LoadOptions, type Organisation, unusable } from "./load.ts";
import { readPlanWarnings } from "./plan-warnings.ts";
import { ConfigError, type ConfigProblem } from "./problem.ts";

/** An organisation of which nothing is wrong, and what its plug-ins bring. */
export interface CheckedOrganisation extends Organisation {
  readonly rules: readonly PluginRule[];
  /** What of the plan may be meant and is likely to be a mistake. */
  readonly warnings: readonly ConfigProblem[];
}

/**
 * Reads both files as {@link loadOrganisation} does, and starts the plug-ins that they name, whatever else is wrong: all
 * problems come together.
 * @throws ConfigError
 */
export async function checkOrganisation(
  configFile: string,
  options: LoadOptions,
  open: (plugins: readonly AlertRulePlugin[]) => RulePlugins,
): Promise<CheckedOrganisation> {
  const file = resolve(configFile);
  const read = await loadOrganisation(file, options).catch(refusal);
  const warnings = await readPlanWarnings(file, options);
  const named = await findNamedPlugins(file);
  const plugins = open(named?.alertRules ?? []);
  const found = named === null ? [] : await checkRulePlugins(named, plugins);
  if (!(read instanceof ConfigError)) {
    if (found.length > 0) throw unusable(found, false, warnings);
    return { ...read, rules: await plugins.rules(), warnings };
  }
  const problems = merged(read.problems, found, file);
  if (problems.length === read.problems.length && warnings.length === 0) throw read;
  throw unusable(problems, read.code === "config.missing", warnings);
}

function refusal(error: unknown): ConfigError {
  if (error instanceof ConfigError) return error;
  throw error;
}

/** In the order of the files, each once: a file that is no YAML is told by both. */
function merged(
  known: readonly ConfigProblem[],
  found: readonly ConfigProblem[],
  configFile: string,
): readonly ConfigProblem[] {
  const placed = new Set(known.map(placeOf));
  const all = [...known, ...found.filter((problem) => !placed.has(placeOf(problem)))];
  return all.toSorted(
    (one, other) =>
      Number(one.file !== configFile) - Number(other.file !== configFile) ||
      one.line - other.line ||
      one.column - other.column,
  );
}

function placeOf({ file, line, column, message }: ConfigProblem): string {
  return JSON.stringify([file, line, column, message]);
}
