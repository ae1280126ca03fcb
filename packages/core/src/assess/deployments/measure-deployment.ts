import type { Snapshot } from "../../collect/snapshot.ts";
import type { Deployment, DeploymentMeasure } from "../../config/plan/plan.ts";
import type { Measured } from "./deployment-state.ts";
import { measureApp } from "./measure-app.ts";
import { measureEnrolled, measureVersion } from "./measure-devices.ts";
import { measurePolicy } from "./measure-policy.ts";

/** What a measure is read from: the figures, and how many devices the plan wants to have it (null for all). */
export interface MeasureInput<Measure extends DeploymentMeasure = DeploymentMeasure> {
  readonly snapshot: Snapshot;
  readonly measure: Measure;
  readonly target: Deployment["target"];
}

/** How far a deployment has come by a snapshot. What could not be read is not known, and never 0. */
export function measureDeployment({ measure, target }: Deployment, snapshot: Snapshot): Measured {
  if (measure === null) return { known: false, why: { kind: "noMeasure" } };
  const measured = measureBy(measure, target, snapshot);
  if (measured.known && measured.reach.population <= 0) return { known: false, why: { kind: "nobody" } };
  return measured;
}

function measureBy(measure: DeploymentMeasure, target: Deployment["target"], snapshot: Snapshot): Measured {
  switch (measure.kind) {
    case "app":
      return measureApp({ snapshot, measure, target });
    case "policy":
      return measurePolicy({ snapshot, measure, target });
    case "version":
      return measureVersion({ snapshot, measure, target });
    default:
      return measureEnrolled({ snapshot, measure, target });
  }
}
