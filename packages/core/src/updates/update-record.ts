import type { Update } from "./update.ts";

/** What became of an update in this organisation. `done` and `notRelevant` end it. */
export const TRIAGE_STATES = ["new", "assessed", "planned", "communicated", "done", "notRelevant"] as const;
export type TriageState = (typeof TRIAGE_STATES)[number];

/** Fields whose change people are told of. */
export const REVISED_FIELDS = [
  "title",
  "summary",
  "actBy",
  "platforms",
  "severity",
  "kind",
  "stage",
  "category",
  "publishedAt",
] as const;
export type RevisedField = (typeof REVISED_FIELDS)[number];

/**
 * One field before and after: dates as ISO instants, lists joined with `, `, nothing as null. Of the summary,
 * the sentences that went (`from`) and that came (`to`), in short.
 */
export interface FieldChange {
  readonly field: RevisedField;
  readonly from: string | null;
  readonly to: string | null;
}

/** An edit by the provider that means something; noise is none. */
export interface Revision {
  readonly at: Date;
  readonly changes: readonly FieldChange[];
}

export const TASK_KINDS = ["notice", "training", "pilot"] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** Work that an update asks for. */
export interface UpdateTask {
  readonly kind: TaskKind;
  /** Id of a person. */
  readonly owner: string | null;
  readonly due: Date | null;
  readonly doneAt: Date | null;
}

/** Somebody has read an update. */
export interface Acknowledgement {
  /** Id of a person. */
  readonly person: string;
  readonly at: Date;
}

export interface Triage {
  readonly state: TriageState;
  /** Id of a person; null for an update that is not relevant to the estate. */
  readonly owner: string | null;
  /** When it must be assessed. */
  readonly due: Date | null;
  /** Why it is not relevant, or what was decided. */
  readonly reason: string | null;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly tasks: readonly UpdateTask[];
}

/** The same notice in another language, from the translated page or feed. */
export interface Translation {
  readonly language: NonNullable<Update["language"]>;
  /** Id of the source that tells it. */
  readonly source: string;
  readonly title: string;
  readonly summary: string;
  readonly url: string | null;
}

/** An update as this tenant has known it over time. Outlives the provider's own page. */
export interface UpdateRecord {
  readonly tenant: string;
  /** The key under which it was first seen, and stays known. */
  readonly key: string;
  /** As it was last seen, in the organisation's language where a source tells it in that. */
  readonly update: Update;
  /** Title and text in other languages. */
  readonly translations: readonly Translation[];
  /** Ids of the sources that list it, or that did when they could last be read. */
  readonly sources: readonly string[];
  /** Every other key that leads here. */
  readonly aliases: readonly string[];
  /** Key of the record that this one was issued anew for. */
  readonly replaces: string | null;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  /** Since when its source no longer lists it; null while it does, and while the source cannot be read. */
  readonly missingSince: Date | null;
  /**
   * Since when it is not listed by a source that lost most of its items at once, which more often is a fault
   * of the source than the end of them all; null otherwise.
   */
  readonly doubtedSince: Date | null;
  /** Oldest first. */
  readonly revisions: readonly Revision[];
  readonly triage: Triage;
}
