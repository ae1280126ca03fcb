import type { Update } from "../feeds/update.ts";
import { daysBetween } from "./days.ts";

export interface UpdateState {
  readonly update: Update;
  /** Published or changed within the period. */
  readonly fresh: boolean;
  /** Whole days until the date to act by; null without one. */
  readonly daysToAct: number | null;
}

/** Updates in the order in which people need them: nearest date to act by first, then the newest. */
export function judgeUpdates(
  updates: readonly Update[],
  period: { readonly from: Date; readonly to: Date },
): readonly UpdateState[] {
  const states = updates.map((update): UpdateState => {
    const newest = newestDate(update);
    const fresh = newest !== null && newest > period.from && newest <= period.to;
    const daysToAct = update.actBy === null ? null : Math.ceil(daysBetween(period.to, update.actBy));
    return { update, fresh, daysToAct };
  });
  return states.sort(byUrgency);
}

function byUrgency(one: UpdateState, other: UpdateState): number {
  const due = (state: UpdateState): number =>
    state.daysToAct === null || state.daysToAct < 0 ? Infinity : state.daysToAct;
  if (due(one) !== due(other)) return due(one) - due(other);
  const age = (newestDate(other.update)?.getTime() ?? 0) - (newestDate(one.update)?.getTime() ?? 0);
  return age !== 0 ? age : one.update.key < other.update.key ? -1 : 1;
}

function newestDate({ publishedAt, updatedAt }: Update): Date | null {
  if (publishedAt === null || updatedAt === null) return updatedAt ?? publishedAt;
  return updatedAt > publishedAt ? updatedAt : publishedAt;
}
