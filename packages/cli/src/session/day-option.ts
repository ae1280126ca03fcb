import { createWorkCalendar, OmError, readCompletionDay } from "@intune-om/core";
import type { Session } from "./session.ts";

/** Today in the organisation's calendar, `YYYY-MM-DD`. */
export function todayIn({ config, clock }: Pick<Session, "config" | "clock">): string {
  return createWorkCalendar(config.timeZone).dayOf(clock.now());
}

/**
 * The day of an option, today when it is left out: none that is to come, and none before 2000.
 * @throws OmError `usage.day`
 */
export function pastDay(asked: string | undefined, session: Pick<Session, "config" | "clock">): string {
  const today = todayIn(session);
  if (asked === undefined) return today;
  const read = readCompletionDay(asked, today);
  if (read.ok && !read.wasSerial) return read.day;
  throw new OmError(`--on ${read.ok ? "has no day that could be read" : read.why}`, {
    code: "usage.day",
    hint: `Write a day up to today as YYYY-MM-DD, for example ${today}.`,
  });
}
