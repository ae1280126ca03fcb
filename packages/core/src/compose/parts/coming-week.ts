import { addDays } from "../../assess/days.ts";
import type { UpdateState } from "../../assess/updates.ts";
import type { SectionContext } from "../section.ts";
import { audienceUpdates, isAnnounced } from "./audience-updates.ts";

/** How far the brief of the help desk looks ahead. */
export const AHEAD_DAYS = 7;

/** Announcements that users, and so the help desk, will notice. */
export function noticedUpdates(context: SectionContext): readonly UpdateState[] {
  return audienceUpdates(context).filter((state) => isAnnounced(state) && isNoticed(state));
}

/** Those that users meet within the week ahead, the nearest first. */
export function comingThisWeek(context: SectionContext): readonly UpdateState[] {
  const timeOf = (state: UpdateState): number => meetingDay(state, context)?.getTime() ?? 0;
  return noticedUpdates(context)
    .filter((state) => meetingDay(state, context) !== null)
    .sort((one, other) => timeOf(one) - timeOf(other));
}

/**
 * The day on which users meet it, when that lies within the week ahead: the date to act by, or else the one on which it
 * is published. A release of a system that came out in the last week is met now.
 */
export function meetingDay({ update, daysToAct }: UpdateState, { assessment }: SectionContext): Date | null {
  const now = assessment.snapshot.takenAt;
  const { actBy, publishedAt: out } = update;
  if (actBy !== null && daysToAct !== null && daysToAct >= 0 && daysToAct <= AHEAD_DAYS) return actBy;
  if (out === null || out > addDays(now, AHEAD_DAYS)) return null;
  if (out > now) return out;
  return update.kind === "osRelease" && out > addDays(now, -AHEAD_DAYS) ? out : null;
}

/** What only those notice who run the service is no question of a user. */
function isNoticed({ update }: UpdateState): boolean {
  return (
    update.kind === "osRelease" || update.audiences.includes("user") || update.audiences.includes("helpdesk")
  );
}
