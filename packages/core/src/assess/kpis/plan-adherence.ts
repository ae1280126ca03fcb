import { runningDeployments } from "../deployments/running-deployments.ts";
import type { KpiDefinition } from "../kpi.ts";

const FOLLOWS: ReadonlySet<string> = new Set(["onPlan", "ahead", "done"]);

/** Deployments that are on or ahead of their plan, of those under way. One of which nobody knows makes it unknown. */
export const planAdherence: KpiDefinition = {
  id: "plan_adherence",
  group: "practice",
  unit: "percent",
  better: "higher",
  suggestedTarget: 90,
  // Which sources it needs depends on the plan: each deployment says for itself whether it could be measured.
  sources: [],
  measure: (_snapshot, { deployments, at }) => {
    const running = runningDeployments(deployments, at);
    if (running.length === 0) return { kind: "nothing" };
    if (running.some(({ status }) => status === "unknown")) return { kind: "unknown" };
    const numerator = running.filter(({ status }) => FOLLOWS.has(status)).length;
    return { kind: "share", numerator, denominator: running.length };
  },
};
