import type { LocaleId } from "../../compose/document.ts";
import type { Format } from "../../render/reporter.ts";
import type { TaskKind } from "../../updates/update-record.ts";
import type { Platform, UpdateAudience, UpdateKind } from "../../updates/update.ts";
import type { AlertPolicy } from "./alerts.ts";
import type { Audience } from "./audiences.ts";
import type { ChecklistPolicy } from "./checklist.ts";
import type { Communication } from "./communications.ts";
import type { Deployment } from "./deployments.ts";
import type { DiscoveryAnswers } from "./discovery.ts";
import type { NewcomerPolicy, NoticePolicy } from "./notices.ts";
import type { OrganisationFacts } from "./organisation.ts";
import type { Person, Role } from "./people.ts";
import type { Action, Link, MaintenanceWindow, Risk, SupportContact } from "./records.ts";
import type { ReportSchedule } from "./report-schedule.ts";
import type { Retention } from "./retention.ts";
import type { Routine } from "./routines.ts";
import type { LocalizedText } from "./texts.ts";
import type { WatchPolicy } from "./watch.ts";
import type { OnboardingStep, TrainingModule } from "./training.ts";

export * from "./alerts.ts";
export * from "./audiences.ts";
export * from "./checklist.ts";
export * from "./communications.ts";
export * from "./deployments.ts";
export * from "./discovery.ts";
export * from "./notices.ts";
export * from "./organisation.ts";
export * from "./people.ts";
export * from "./records.ts";
export * from "./report-schedule.ts";
export * from "./retention.ts";
export * from "./routines.ts";
export type * from "./texts.ts";
export * from "./training.ts";
export { DEFAULT_WATCH, type WatchPolicy } from "./watch.ts";

/** plan.yaml after checking: people and process. Every id that it refers to exists. */
export interface Plan {
  readonly file: string;
  readonly organisation: OrganisationFacts;
  readonly discovery: DiscoveryAnswers;
  readonly people: readonly Person[];
  readonly roles: readonly Role[];
  readonly audiences: readonly Audience[];
  readonly reports: readonly ReportDefinition[];
  readonly targets: readonly Target[];
  readonly routines: readonly Routine[];
  readonly checklist: ChecklistPolicy;
  readonly risks: readonly Risk[];
  readonly actions: readonly Action[];
  readonly deployments: readonly Deployment[];
  readonly training: readonly TrainingModule[];
  readonly onboarding: readonly OnboardingStep[];
  readonly communications: readonly Communication[];
  readonly notices: NoticePolicy;
  readonly newcomers: NewcomerPolicy;
  readonly maintenanceWindows: readonly MaintenanceWindow[];
  readonly selfHelp: readonly Link[];
  readonly supportContacts: readonly SupportContact[];
  /** Ids of the roles that a case is handed through, the first who takes it in front; empty for the usual ones. */
  readonly escalation: readonly string[];
  /** The organisation's own articles; null when it has none. */
  readonly knowledgeBase: KnowledgeBaseSetting | null;
  readonly updates: UpdatePolicy;
  readonly retention: Retention;
  readonly watch: WatchPolicy;
  readonly alerts: AlertPolicy;
}

export interface KnowledgeBaseSetting {
  /** Folder of Markdown files, absolute. */
  readonly folder: string;
  /** Days after a review from which on an article is stale. */
  readonly staleAfterDays: number;
}

export interface ReportDefinition {
  readonly id: string;
  readonly title: LocalizedText;
  /** Id of an audience. */
  readonly audience: string;
  /** Ids of sections, in the order they stand in the report. */
  readonly sections: readonly string[];
  readonly formats: readonly Format[];
  /** Null when it is sent by hand alone. */
  readonly schedule: ReportSchedule | null;
  /** One language for all, or each recipient's own. */
  readonly language: LocaleId | "recipient";
  /** Whether a person must say yes before it is sent, and which role. */
  readonly approval: { readonly role: string } | null;
  /** How far back it looks. */
  readonly periodDays: number;
  /** Ids of the channels of the configuration that it is posted to beside the mail. */
  readonly channels: readonly string[];
}

export interface Target {
  readonly kpi: string;
  readonly value: number;
  /** Id of a person. */
  readonly owner: string | null;
  /** `YYYY-MM-DD`. */
  readonly approvedOn: string | null;
}

/** Who takes care of announced changes, and how soon. */
export interface UpdatePolicy {
  /** Id of the role that has the updates for which no rule says otherwise. The plan may not have the role. */
  readonly watcher: string;
  /** Working days within which an update must be assessed. */
  readonly dueWorkingDays: number;
  /** The first one that fits an update decides. */
  readonly rules: readonly UpdateRule[];
  /** Ids of a person or a role for the work that an update asks for; without one, whoever has the update. */
  readonly tasks: Readonly<Partial<Record<TaskKind, string | undefined>>>;
}

export interface UpdateRule {
  /** What an update must be: all of what is said here. */
  readonly when: {
    readonly platform?: Platform | undefined;
    readonly area?: string | undefined;
    readonly kind?: UpdateKind | undefined;
    readonly audience?: UpdateAudience | undefined;
  };
  /** Id of a person or a role. */
  readonly owner: string;
}
