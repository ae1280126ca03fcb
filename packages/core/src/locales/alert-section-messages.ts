import type { EffectiveState } from "../alerts/effective-state.ts";
import type { PluralForms } from "./formatter.ts";

/** Words of alerts in reports. */
export interface AlertSectionMessages {
  readonly state: Readonly<Record<EffectiveState, string>>;
  /** Waits and spans, with `#`. */
  readonly span: Readonly<Record<"minutes" | "hours" | "days", PluralForms>>;
  /** At the end of a list of names, with `#`. */
  readonly more: PluralForms;
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
      | "median"
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
      | "causeTable"
      /** A cause, with `{what}` and `{names}`. */
      | "named"
      /** A time that is up, with `{value}`. */
      | "overBy"
      | "inWorkbook"
      | "byCommand"
      | "newTable"
      | "overTable"
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
