import type { DeliveryState } from "../deliver/delivery-states.ts";
import type { RunKind, RunState } from "../run/run-states.ts";
import type { JournalEntry } from "./journal-entry.ts";

/**
 * What is remembered of how the plan was followed: the evidence that assessments are made from. Holds a year at
 * most, the oldest first in every list.
 */
export interface PracticeLog {
  /** What people did. */
  readonly journal: readonly JournalEntry[];
  /** Runs of reports of this tenant, and messages sent outside of reports. */
  readonly runs: readonly RunFact[];
  /** What this tenant's runs sent to whom. */
  readonly deliveries: readonly DeliveryFact[];
  /** When this tenant was collected, whatever for. */
  readonly collections: readonly Date[];
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
export const NO_LOG: PracticeLog = { journal: [], runs: [], deliveries: [], collections: [] };
