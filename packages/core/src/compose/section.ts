import type { Assessment } from "../assess/assessment.ts";
import type { SourceId } from "../collect/source.ts";
import type { AudienceKind, Plan, ReportDefinition } from "../config/plan/plan.ts";
import type { Formatter } from "../locales/formatter.ts";
import type { Messages } from "../locales/en.ts";
import type { Platform } from "../updates/update.ts";
import type { Block } from "./document.ts";

/** Every section a report can have. */
export const SECTION_IDS = [
  "state",
  "kpis",
  "incidents",
  "changes",
  "changes-new",
  "changes-revised",
  "deadlines",
  "expiries",
  "risks",
  "actions",
  "focus-areas",
  "checklist",
  "routines",
  "practice",
  "deployments",
  "trends",
  "communications",
  "data-quality",
  "devices-attention",
  "compliance",
  "configuration",
  "protection",
  "apps",
  "enrollment",
  "connectors",
  "alerts",
  "licences",
  "administration",
  "helpdesk-week",
  "open-incidents",
  "failing-apps",
  "top-errors",
  "known-errors",
  "escalation",
  "error-guide",
  "help-links",
  "training",
  "newcomers",
  "awareness",
  "audiences",
  "daily-round",
] as const;

export type SectionId = (typeof SECTION_IDS)[number];

/** What a section is written from. */
export interface SectionContext {
  readonly report: ReportDefinition;
  readonly assessment: Assessment;
  readonly plan: Plan;
  readonly tenantName: string;
  readonly messages: Messages;
  readonly format: Formatter;
  readonly audience: AudienceKind;
  /** Platforms that the audience uses; null for all that there are. */
  readonly platforms: readonly Platform[] | null;
  /** Whether this audience may see names of devices and users. */
  readonly showsPeople: boolean;
}

/** Stands for every feed of the configuration among the sources of a part. */
export const EVERY_FEED = "feed:*";

/**
 * Some blocks of a section and the sources they are written from. What could not be read is said where the
 * section stands, and a part whose sources could not be read is left out: an empty table would look healthy.
 */
export interface SectionPart {
  readonly sources: readonly SourceId[];
  /**
   * `all` (the default) leaves the part out when any source is unreadable, `any` only when every one is, `none` never:
   * it is written from what is remembered, and what was known before still holds.
   */
  readonly needs?: "all" | "any" | "none";
  /** Left out where the tenant has set none of its sources up: nothing is to be said then. Default false. */
  readonly onlyIfSetUp?: boolean;
  /** `whole` is false when a source of the part was not read in full: then it must not say that all is well. */
  compose(context: SectionContext, whole: boolean): readonly Block[];
}

/** Writes one section. Pure. */
export interface SectionComposer {
  readonly id: SectionId;
  readonly parts: readonly SectionPart[];
}
