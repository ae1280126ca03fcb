import type { SourceId } from "../collect/source.ts";
import type { AlertSeverity } from "./severity.ts";
import type { Firing } from "./firing.ts";
import type { UnknownEntity } from "./unknown-entity.ts";

/** Why nothing can be said of a rule, or of one of its alerts. */
export type UnknownCause =
  /** Sources that could not be read, or were not read in full where that is needed. */
  | { readonly kind: "source"; readonly sources: readonly SourceId[] }
  /** Its collectors are switched off: nobody asked. */
  | { readonly kind: "off"; readonly sources: readonly SourceId[] }
  /** It compares with earlier snapshots, and there are not enough of them yet. */
  | { readonly kind: "history" }
  /** It threw, gave something that is no firing, or took longer than it may. `message` is for administrators. */
  | { readonly kind: "error"; readonly message: string }
  | { readonly kind: "timeout"; readonly afterMs: number }
  /** Of one alert alone: the service left out what its entity is judged by. */
  | { readonly kind: "missing"; readonly field: string };

/** How a rule is used for a tenant: what it says itself, with what the plan says over it. */
export interface RuleUse {
  readonly rule: string;
  /** Snapshots in a row, at least 1. */
  readonly for: number;
  readonly resolveAfter: number;
  /** Takes the place of the rule's own; null for that. */
  readonly severity: AlertSeverity | null;
  /** Id of the role that has its alerts. */
  readonly role: string;
  /** Whether what does not fire any more may as well count no longer; without it, it was put right. */
  readonly lapses?: true;
}

/** What became of one rule over one snapshot. */
export type RuleOutcome = RuleUse &
  (
    | {
        readonly state: "read";
        /** One for each entity at most. */
        readonly firings: readonly Firing[];
        /** Entities of which nothing can be said, each once; none that fires. */
        readonly unknown: readonly UnknownEntity[];
        /** Ids of entities that no longer count, although they were not put right. Default: none. */
        readonly lapsed?: ReadonlySet<string>;
        /** Sources that were read in part: what does not fire may do so all the same. None when all were read in full. */
        readonly incomplete: readonly SourceId[];
      }
    | { readonly state: "unknown"; readonly cause: UnknownCause }
    /** What it is about is not set up in the tenant. */
    | { readonly state: "notApplicable" }
  );
