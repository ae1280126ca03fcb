import type { EffectiveState } from "../alerts/effective-state.ts";
import type { PluralForms } from "./formatter.ts";

/** Words of alerts in reports. */
export interface AlertSectionMessages {
  readonly state: Readonly<Record<EffectiveState, string>>;
  /** Waits and spans, with `#`. */
  readonly span: Readonly<Record<"minutes" | "hours" | "days", PluralForms>>;
  readonly columns: Readonly<
    Record<
      | "severity"
      | "state"
      | "rule"
      | "kind"
      | "entity"
      | "since"
      | "value"
      | "worst"
      | "owner"
      | "what"
      | "at"
      | "lasted"
      | "openings"
      | "messages"
      | "flapping"
      | "unacknowledged"
      | "scope"
      | "until"
      | "by"
      | "why"
      | "alerts"
      | "reason"
      | "open"
      | "opened"
      | "resolved"
      | "key",
      string
    >
  >;
  readonly texts: Readonly<
    Record<
      /** With `{open}`, `{acknowledged}`, `{suppressed}`, `{unknown}`. */
      | "summary"
      /** With `{opened}`, `{resolved}`. */
      | "changes"
      | "healthy"
      /** Nothing is open, but not every rule could be judged. */
      | "notSeen"
      | "notWatched"
      /** With `{median}`, `{percentile}`, `{count}`. */
      | "acknowledge"
      | "resolve"
      | "openTable"
      | "noOpen"
      | "newsTable"
      | "noNews"
      | "noiseTable"
      | "noNoise"
      | "suppressionTable"
      | "noSuppressions"
      | "unknownTable"
      | "noUnknown"
      | "ruleTable"
      | "noRules"
      | "everything"
      | "endsSoon"
      | "openedAgain"
      | "nobody"
      | "flaps"
      /** With `{name}`. */
      | "scopeRule"
      | "scopeEntity"
      | "scopePlatform",
      string
    >
  >;
}
