import type { KpiDefinition } from "../kpi.ts";

/** Own articles that nobody has reviewed within the plan's time, those that cannot be read included. */
export const staleArticles: KpiDefinition = {
  id: "stale_articles",
  group: "practice",
  unit: "count",
  better: "lower",
  suggestedTarget: 0,
  sources: [],
  measure: (_snapshot, { helpdesk: { articles } }) => {
    if (articles === null) return { kind: "nothing" };
    if (!articles.isKnown) return { kind: "unknown" };
    return { kind: "figure", value: articles.stale.length + articles.broken.length };
  },
};
