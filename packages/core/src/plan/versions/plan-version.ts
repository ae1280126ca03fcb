import type { EntryOf } from "../../practice/journal-entry.ts";

/** The plan as it stood once; a number is given whenever it says something else than before. */
export interface PlanVersion {
  /** From 1. */
  readonly number: number;
  /** SHA-256 of the body, in hexadecimal. */
  readonly digest: string;
  /** When it was first seen by a command that keeps something. */
  readonly firstSeenAt: Date;
  /** What it says, as canonical JSON. */
  readonly body: string;
}

/** The newest approval: which version, when and by whom. */
export interface PlanApproval {
  readonly version: number;
  readonly at: Date;
  /** Id of the person. */
  readonly by: string;
  readonly note: string | null;
}

/** The last approval that was given; null when there is none. */
export function lastApproval(entries: readonly EntryOf<"planApproved">[]): PlanApproval | null {
  const last = entries.at(-1);
  return last === undefined ? null : { version: last.version, at: last.at, by: last.by, note: last.note };
}
