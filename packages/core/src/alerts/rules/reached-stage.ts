/**
 * Which stage days left have come to: 0 before the first one, 1 for the first, one more after the end.
 * @param stages Days left at which one begins, the most first.
 */
export function reachedStage(daysLeft: number, stages: readonly number[], ended: boolean): number {
  return stages.filter((days) => daysLeft <= days).length + (ended ? 1 : 0);
}
