import type { KpiDefinition } from "../../assess/kpi.ts";
import type { WorkCalendar } from "../../calendar/work-calendar.ts";
import type { Plan } from "../../config/plan/plan.ts";
import type { Formatter } from "../../locales/formatter.ts";
import type { Messages } from "../../locales/en.ts";
import type { PlanApproval, PlanVersion } from "../../plan/versions/plan-version.ts";
import type { Block } from "../document.ts";

/** Every section of the handbook, in its order. */
export const HANDBOOK_SECTION_IDS = [
  "questions",
  "team",
  "routines",
  "alerts",
  "updates",
  "notices",
  "reports",
  "communications",
  "training",
  "deployments",
  "targets",
  "risks",
  "maintenance",
  "help",
  "versions",
] as const;
export type HandbookSectionId = (typeof HANDBOOK_SECTION_IDS)[number];

/** What is known of the plan beside what it says. */
export interface PlanHistory {
  /** Every version, the oldest first; empty without a store. */
  readonly versions: readonly PlanVersion[];
  readonly approval: PlanApproval | null;
  /** Number of the version that is composed; null without a store. */
  readonly version: number | null;
  /** How many records have changed since the approved version. */
  readonly changedSince: number;
}

/** What a section of the handbook is written from. */
export interface HandbookContext {
  readonly plan: Plan;
  readonly history: PlanHistory;
  readonly messages: Messages;
  readonly format: Formatter;
  readonly calendar: WorkCalendar;
  /** `YYYY-MM-DD` in the organisation's zone. */
  readonly today: string;
  readonly kpis: readonly KpiDefinition[];
}

/** Writes one section. Pure. */
export interface HandbookComposer {
  readonly id: HandbookSectionId;
  compose(context: HandbookContext): readonly Block[];
}
