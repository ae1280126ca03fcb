import type { ListName } from "../../collect/lists.ts";
import type { Policy } from "../../collect/rows/policy.ts";
import type { SourceId } from "../../collect/source.ts";
import type { DeploymentMeasure } from "../../config/plan/plan.ts";
import type { Measured, Unmeasured } from "./deployment-state.ts";
import { findByName } from "./find-by-name.ts";
import type { MeasureInput } from "./measure-deployment.ts";
import { isOff } from "./read-in-full.ts";
import { targetSize } from "./target-devices.ts";

type PolicyMeasure = Extract<DeploymentMeasure, { readonly kind: "policy" }>;

/** Where policies are, each with the figure that stands only when its whole list was read. */
const FAMILIES = [
  { source: "configuration-policies", list: "configurationPolicies", figure: "configuration.policies" },
  { source: "compliance-policies", list: "compliancePolicies", figure: "compliance.policies" },
] as const satisfies readonly { source: SourceId; list: ListName; figure: string }[];

/** Devices on which a policy or profile has succeeded, of the target or of those that it applies to. */
export function measurePolicy({ snapshot, measure, target }: MeasureInput<PolicyMeasure>): Measured {
  // A family that is switched off is none that the organisation looks for its policies in.
  const families = FAMILIES.filter(({ source }) => !isOff(snapshot, source));
  const [first] = families;
  if (first === undefined) return { known: false, why: { kind: "notRead", source: FAMILIES[0].source } };
  const unread = families.find(
    ({ list, figure }) => snapshot.lists[list] === undefined || snapshot.metrics[figure] === undefined,
  );
  const policies = families.flatMap(({ list }): readonly Policy[] => snapshot.lists[list] ?? []);
  const otherwise: Unmeasured | null =
    unread === undefined ? null : { kind: "notRead", source: unread.source };
  const found = findByName(policies, measure.policy, otherwise);
  if (!found.found) return { known: false, why: found.why };
  const { status, name } = found.row;
  if (status === null) return { known: false, why: { kind: "noFigures", name } };
  const size = targetSize(target, snapshot);
  if (!size.known) return { known: false, why: size.why };
  const failed = status.error + status.failed;
  const population = size.devices ?? status.pending + status.success + failed;
  return { known: true, reach: { reached: status.success, failed, population } };
}
