import type { PracticeLog } from "./practice-log.ts";

/**
 * When the plan was first followed, as far as is remembered: when its first version was seen, else the first collection,
 * run or entry of the journal. Null when nothing is remembered at all.
 */
export function planSeenAt(log: PracticeLog): Date | null {
  const [version] = log.planVersions;
  if (version !== undefined) return version.firstSeenAt;
  const others = [log.collections[0], log.journal[0]?.at, log.runs[0]?.createdAt];
  const known = others.filter((at) => at !== undefined).sort((one, other) => one.getTime() - other.getTime());
  return known[0] ?? null;
}
