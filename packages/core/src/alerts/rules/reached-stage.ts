/**
 * Which stage days left have come to: 1 before the first, one more for each that was reached, and for the end. The number
 * says the same wherever the alert opens: an earlier beginning in the plan makes nothing worse that was open before.
 * @param stages Days left at which one begins, the most first.
 */
export function reachedStage(daysLeft: number, stages: readonly number[], ended: boolean): number {
  return 1 + stages.filter((days) => daysLeft <= days).length + (ended ? 1 : 0);
}
