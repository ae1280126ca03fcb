import type { Person, Plan } from "../../config/plan/plan.ts";

/** How far ahead absences are looked at. */
export const LOOK_AHEAD_DAYS = 30;

const DAY_MS = 86_400_000;

/** Today and the days after it, each `YYYY-MM-DD`. */
export function daysAhead(today: string): readonly string[] {
  const start = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: LOOK_AHEAD_DAYS }, (_, index) =>
    new Date(start + index * DAY_MS).toISOString().slice(0, 10),
  );
}

/** Whether somebody is away on a day; days of one form compare as texts. */
export function isAway({ absences }: Person, day: string): boolean {
  return absences.some(({ from, to }) => from <= day && day <= to);
}

/** The days on which none of these people is there. */
export function daysWithoutAnybody(
  ids: readonly string[],
  { people }: Plan,
  days: readonly string[],
): readonly string[] {
  const team = people.filter(({ id }) => ids.includes(id));
  return days.filter((day) => team.every((person) => isAway(person, day)));
}
