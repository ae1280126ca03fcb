import type { FieldChange, Revision } from "../../updates/update-record.ts";

/** What several edits in a row come to: each field once, from what it was to what it is. */
export function mergeChanges(revisions: readonly Revision[]): readonly FieldChange[] {
  const merged = new Map<string, FieldChange>();
  for (const change of revisions.flatMap(({ changes }) => changes)) {
    const earlier = merged.get(change.field);
    merged.set(change.field, earlier === undefined ? change : { ...change, from: earlier.from });
  }
  return [...merged.values()].filter(({ from, to }) => from !== to);
}
