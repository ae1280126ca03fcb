import { type Spread, spreadOf } from "../assess/spread.ts";
import type { RuleStanding } from "../store/alerts.ts";
import type { Alert, Resolution } from "./alert.ts";
import type { RuleNoise } from "./count-noise.ts";
import type { EffectiveState } from "./effective-state.ts";
import type { PluginTexts } from "./rule-texts.ts";
import type { Suppression } from "./suppression.ts";

/** The alerts of one tenant over a period: what reports tell of. */
export interface AlertSummary {
  /** False while no snapshot was judged: that there is no alert says nothing then. */
  readonly watched: boolean;
  /** What is active at the end of the period, the worst first. */
  readonly active: readonly ActiveAlert[];
  /** What opened in the period, the newest first. */
  readonly opened: readonly OpenedAlert[];
  /** What was resolved in the period, the newest first. */
  readonly resolved: readonly ResolvedAlert[];
  /** Minutes from opening to the first acknowledgement, of what was acknowledged in the period. */
  readonly acknowledge: Spread;
  /** Minutes from opening to the end, of what was resolved in the period. */
  readonly resolve: Spread;
  /** Rules by how much they disturbed people, the noisiest first. */
  readonly noise: readonly RuleNoise[];
  /** What silences alerts at the end of the period, the next to end first. */
  readonly suppressions: readonly SuppressionState[];
  /** Rules of which nothing can be said at the end of the period. */
  readonly unknown: readonly RuleStanding[];
  /** Texts of rules that are not the product's own. */
  readonly pluginTexts: PluginTexts;
}

export interface ActiveAlert {
  readonly alert: Alert;
  readonly state: EffectiveState;
  readonly suppression: Suppression | null;
}

export interface OpenedAlert {
  readonly alert: Alert;
  readonly at: Date;
  readonly again: boolean;
}

export interface ResolvedAlert {
  readonly alert: Alert;
  readonly at: Date;
  readonly why: Resolution;
  /** Null when its opening is no longer known. */
  readonly minutes: number | null;
}

export interface SuppressionState {
  readonly suppression: Suppression;
  /** Within {@link ENDS_SOON_DAYS}. */
  readonly endsSoon: boolean;
  /** Active alerts that it silences. */
  readonly alerts: number;
}

/** Suppressions that end so soon are named. */
export const ENDS_SOON_DAYS = 7;

/** What is said where alerts are not watched. */
export const NO_ALERT_SUMMARY: AlertSummary = {
  watched: false,
  active: [],
  opened: [],
  resolved: [],
  acknowledge: spreadOf([]),
  resolve: spreadOf([]),
  noise: [],
  suppressions: [],
  unknown: [],
  pluginTexts: new Map(),
};
