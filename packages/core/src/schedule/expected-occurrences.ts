import { type OccurrenceOptions, occurrenceBatches, type Schedule } from "./occurrences.ts";

export type { Schedule } from "./occurrences.ts";

/**
 * When a schedule is due from one instant to another, the first included and the last not, the earliest first. How days
 * are counted on which the clock is changed is said at `occurrencesFrom`.
 */
export function expectedOccurrences(
  schedule: Schedule,
  { from, to }: { readonly from: Date; readonly to: Date },
  options: OccurrenceOptions = {},
): readonly Date[] {
  const due: Date[] = [];
  for (const batch of occurrenceBatches(schedule, from.getTime(), { ...options, until: to.getTime() }))
    for (const at of batch) due.push(new Date(at));
  return due;
}
