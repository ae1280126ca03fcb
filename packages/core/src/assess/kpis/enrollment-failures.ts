import { daysBetween } from "../days.ts";
import type { KpiDefinition } from "../kpi.ts";

const PERIOD_DAYS = 7;

/** Failed enrollments of the last seven days. The service keeps no record of attempts that succeed. */
export const enrollmentFailures: KpiDefinition = {
  id: "enrollment_failures",
  unit: "count",
  better: "lower",
  suggestedTarget: 5,
  sources: ["enrollment-failures"],
  measure: ({ lists, takenAt }) => ({
    kind: "figure",
    value: (lists.enrollmentFailures ?? []).filter(
      ({ at }) => at !== null && daysBetween(at, takenAt) <= PERIOD_DAYS,
    ).length,
  }),
};
