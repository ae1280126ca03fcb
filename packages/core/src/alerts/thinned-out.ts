const HOUR_MS = 3_600_000;
/** What is no older than this counts by the hour. */
const RECENT_MS = 24 * HOUR_MS;
const OLDER_BUCKET_MS = 6 * HOUR_MS;

/**
 * Of snapshots that were taken often the newest of each hour of the last day, and of every six hours before that; what was
 * taken more rarely stays whole. Hours are those of UTC, so that the same ones are left each time.
 * @param taken The oldest first.
 */
export function thinnedOut<Taken extends { readonly takenAt: Date }>(
  taken: readonly Taken[],
  now: Date,
): readonly Taken[] {
  const newest = new Map<string, Taken>();
  for (const one of taken) {
    const at = one.takenAt.getTime();
    const bucketMs = now.getTime() - at <= RECENT_MS ? HOUR_MS : OLDER_BUCKET_MS;
    newest.set(`${bucketMs} ${Math.floor(at / bucketMs)}`, one);
  }
  return [...newest.values()];
}
