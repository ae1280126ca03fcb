import type { Snapshot } from "../collect/snapshot.ts";
import type { Plan } from "../config/plan.ts";
import type { ErrorCodeTable } from "../domain/error-codes.ts";
import { addDays } from "./days.ts";
import { type DeviceAttention, devicesNeedingAttention } from "./device-attention.ts";
import { type ErrorGroup, groupErrors } from "./error-groups.ts";
import { type ExpiryState, judgeExpiries } from "./expiries.ts";
import { judgeKpis, type KpiHistoryEntry } from "./judge-kpis.ts";
import type { Kpi } from "./kpi.ts";
import { measureKpis } from "./measure-kpis.ts";
import { overallState, type OverallState } from "./overall-state.ts";
import { judgeUpdates, type UpdateState } from "./updates.ts";

/** One snapshot judged: what the reports are composed from. Pure: the same input gives the same assessment. */
export interface Assessment {
  readonly snapshot: Snapshot;
  readonly period: { readonly from: Date; readonly to: Date };
  readonly kpis: readonly Kpi[];
  readonly expiries: readonly ExpiryState[];
  readonly updates: readonly UpdateState[];
  readonly devices: readonly DeviceAttention[];
  readonly errors: readonly ErrorGroup[];
  readonly overall: OverallState;
}

export interface AssessInput {
  readonly snapshot: Snapshot;
  /** KPI values of earlier snapshots of the same tenant, oldest first. */
  readonly history: readonly KpiHistoryEntry[];
  readonly plan: Plan;
  readonly errorCodes: ErrorCodeTable;
  /** How far back "since last time" looks. */
  readonly periodDays: number;
}

/** Judges a snapshot against the plan and the past. Its "now" is the time at which the snapshot was taken. */
export function assess({ snapshot, history, plan, errorCodes, periodDays }: AssessInput): Assessment {
  const now = snapshot.takenAt;
  const period = { from: addDays(now, -periodDays), to: now };
  const values = measureKpis(snapshot);
  const kpis = judgeKpis({ snapshot, values, history, targets: plan.targets, periodStart: period.from });
  const expiries = judgeExpiries(snapshot.lists.expiries ?? [], now);
  return {
    snapshot,
    period,
    kpis,
    expiries,
    updates: judgeUpdates(snapshot.lists.updates ?? [], period),
    devices: devicesNeedingAttention(snapshot.lists.devices ?? [], now),
    errors: groupErrors({
      appFailures: snapshot.lists.appFailures ?? [],
      enrollmentFailures: snapshot.lists.enrollmentFailures ?? [],
      period,
      table: errorCodes,
    }),
    overall: overallState({ snapshot, kpis, expiries }),
  };
}
