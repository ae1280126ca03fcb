import type { DeploymentMeasure } from "../../config/plan/plan.ts";
import type { Measured, Unmeasured } from "./deployment-state.ts";
import { findByName } from "./find-by-name.ts";
import type { MeasureInput } from "./measure-deployment.ts";
import { isRead } from "./read-in-full.ts";
import { targetSize } from "./target-devices.ts";

type AppMeasure = Extract<DeploymentMeasure, { readonly kind: "app" }>;

/** Devices on which an app is installed, of the target or of those that it is meant for. */
export function measureApp({ snapshot, measure, target }: MeasureInput<AppMeasure>): Measured {
  const { apps } = snapshot.lists;
  const notRead: Unmeasured = { kind: "notRead", source: "apps" };
  if (apps === undefined) return { known: false, why: notRead };
  // The figure stands only where the summary of every app was read; what else may lack is single failures.
  const isWhole = isRead(snapshot, "apps") || snapshot.metrics["apps.total"] !== undefined;
  const found = findByName(apps, measure.app, isWhole ? null : notRead);
  if (!found.found) return { known: false, why: found.why };
  const { installed, failed, pending, notInstalled } = found.row;
  const size = targetSize(target, snapshot);
  if (!size.known) return { known: false, why: size.why };
  const population = size.devices ?? installed + failed + pending + notInstalled;
  return { known: true, reach: { reached: installed, failed, population } };
}
