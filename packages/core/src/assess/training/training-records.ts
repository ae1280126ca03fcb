import type { EntryOf } from "../../practice/journal-entry.ts";

/** What the journal knows of training, from the beginning: a course may count for years. */
export type TrainingRecord = EntryOf<"trained"> | EntryOf<"materialRevised">;

/** The completions among them. */
export function completionsIn(records: readonly TrainingRecord[]): readonly EntryOf<"trained">[] {
  return records.filter((entry) => entry.kind === "trained");
}

/** The revisions of material among them. */
export function revisionsIn(records: readonly TrainingRecord[]): readonly EntryOf<"materialRevised">[] {
  return records.filter((entry) => entry.kind === "materialRevised");
}
