import type { KpiHistoryEntry } from "../assess/judge-kpis.ts";
import type { EarlierApps } from "../assess/failing-apps.ts";
import type { ListName, Lists } from "../collect/lists.ts";
import type { Metrics, Snapshot } from "../collect/snapshot.ts";
import type { SourceId } from "../collect/source.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { Blade } from "../rounds/blades.ts";
import type { LocaleId } from "../locales/index.ts";
import type { RuleTexts } from "../locales/alert-messages.ts";
import type { AlertUnit, Firing } from "./firing.ts";
import type { LapsedEntity } from "./lapsed-entity.ts";
import type { AlertSeverity } from "./severity.ts";
import type { UnknownEntity } from "./unknown-entity.ts";

/** A figure of a rule that the plan may set. */
export interface ThresholdDefinition {
  readonly unit: AlertUnit;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Whether it must be a whole number. Default true. */
  readonly whole?: boolean;
  /** What it means, for the plan's schema and `alerts rules`. */
  readonly meaning: string;
  /** Where the default comes from: a page of Microsoft's documentation, or the practice that it rests on. */
  readonly source: string;
}

export type ThresholdSchema = Readonly<Record<string, ThresholdDefinition>>;

/** The thresholds as they hold, by name. */
export type Thresholds<S extends ThresholdSchema = ThresholdSchema> = { readonly [Name in keyof S]: number };

/** The figures of an earlier snapshot. */
export interface MetricsAt {
  readonly at: Date;
  readonly metrics: Metrics;
}

/** A scheduled run of a report that did not reach everybody whom it was made for. */
export interface UndeliveredReport {
  readonly report: string;
  readonly run: string;
  readonly scheduledFor: Date;
  /** Recipients that it was made for, and those whom it did not reach for good, or nobody knows. */
  readonly recipients: number;
  readonly missed: readonly { readonly recipient: string; readonly state: string; readonly reason: string }[];
}

/** What a rule may know beside the snapshot, as it stood when that was taken. */
export interface AlertFacts {
  /** KPI values of the last 35 days before the snapshot, oldest first. */
  readonly history: readonly KpiHistoryEntry[];
  /** Figures of the snapshots of the last 35 days before it, oldest first. */
  readonly metrics: readonly MetricsAt[];
  /** Install figures of about a week before; null when there are none. */
  readonly earlierApps: EarlierApps | null;
  /** The newest ended run of each scheduled report that did not reach everybody. */
  readonly undelivered: readonly UndeliveredReport[];
}

/** Nothing is known beside the snapshot: the first one of a tenant. */
export const NO_ALERT_FACTS: AlertFacts = { history: [], metrics: [], earlierApps: null, undelivered: [] };

/** What a rule is given. Everything in it is read only, and the same input gives the same firings. */
export interface RuleContext<S extends ThresholdSchema = ThresholdSchema> {
  readonly snapshot: Snapshot;
  /** When the snapshot was taken. */
  readonly now: Date;
  readonly thresholds: Thresholds<S>;
  readonly facts: AlertFacts;
  readonly plan: Plan;
  /** IANA zone of the organisation. */
  readonly timeZone: string;
}

/** What is known of a rule without evaluating it. */
export interface RuleHead<S extends ThresholdSchema = ThresholdSchema> {
  /** Names the rule in plans, keys and commands: kebab-case, without numbers that change. */
  readonly id: string;
  /** What it is judged from. Unreadable: the rule is unknown. All of them not set up in the tenant: it does not apply. */
  readonly sources: readonly SourceId[];
  /**
   * When a source was read in part: `rows` lets what was found count, and leaves unknown what was not; `whole` leaves
   * everything unknown, for figures that half a list would falsify.
   */
  readonly onIncomplete: "rows" | "whole";
  /** Id of the role that has its alerts, unless the plan says otherwise. */
  readonly role: string;
  /** The page of the admin center where it is looked into. */
  readonly blade: Blade;
  readonly thresholds: S;
  /**
   * Thresholds that stand in an order, the largest first: the stage of a later one begins no sooner. Days and hours are
   * compared as time. None where each stands by itself.
   */
  readonly descending?: readonly (readonly Extract<keyof S, string>[])[];
  /** Snapshots in a row that it must hold in before an alert opens. Default 1. */
  readonly for?: number;
  /** Snapshots in a row that it must not hold in before the alert is resolved. Default 1. */
  readonly resolveAfter?: number;
  /**
   * That nothing fires any more may mean that it no longer counts, without having been put right: `said` where the rule says
   * so of each entity ({@link LapsedEntity}), `always` where it cannot tell. Its texts say why. Default: it was put right.
   */
  readonly lapses?: "said" | "always";
  /** Texts of a rule that is not the product's own; the catalogues have those of its own. English is needed. */
  readonly texts?: Readonly<Partial<Record<LocaleId, RuleTexts>>>;
  /** The worst severity that it gives, for the schema's documentation and `alerts rules`. */
  readonly severity: AlertSeverity;
}

/** What a rule says of an entity. All is well with whatever it does not name. */
export type Said = Firing | UnknownEntity | LapsedEntity;

/** Judges each row of one list by itself. All rules of a list share one pass over it. */
export interface RowRule<L extends ListName = ListName, S extends ThresholdSchema = ThresholdSchema>
  extends RuleHead<S> {
  readonly kind: "row";
  readonly list: L;
  /**
   * Called once for a snapshot; what it returns is called with each row, and must be quick. Null says that all is well
   * with the row; of one that lacks what it would be judged by nothing can be said.
   */
  begin(context: RuleContext<S>): (row: Lists[L][number]) => Said | null;
}

/** Judges a snapshot as a whole. */
export interface WholeRule<S extends ThresholdSchema = ThresholdSchema> extends RuleHead<S> {
  readonly kind: "whole";
  /** What holds, and entities of which nothing can be said, or that no longer count. */
  evaluate(context: RuleContext<S>): Iterable<Said>;
}

/** A rule that alerts come from: pure, small, and without memory. */
export type AlertRule = RowRule | WholeRule;

/** Keeps the types of thresholds and rows while a rule is written, and gives it as one of the registry. */
export function rowRule<L extends ListName, const S extends ThresholdSchema>(
  rule: Omit<RowRule<L, S>, "kind">,
): AlertRule {
  return { kind: "row", ...rule } as unknown as AlertRule;
}

/** {@link rowRule} for a rule that judges the snapshot as a whole. */
export function wholeRule<const S extends ThresholdSchema>(rule: Omit<WholeRule<S>, "kind">): AlertRule {
  return { kind: "whole", ...rule } as unknown as AlertRule;
}
