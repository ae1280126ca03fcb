/** What rules and routes would have done over a span of time. */
export interface ReplayedAlerts {
  /** Snapshots that were judged. */
  readonly snapshots: number;
  /** Those of them whose lists were purged: rules that need one are unknown for these. */
  readonly withoutLists: number;
  /** In the order of the rules in use. */
  readonly rules: readonly ReplayedRule[];
  /** The most written to first. */
  readonly people: readonly ReplayedPerson[];
  /** Messages in all; one to three people is three. */
  readonly messages: number;
}

export interface ReplayedRule {
  readonly rule: string;
  /** How often it began to hold for an entity. */
  readonly fired: number;
  readonly opened: number;
  readonly resolved: number;
  /** Alerts that are open at the end. */
  readonly openAtEnd: number;
  readonly messages: number;
  /** Snapshots for which nothing can be said of it. */
  readonly unknown: number;
}

export interface ReplayedPerson {
  /** Id of a person or a channel, or an address of nobody in the plan. */
  readonly who: string;
  readonly kind: "person" | "address" | "channel";
  readonly messages: number;
  /**
   * One decimal, from the first snapshot on; null when snapshots cover less than a week, of which no week can be told.
   */
  readonly perWeek: number | null;
}
