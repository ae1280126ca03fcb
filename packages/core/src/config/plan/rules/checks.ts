import type { Path } from "../../path.ts";
import type { Finding } from "../../references.ts";
import type { PlanOptions } from "../plan-schema.ts";
import { findLongAway } from "./alert-absences.ts";
import { findMisfitBranches, findMisfitInhibitions } from "./alert-misfits.ts";
import { findTakenUp } from "./alert-reach.ts";
import { findDeafRotas } from "./alert-rotas.ts";
import { findEmptyScopes, findEndedSuppressions } from "./alert-scopes.ts";
import { findRepeatedSteps } from "./alert-steps.ts";
import { findIdleConditions } from "./custom-rule-conditions.ts";
import { findUnknownValues } from "./custom-rule-values.ts";
import type { PlanCheck } from "./rule.ts";

/** What may also be likely mistakes only. */
const PLAN_CHECKS: readonly PlanCheck[] = [
  findUnknownValues,
  findIdleConditions,
  findMisfitBranches,
  findTakenUp,
  findMisfitInhibitions,
  findEmptyScopes,
  findEndedSuppressions,
  findDeafRotas,
  findLongAway,
  findRepeatedSteps,
];

/** Everything that these find: what is wrong, and what may be meant. */
export function checkPlanData(
  data: unknown,
  lineOf: (path: Path) => number,
  { now, locale, timeZone, tenants, hasPlugins }: Omit<PlanOptions, "knownSections" | "knownKpis">,
): readonly Finding[] {
  const context = {
    lineOf,
    now: now ?? null,
    locale,
    timeZone,
    tenants: tenants ?? null,
    hasPlugins: hasPlugins ?? false,
  };
  return PLAN_CHECKS.flatMap((check) => check(data, context));
}
