import type { DeploymentState } from "./deployment-state.ts";
import { shiftDay } from "../../routines/days.ts";

/** How long a deployment that is done still counts among those of late. */
const PAST_DAYS = 30;

/**
 * Deployments that the plan has begun and Graph can tell of: those not done yet, and those done whose last day lies at
 * most 30 days back.
 */
export function runningDeployments(
  states: readonly DeploymentState[],
  now: Date,
): readonly DeploymentState[] {
  const since = shiftDay(now.toISOString().slice(0, 10), -PAST_DAYS);
  return states.filter(({ status, deployment }) => {
    if (status === "notStarted" || status === "closed" || deployment.measure === null) return false;
    return status !== "done" || deployment.end >= since;
  });
}
