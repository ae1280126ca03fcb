import type { DeploymentHistoryEntry } from "../assess/deployments/deployment-state.ts";
import type { DeliveryState } from "../deliver/delivery-states.ts";
import { type NewcomerLog, NO_NEWCOMERS } from "../newcomers/newcomer.ts";
import type { PlanVersion } from "../plan/versions/plan-version.ts";
import type { RunKind, RunState } from "../run/run-states.ts";
import type { NoticeFact } from "./notice-fact.ts";
import type { EntryOf, JournalEntry } from "./journal-entry.ts";

/**
 * What is remembered of how the plan was followed: the evidence that assessments are made from. Holds a year at
 * most, the oldest first in every list.
 */
export interface PracticeLog {
  /** What people did. */
  readonly journal: readonly JournalEntry[];
  /** Completed training and revised material, from the beginning: a course may count for years. */
  readonly training: readonly (EntryOf<"trained"> | EntryOf<"materialRevised">)[];
  /** Every version of the plan, and every approval of one, from the beginning. */
  readonly planVersions: readonly PlanVersion[];
  readonly planApprovals: readonly EntryOf<"planApproved">[];
  /** Runs of reports of this tenant, and messages sent outside of reports. */
  readonly runs: readonly RunFact[];
  /** What this tenant's runs sent to whom. */
  readonly deliveries: readonly DeliveryFact[];
  /** When this tenant was collected, whatever for. */
  readonly collections: readonly Date[];
  /** When each KPI was measured; those that were missing then are left out. */
  readonly figures: readonly MeasuredFigure[];
  /** How far planned deployments were when this tenant was collected. */
  readonly deployments: readonly DeploymentHistoryEntry[];
  /** Whose first device came, and who got their welcome. */
  readonly newcomers: NewcomerLog;
  /** Notices to users, in figures. */
  readonly notices: readonly NoticeFact[];
}

/** A KPI that was measured. */
export interface MeasuredFigure {
  readonly kpi: string;
  readonly at: Date;
}

export interface RunFact {
  readonly id: string;
  readonly report: string;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly scheduledFor: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface DeliveryFact {
  readonly run: string;
  readonly report: string;
  readonly purpose: string;
  /** Address as it was sent to. */
  readonly recipient: string;
  readonly state: DeliveryState;
  readonly at: Date;
}

/** Nothing is remembered: a first run, and tests to which it does not matter. */
export const NO_LOG: PracticeLog = {
  planVersions: [],
  planApprovals: [],
  journal: [],
  training: [],
  runs: [],
  deliveries: [],
  collections: [],
  figures: [],
  deployments: [],
  newcomers: NO_NEWCOMERS,
  notices: [],
};
