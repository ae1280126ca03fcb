import type { LocaleId } from "../../compose/document.ts";
import type { Format } from "../../render/reporter.ts";
import type { TaskKind } from "../../updates/update-record.ts";
import type { Platform, UpdateAudience, UpdateKind } from "../../updates/update.ts";

/** A text in each language that the product speaks. */
export type LocalizedText = Readonly<Record<LocaleId, string>>;

/** plan.yaml after checking: people and process. Every id that it refers to exists. */
export interface Plan {
  readonly file: string;
  readonly organisation: { readonly name: string };
  readonly people: readonly Person[];
  readonly roles: readonly Role[];
  readonly audiences: readonly Audience[];
  readonly reports: readonly ReportDefinition[];
  readonly targets: readonly Target[];
  readonly routines: readonly Routine[];
  readonly risks: readonly Risk[];
  readonly actions: readonly Action[];
  readonly deployments: readonly Deployment[];
  readonly training: readonly TrainingModule[];
  readonly maintenanceWindows: readonly MaintenanceWindow[];
  readonly selfHelp: readonly Link[];
  readonly supportContacts: readonly SupportContact[];
  readonly updates: UpdatePolicy;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly language: LocaleId;
}

export interface Role {
  readonly id: string;
  readonly name: LocalizedText;
  /** Ids of people; at least one. */
  readonly holders: readonly string[];
  readonly deputies: readonly string[];
}

export const AUDIENCE_KINDS = ["stakeholders", "administrators", "helpdesk", "users", "newcomers"] as const;
export type AudienceKind = (typeof AUDIENCE_KINDS)[number];

export interface Audience {
  readonly id: string;
  readonly name: LocalizedText;
  readonly kind: AudienceKind;
  /** Ids of people, in the order of the file. */
  readonly members: readonly string[];
  /** What the devices of its members run on; null for all that the organisation has. */
  readonly platforms: readonly Platform[] | null;
}

export interface ReportDefinition {
  readonly id: string;
  readonly title: LocalizedText;
  /** Id of an audience. */
  readonly audience: string;
  /** Ids of sections, in the order they stand in the report. */
  readonly sections: readonly string[];
  readonly formats: readonly Format[];
  /** Five-field cron and its IANA zone (the organisation's when the file names none). */
  readonly schedule: { readonly cron: string; readonly timeZone: string } | null;
  /** One language for all, or each recipient's own. */
  readonly language: LocaleId | "recipient";
  /** Whether a person must say yes before it is sent, and which role. */
  readonly approval: { readonly role: string } | null;
  /** How far back it looks. */
  readonly periodDays: number;
}

export interface Target {
  readonly kpi: string;
  readonly value: number;
  /** Id of a person. */
  readonly owner: string | null;
  /** `YYYY-MM-DD`. */
  readonly approvedOn: string | null;
}

export const CADENCES = ["daily", "weekly", "monthly", "quarterly", "yearly", "on-event"] as const;
export type Cadence = (typeof CADENCES)[number];

export interface Routine {
  readonly id: string;
  readonly title: LocalizedText;
  readonly cadence: Cadence;
  /** Id of a role. */
  readonly role: string;
}

export interface Risk {
  readonly id: string;
  readonly title: LocalizedText;
  readonly level: "low" | "medium" | "high";
  /** Id of a person. */
  readonly owner: string;
  /** `YYYY-MM-DD`. */
  readonly reviewBy: string | null;
}

export interface Action {
  readonly id: string;
  readonly title: LocalizedText;
  /** Id of a person. */
  readonly owner: string;
  /** `YYYY-MM-DD`. */
  readonly due: string;
  readonly done: boolean;
}

export interface Deployment {
  readonly id: string;
  readonly title: LocalizedText;
  readonly kind: "app" | "policy" | "os-update" | "enrollment";
  /** Id of a person. */
  readonly owner: string;
  /** `YYYY-MM-DD`. */
  readonly start: string;
  readonly end: string;
}

export interface TrainingModule {
  readonly id: string;
  readonly title: LocalizedText;
  /** Id of an audience. */
  readonly audience: string;
  readonly url: string | null;
  /** `YYYY-MM-DD`. */
  readonly revisedOn: string | null;
}

export interface MaintenanceWindow {
  readonly id: string;
  readonly title: LocalizedText;
  /** `YYYY-MM-DDTHH:MM` in the organisation's zone. */
  readonly start: string;
  readonly end: string;
}

export interface Link {
  readonly title: LocalizedText;
  readonly url: string;
}

export interface SupportContact {
  readonly name: string;
  readonly role: LocalizedText;
  readonly address: string | null;
  readonly phone: string | null;
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
