import type { Resolution } from "./alert.ts";
import type { ChangedLimit } from "./rule-limits.ts";
import type { AlertSeverity } from "./severity.ts";
import type { UnknownCause } from "./rule-outcome.ts";

/** A step in the life of an alert. Kept for good, in the order in which they came. */
export type AlertEvent = {
  readonly tenant: string;
  readonly key: string;
  readonly episode: number;
  readonly at: Date;
  /** Id of the person who took the step; null when the program did. */
  readonly by: string | null;
} & AlertStep;

export type AlertStep =
  /** Also when it opens again; then `again` is true. */
  | {
      readonly kind: "opened";
      readonly severity: AlertSeverity;
      readonly value: number | null;
      readonly again: boolean;
    }
  /** Its severity or stage changed. */
  | {
      readonly kind: "worsened" | "eased";
      readonly severity: AlertSeverity;
      readonly stage: number;
      readonly value: number | null;
    }
  /** `limits` are those of the plan that were changed, where that is why. */
  | { readonly kind: "resolved"; readonly why: Resolution; readonly limits?: readonly ChangedLimit[] }
  | { readonly kind: "unknown"; readonly cause: UnknownCause }
  /** Its source can be read again. */
  | { readonly kind: "known" }
  | { readonly kind: "flapping"; readonly openings: number }
  | { readonly kind: "steady" }
  | { readonly kind: "renamed"; readonly from: string; readonly to: string }
  | { readonly kind: "acknowledged"; readonly note: string | null }
  | { readonly kind: "assigned"; readonly to: string | null }
  | { readonly kind: "commented"; readonly text: string }
  /** A suppression began to hold for it, or ceased to. */
  | { readonly kind: "suppressed" | "unsuppressed"; readonly suppression: string; readonly why: string }
  /** People were told, in a message by its id; `step` is that of the escalation, 0 for none. */
  | { readonly kind: "told"; readonly message: string; readonly why: string; readonly step: number };

export type AlertEventKind = AlertStep["kind"];
