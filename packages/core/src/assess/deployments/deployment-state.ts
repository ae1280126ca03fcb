import type { SourceId } from "../../collect/source.ts";
import type { Deployment } from "../../config/plan/plan.ts";

/** How a deployment stands against its plan. */
export const DEPLOYMENT_STATUSES = [
  "failing",
  "overdue",
  "behind",
  "unknown",
  "onPlan",
  "ahead",
  "done",
  "closed",
  "notStarted",
] as const;

/**
 * `failing`: too many of those that finished failed. `overdue`: its last day has passed, its last share is not
 * reached. `unknown`: nobody can tell how far it is. `closed`: somebody says that it is finished, no figure shows it.
 */
export type DeploymentStatus = (typeof DEPLOYMENT_STATUSES)[number];

/** How far a deployment has come, in devices. */
export interface Reach {
  readonly reached: number;
  /** Null where the source does not tell of failures. */
  readonly failed: number | null;
  /** Who should have it in the end; more than 0. */
  readonly population: number;
}

/** Why it is not known how far a deployment has come. */
export type Unmeasured =
  /** The plan does not say what tells it. */
  | { readonly kind: "noMeasure" }
  /** The source could not be read, was read in part only, or is switched off. */
  | { readonly kind: "notRead"; readonly source: SourceId }
  /** No app or policy has the name. */
  | { readonly kind: "notFound"; readonly name: string }
  /** Several have the name, so that nobody knows which one is meant. */
  | { readonly kind: "several"; readonly name: string; readonly count: number }
  /** The app or policy is there, its figures are not. */
  | { readonly kind: "noFigures"; readonly name: string }
  /** Versions of that platform cannot be compared with the one named. */
  | { readonly kind: "noVersion"; readonly version: string }
  /** The members of the target group are not known. */
  | { readonly kind: "noGroup"; readonly group: string }
  /** The target group holds devices, which Intune names by other ids, so that nobody can tell which they are. */
  | { readonly kind: "deviceGroup" }
  /** The plan names nobody who should have it, and Graph cannot tell. */
  | { readonly kind: "noTarget" }
  /** Nobody is there who should have it. */
  | { readonly kind: "nobody" };

export type Measured =
  | { readonly known: true; readonly reach: Reach }
  | { readonly known: false; readonly why: Unmeasured };

/** A planned deployment, held against what Graph tells of it. Shares are percent, 0–100. */
export interface DeploymentState {
  readonly deployment: Deployment;
  readonly status: DeploymentStatus;
  /** What should have been reached by the end of the day before. */
  readonly planned: number;
  /** The share with which the plan is fulfilled. */
  readonly final: number;
  readonly measured: Measured;
  /** Null where it is not known. */
  readonly actual: number | null;
  /** Failures of those that finished; null where it is not known or nothing has finished. */
  readonly failedShare: number | null;
  /** The day (`YYYY-MM-DD`) on which the last share is reached at the pace of late; null when none can be told. */
  readonly forecast: string | null;
  /** One for each day on which it was collected since it began, oldest first, null where it was not known. */
  readonly history: readonly HistoryPoint[];
}

export interface HistoryPoint {
  readonly day: string;
  readonly actual: number | null;
}

/** How far a deployment was when a snapshot was taken, as it is stored with it. */
export interface DeploymentValue {
  readonly deployment: string;
  readonly reached: number;
  readonly failed: number | null;
  readonly population: number;
}

/** What one earlier snapshot of a tenant knew; a deployment that is missing was not known then. */
export interface DeploymentHistoryEntry {
  readonly at: Date;
  readonly values: readonly DeploymentValue[];
}
