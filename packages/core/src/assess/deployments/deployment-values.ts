import type { DeploymentState, DeploymentValue } from "./deployment-state.ts";

/** What is kept of some deployments with a snapshot. One that is not known leaves a gap. */
export function deploymentValues(states: readonly DeploymentState[]): readonly DeploymentValue[] {
  return states.flatMap(({ deployment, measured }) => {
    if (!measured.known) return [];
    const { reached, failed, population } = measured.reach;
    return [{ deployment: deployment.id, reached, failed, population }];
  });
}
