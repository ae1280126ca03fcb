import type { AlertSeverity } from "../../alerts/severity.ts";
import type { SuppressionScope } from "../../alerts/suppression.ts";
import type { LocaleId } from "../../locales/index.ts";
import type { Weekday } from "./people.ts";
import type { ReportSchedule } from "./report-schedule.ts";
import type { LocalizedText } from "./texts.ts";

/** What is watched, who is told of it and how. */
export interface AlertPolicy {
  /** When the daemon takes a snapshot for alerts alone; null for those of the reports only. */
  readonly schedule: ReportSchedule | null;
  /** What the plan says of rules, by id; rules that it does not name are as they are shipped. */
  readonly rules: readonly RuleSetting[];
  readonly custom: readonly CustomRule[];
  /** The root of the tree: everything comes here. */
  readonly route: AlertRoute;
  /** Beside those that the product knows. */
  readonly inhibit: readonly InhibitRule[];
  readonly onCall: readonly OnCallRota[];
  readonly suppressions: readonly PlannedSuppression[];
  readonly runbooks: readonly Runbook[];
  /** When digests go out on working days, `HH:MM`, in each reader's own zone. */
  readonly digestAt: string;
  /** Accounts and applications beside the people of the plan that may change policies: user principal names, names. */
  readonly team: readonly string[];
  /** An alert that opens so often within so many hours flaps. */
  readonly flapping: { readonly openings: number; readonly withinHours: number };
}

export interface RuleSetting {
  readonly rule: string;
  /** Default true. */
  readonly enabled: boolean;
  /** Null for the rule's own. */
  readonly for: number | null;
  readonly resolveAfter: number | null;
  readonly severity: AlertSeverity | null;
  /** Id of a role. */
  readonly role: string | null;
  readonly thresholds: Readonly<Record<string, number>>;
}

/** A rule over any figure of a snapshot or the rows of any list. */
export interface CustomRule {
  readonly id: string;
  readonly title: LocalizedText;
  /** What to do, the first line of the message. */
  readonly action: LocalizedText;
  readonly severity: AlertSeverity;
  /** Id of a role; null for the one that watches. */
  readonly role: string | null;
  readonly for: number;
  readonly resolveAfter: number;
  readonly over: MetricSubject | ListSubject;
}

export interface MetricSubject {
  readonly kind: "metric";
  /** Name of a figure, for example `devices.os.Android`. */
  readonly metric: string;
  /** Limits that are no longer kept when passed; at least one of the three. */
  readonly above: number | null;
  readonly below: number | null;
  /** A fall of more than `by` (below 0), or a rise (above 0), against the newest snapshot that is `days` old. */
  readonly changeOver: {
    readonly by: number;
    readonly days: number;
    readonly unit: "count" | "percent";
  } | null;
}

export interface ListSubject {
  readonly kind: "list";
  /** Name of a list of the snapshot, for example `apps`. */
  readonly list: string;
  /** What a row must be, all of it; no condition for every row. */
  readonly where: readonly RowCondition[];
  /** `each` row is an entity of its own; `count` compares how many there are with `above` and `below`. */
  readonly per: "each" | "count";
  readonly above: number | null;
  readonly below: number | null;
}

/** A field of a row against a value. `olderThanDays` and `withinDays` are for dates. */
export interface RowCondition {
  readonly field: string;
  readonly is: "equals" | "not" | "above" | "below" | "contains" | "olderThanDays" | "withinDays" | "missing";
  readonly value: string | number | boolean | null;
}

/** What an alert must be for a branch, an inhibition: all of what is said. Lists are "one of". */
export interface AlertMatch {
  readonly severity: readonly AlertSeverity[] | null;
  readonly rule: readonly string[] | null;
  readonly tenant: readonly string[] | null;
  /** Operating systems as Intune names them, however they are capitalised. */
  readonly platform: readonly string[] | null;
  readonly labels: Readonly<Record<string, string>>;
}

/** Whom a branch tells. `owner` is whoever the alert is assigned to, else whoever has its role. */
export type RouteTarget =
  | { readonly kind: "owner" }
  /** Who stands in for the owner. */
  | { readonly kind: "deputy" }
  | { readonly kind: "role"; readonly role: string }
  | { readonly kind: "person"; readonly person: string }
  | { readonly kind: "onCall"; readonly rota: string }
  | {
      readonly kind: "address";
      readonly address: string;
      readonly name: string;
      readonly language: LocaleId;
    };

export const URGENCIES = ["immediate", "digest", "none"] as const;
/** `none` tells nobody: the alert is there for whoever looks. */
export type Urgency = (typeof URGENCIES)[number];

export const GROUP_KEYS = ["rule", "entity", "platform", "severity"] as const;

/** Alerts of one branch, owner and these are one thread. */
export interface Grouping {
  readonly by: readonly ((typeof GROUP_KEYS)[number] | `label:${string}`)[];
  /** How long the first message waits for others of its thread, and the least time between two messages of one. */
  readonly waitMinutes: number;
  readonly everyMinutes: number;
}

export interface EscalationStep {
  /** After the first message, while nobody has acknowledged. */
  readonly afterMinutes: number;
  readonly to: readonly RouteTarget[];
  readonly channels: readonly string[];
}

/** A branch of the tree. What it does not say (null) is as its parent has it; the root's, as severity asks for. */
export interface AlertRoute {
  /** Names it in `alerts route`; the place in the tree where the plan gives no name, for example `routes.2`. */
  readonly id: string;
  readonly when: AlertMatch;
  readonly to: readonly RouteTarget[] | null;
  /** Ids of channels of the configuration. */
  readonly channels: readonly string[] | null;
  readonly urgency: Urgency | null;
  /** When people are written to: at any time, or in their working hours. */
  readonly hours: "always" | "working" | null;
  /** Who is told at once instead of people who are not at work; null for nobody: they are told when they are. */
  readonly outOfHours: readonly RouteTarget[] | null;
  readonly group: Grouping | null;
  /** Hours after which what is still open and not acknowledged is told again; 0 for never. */
  readonly repeatHours: number | null;
  readonly escalate: readonly EscalationStep[] | null;
  /** The first one that fits takes the alert; none: this branch does. */
  readonly routes: readonly AlertRoute[];
}

/** While the cause is active, its symptoms are not told: they are counted in its message. */
export interface InhibitRule {
  readonly cause: AlertMatch;
  readonly symptoms: AlertMatch;
  /** What both must have in common. */
  readonly equal: readonly ("platform" | `label:${string}`)[];
}

/** People who take turns. */
export interface OnCallRota {
  readonly id: string;
  readonly timeZone: string;
  /** Ids of people, in their order. */
  readonly people: readonly string[];
  /** `YYYY-MM-DD`: the first one begins then, at `handover` (`HH:MM`). */
  readonly startsOn: string;
  readonly handover: string;
  readonly everyDays: number;
  /** When somebody is on call; null for always. Over midnight when `to` is before `from`. */
  readonly hours: { readonly days: readonly Weekday[]; readonly from: string; readonly to: string } | null;
}

export interface PlannedSuppression {
  readonly id: string;
  readonly tenant: string | null;
  readonly scope: SuppressionScope;
  /** `YYYY-MM-DDTHH:MM` in the organisation's zone. */
  readonly from: string | null;
  readonly until: string;
  /** Id of a person. */
  readonly by: string;
  readonly why: string;
}

/** The organisation's own words over those that are shipped with a rule; what it leaves out stays. */
export interface Runbook {
  readonly rule: string;
  readonly action: LocalizedText | null;
  readonly steps: readonly LocalizedText[] | null;
  readonly url: string | null;
}

export const NO_MATCH: AlertMatch = { severity: null, rule: null, tenant: null, platform: null, labels: {} };

/** What holds for a plan that says nothing of routes: each alert to whoever has its role. */
export const DEFAULT_ROUTE: AlertRoute = {
  id: "root",
  when: NO_MATCH,
  to: [{ kind: "owner" }],
  channels: [],
  urgency: null,
  hours: null,
  outOfHours: null,
  group: null,
  repeatHours: null,
  escalate: null,
  routes: [],
};

/** What holds for a plan that says nothing of alerts. */
export const DEFAULT_ALERTS: AlertPolicy = {
  schedule: null,
  rules: [],
  custom: [],
  route: DEFAULT_ROUTE,
  inhibit: [],
  onCall: [],
  suppressions: [],
  runbooks: [],
  digestAt: "08:00",
  team: [],
  flapping: { openings: 3, withinHours: 168 },
};
