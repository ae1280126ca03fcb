import { measureKpis, refuseBlindness, type Snapshot } from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { coverageTable } from "../output/coverage-table.ts";
import { pickTenant } from "../session/pick-tenant.ts";
import { withSession } from "../session/session.ts";

/** `collect`: one snapshot, kept in the store with its KPI values. */
export const collect: Action<{ readonly tenant?: string }> = (context) =>
  withSession(context, async ({ config, collect: take, store }) => {
    const snapshot = await take(pickTenant(config, context.options.tenant));
    refuseBlindness(snapshot);
    await store.snapshots.save(snapshot, measureKpis(snapshot));
    const { tenant, takenAt, coverage, metrics } = snapshot;
    context.output.result({ tenant, takenAt, coverage, metrics }, () => summary(snapshot));
    return coverageExit(snapshot);
  });

/** 3 when something could not be read in full. */
export function coverageExit({ coverage }: Snapshot): ExitCode {
  const whole = coverage.every(({ status }) => status === "complete" || status === "notConfigured");
  return whole ? EXIT.done : EXIT.partial;
}

function summary({ tenant, takenAt, coverage, metrics }: Snapshot): string {
  const devices = metrics["devices.total"];
  const total = devices === undefined ? "" : `, ${devices} devices`;
  return `Snapshot of ${tenant} at ${takenAt.toISOString()}${total}\n\n${coverageTable(coverage)}`;
}
