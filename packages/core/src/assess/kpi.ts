import type { Snapshot } from "../collect/snapshot.ts";
import type { SourceId } from "../collect/source.ts";
import type { PracticeState } from "./practice.ts";

/** Every KPI of the product, in the order in which reports show them. */
export const KPI_IDS = [
  "compliance_rate",
  "checkin_freshness",
  "protection_coverage",
  "signature_currency",
  "active_threats",
  "encryption_rate",
  "app_install_success",
  "enrollment_failures",
  "expiry_margin",
  "service_incidents",
  "plan_adherence",
  "training_completion",
  "welcome_in_time",
  "lead_time_to_inform",
  "material_currency",
  "time_to_acknowledge",
  "routine_adherence",
  "monitoring_adherence",
  "update_awareness",
  "kb_coverage",
  "stale_articles",
] as const;

export type KpiId = (typeof KPI_IDS)[number];
export type KpiUnit = "percent" | "devices" | "days" | "count" | "minutes";

/** What a KPI measures. A share carries numerator and denominator, a plain figure carries a value. */
export type Measurement =
  | { readonly kind: "share"; readonly numerator: number; readonly denominator: number }
  | { readonly kind: "figure"; readonly value: number }
  /** The sources were read, but there is nothing to measure: no device, no certificate. */
  | { readonly kind: "nothing" }
  /** There is something to measure, but its figure is not known. */
  | { readonly kind: "unknown" };

/** `health` is what Graph tells of the tenant, `practice` how the organisation follows its plan. */
export type KpiGroup = "health" | "practice";

/** One KPI: pure, from one snapshot and the practice as it stood then. Formulas follow docs/kpis.md. */
export interface KpiDefinition {
  readonly id: KpiId;
  /** Default health. */
  readonly group?: KpiGroup;
  readonly unit: KpiUnit;
  readonly better: "higher" | "lower";
  /** A suggestion for organisations without a target of their own; percent as 0–100. */
  readonly suggestedTarget: number;
  /** All of these must be complete, or the KPI is missing. */
  readonly sources: readonly SourceId[];
  /**
   * Whether a source that is switched off is none that the KPI lacks, as long as another of them is on. For sources
   * that each have things of their own, and not parts of one figure. Default false.
   */
  readonly sourcesMayBeOff?: boolean;
  /** Whether a source read in part does, as long as `measure` finds what it needs. Default false. */
  readonly toleratesIncomplete?: boolean;
  measure(snapshot: Snapshot, practice: PracticeState): Measurement;
}

/** A measured KPI as it is stored with a snapshot. Percent values are 0–100. */
export interface KpiValue {
  readonly kpi: KpiId;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** A KPI judged against its target and its own past. */
export interface Kpi extends KpiValue {
  readonly group: KpiGroup;
  readonly unit: KpiUnit;
  readonly better: "higher" | "lower";
  readonly target: number;
  /** Whether the target is the organisation's own or the product's suggestion. */
  readonly targetIsOwn: boolean;
  readonly state: KpiState;
  /** Sources that could not be read in full; empty unless the state is `missing`. */
  readonly missingSources: readonly SourceId[];
  readonly previous: { readonly value: number; readonly at: Date } | null;
  /** Oldest first, this snapshot last; null where it was missing. */
  readonly trend: readonly { readonly at: Date; readonly value: number | null }[];
}

/** `near` misses the target by at most two percentage points, or a tenth of a target that is not a share. */
export type KpiState = "met" | "near" | "missed" | "missing" | "nothing";
