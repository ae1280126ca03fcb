import type { AlertSeverity } from "./severity.ts";

/** What an alert is about. */
export const ENTITY_KINDS = [
  "tenant",
  "certificate",
  "token",
  "credential",
  "connector",
  "partner",
  "licence",
  "device",
  "app",
  "policy",
  "setting",
  "malware",
  "securityAlert",
  "enrollment",
  "service",
  "issue",
  "update",
  "request",
  "change",
  "source",
  "report",
  "metric",
  "row",
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/**
 * What an alert is about. `id` is how the service knows it for good, so that a renamed entity keeps its alert and one
 * that was made anew gets one of its own; it never holds anything that changes by itself.
 */
export interface AlertEntity {
  readonly kind: EntityKind;
  readonly id: string;
  /** As it came; cleaned where it is shown. */
  readonly name: string;
  /** Operating system as Intune names it, for example `iOS`; null for what is of none. */
  readonly platform: string | null;
}

/** What `value` and the values of the evidence count; where `value` is a share, the evidence counts. `percent` is 0 to 100. */
export const ALERT_UNITS = ["days", "hours", "percent", "points", "devices", "count", "version"] as const;
export type AlertUnit = (typeof ALERT_UNITS)[number];

/** One line of what shows it. Texts as they came; cleaned where they are shown. */
export interface EvidenceRow {
  readonly name: string;
  /** What the service says of it: a state, a code, a version; `""` for nothing. */
  readonly detail: string;
  readonly value: number | null;
  readonly at: Date | null;
}

/** A rule that holds for an entity in a snapshot. */
export interface Firing {
  readonly entity: AlertEntity;
  readonly severity: AlertSeverity;
  /** The figure that it was judged by; null where it is no matter of figures. */
  readonly value: number | null;
  readonly unit: AlertUnit;
  /** Which way the figure gets worse. */
  readonly worse: "higher" | "lower";
  /**
   * Which step of a staged threshold was reached, 1 for the first: days left of 90, 60, 30, … A higher step is told
   * anew, a changed figure is not. Without stages 1.
   */
  readonly stage: number;
  /** What routes and suppressions may ask for, beside severity, rule, tenant and platform. */
  readonly labels: Readonly<Record<string, string>>;
  /** What the service says of the entity: a state, a version, a reason; `""` for nothing. */
  readonly detail: string;
  /** The worst first; none where the entity says it all. */
  readonly evidence: readonly EvidenceRow[];
  /** Rows that there were; more than `evidence` where that was cut. */
  readonly evidenceTotal: number;
}

/** Rows of evidence that are kept of one alert. */
export const MOST_EVIDENCE = 200;
