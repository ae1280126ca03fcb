import type { KpiDefinition } from "../kpi.ts";

/** Incidents of the service that are open now; advisories are not counted. */
export const serviceIncidents: KpiDefinition = {
  id: "service_incidents",
  unit: "count",
  better: "lower",
  suggestedTarget: 0,
  sources: ["service-issues"],
  measure: ({ lists }) => ({
    kind: "figure",
    value: (lists.serviceIssues ?? []).filter(
      (issue) => !issue.resolved && issue.classification.toLowerCase() === "incident",
    ).length,
  }),
};
