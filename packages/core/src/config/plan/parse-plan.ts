import { checkFile } from "../check-file.ts";
import type { ParseResult } from "../problem.ts";
import { findBadReferences, findDuplicates } from "../references.ts";
import { findUnknownChannels, findUnknownTenants, PLAN_REFERENCES, PLAN_UNIQUES } from "./plan-references.ts";
import { planSchema } from "./plan-schema.ts";
import type { PlanOptions } from "./plan-schema.ts";
import type { Plan } from "./plan.ts";
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
      ...PLAN_RULES.flatMap((rule) => rule(data, lineOf)),
    ],
  ).result;
}
