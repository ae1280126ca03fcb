import { findPlanOptions } from "./config-hints.ts";
import type { LoadOptions } from "./load.ts";
import { findPlanWarnings } from "./plan/parse-plan.ts";
import type { ConfigProblem } from "./problem.ts";
import { readText } from "./read-text.ts";
import { readYaml } from "./yaml-document.ts";

/**
 * What of the plan of a configuration is likely to be a mistake and may be meant, whatever else is wrong with both files;
 * none where they cannot be read, which is told as a problem.
 */
export async function readPlanWarnings(
  configFile: string,
  options: LoadOptions,
): Promise<readonly ConfigProblem[]> {
  const config = await readText(configFile);
  if (!config.ok) return [];
  const { planFile, defaults } = findPlanOptions(readYaml(config.text).data, configFile);
  const plan = planFile === null ? null : await readText(planFile);
  if (planFile === null || plan?.ok !== true) return [];
  return findPlanWarnings(plan.text, planFile, { ...options, ...defaults });
}
