import { z } from "zod";
import { checkFile } from "../check-file.ts";
import type { ConfigProblem, ParseResult } from "../problem.ts";
import { findBadReferences, findDuplicates } from "../references.ts";
import { readYaml } from "../yaml-document.ts";
import { findUnknownChannels, findUnknownTenants, PLAN_REFERENCES, PLAN_UNIQUES } from "./plan-references.ts";
import { planSchema } from "./plan-schema.ts";
import type { PlanOptions } from "./plan-schema.ts";
import type { Plan } from "./plan.ts";
import { findEndlessSuppressions } from "./rules/alert-silences.ts";
import { checkPlanData } from "./rules/checks.ts";
import { PLAN_RULES } from "./rules/index.ts";

/** Reads plan.yaml. Never throws: all problems come back at once, in the order of the file. */
export function parsePlan(text: string, file: string, options: PlanOptions): ParseResult<Plan> {
  return checkFile(
    text,
    file,
    () => planSchema(file, options),
    (data, lineOf) => [
      ...findBadReferences(data, PLAN_REFERENCES),
      ...findUnknownChannels(data, options.channels ?? []),
      ...(options.tenants === undefined ? [] : findUnknownTenants(data, options.tenants)),
      ...findDuplicates(data, PLAN_UNIQUES, lineOf),
      ...(options.now === undefined ? [] : findEndlessSuppressions(data, options.now)),
      ...PLAN_RULES.flatMap((rule) => rule(data, lineOf)),
      ...checkPlanData(data, lineOf, options).filter(({ mayBeMeant }) => mayBeMeant !== true),
    ],
  ).result;
}

/** What of a plan is likely to be a mistake and may be meant, in the order of the file; none where it is no YAML. */
export function findPlanWarnings(
  text: string,
  file: string,
  options: Omit<PlanOptions, "knownSections" | "knownKpis">,
): readonly ConfigProblem[] {
  if (readYaml(text).problems.length > 0) return [];
  const { result } = checkFile(
    text,
    file,
    () => z.unknown(),
    (data, lineOf) => checkPlanData(data, lineOf, options).filter(({ mayBeMeant }) => mayBeMeant === true),
  );
  return result.ok ? [] : result.problems;
}
