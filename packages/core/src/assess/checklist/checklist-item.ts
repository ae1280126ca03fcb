import type { WorkCalendar } from "../../calendar/work-calendar.ts";
import type { Snapshot } from "../../collect/snapshot.ts";
import type { ChecklistItemId, FocusArea, Plan } from "../../config/plan/plan.ts";
import type { LocalizedText } from "../../config/plan/texts.ts";
import type { PracticeLog } from "../../practice/practice-log.ts";
import type { Words } from "../../practice/words.ts";
import type { RoutinesState } from "../../routines/routine-state.ts";
import type { AwarenessState } from "../awareness.ts";
import type { DrillsState } from "../drills/drill-state.ts";
import type { MonitoringState } from "../monitoring.ts";
import type { PlanState } from "../plan/plan-state.ts";
import type { RelevantUpdates } from "../relevant-updates.ts";
import type { TrainingState } from "../training/training-state.ts";

/** `unknown`: what would show it could not be read, which is never green. */
export const CHECKLIST_STATES = ["green", "amber", "red", "unknown"] as const;
export type ChecklistStateName = (typeof CHECKLIST_STATES)[number];

/** What is to be done next about an item, by the key of its text. */
export const NEXT_STEPS = [
  "runReports",
  "scheduleReports",
  "goThroughRound",
  "answerAlertQuestion",
  "nameDeputy",
  "startDrill",
  "acknowledgeUpdates",
  "nameAdministrators",
  "collectUpdates",
  "briefHelpdesk",
  "acknowledgeBriefs",
  "nameOwners",
  "confirmOwners",
  "reviseMaterial",
  "linkMaterial",
  "approveTargets",
  "scheduleStakeholders",
  "sendStakeholders",
  "renewExpiring",
  "grantAccess",
  "collect",
  "assignPolicies",
  "attest",
  "attestAgain",
  "wait",
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** What an item was found to be. */
export interface ChecklistFinding {
  readonly state: ChecklistStateName;
  /** What shows it, with figures; at least one. */
  readonly evidence: readonly Words[];
  /** When the newest of what shows it came to be; null for nothing. */
  readonly evidenceAt: Date | null;
  /** What makes it greener; null when nothing has to. */
  readonly next: NextStep | null;
}

/** Judges one item of the product. Pure. */
export interface ChecklistRule {
  readonly id: ChecklistItemId;
  readonly area: FocusArea;
  /** Days for which what shows it holds: older, green becomes amber; three times as old, red. */
  readonly validDays: number;
  /** Ids of the roles that answer for it where the plan names nobody: the first that the plan has. */
  readonly roles: readonly string[];
  judge(input: ChecklistInput): ChecklistFinding;
}

export interface ChecklistInput {
  readonly plan: Plan;
  readonly log: PracticeLog;
  readonly snapshot: Snapshot;
  readonly calendar: WorkCalendar;
  readonly at: Date;
  readonly routines: RoutinesState;
  readonly monitoring: MonitoringState;
  readonly awareness: AwarenessState;
  readonly updates: RelevantUpdates;
  readonly drills: DrillsState;
  readonly training: TrainingState;
  readonly planState: PlanState;
}

/** An item as reports show it. */
export interface ChecklistItemState extends ChecklistFinding {
  /** Of the product, or of the organisation's own. */
  readonly id: string;
  readonly area: FocusArea;
  /** The organisation's own words for an item of its own; null for one of the product, which the catalogues name. */
  readonly text: LocalizedText | null;
  /** Whole days since {@link evidenceAt}; null without. */
  readonly ageDays: number | null;
  /** Id of the role or person who does what is next; null where the plan names nobody. */
  readonly owner: string | null;
}
