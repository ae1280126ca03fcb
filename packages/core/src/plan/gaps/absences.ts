import type { Plan } from "../../config/plan/plan.ts";
import { type Duty, whoActs } from "../../people/who-acts.ts";

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

/** The days on which nobody has a duty: all whom the plan names for it are away, and so is whoever stands in for them. */
export function daysWithoutAnybody(duty: Duty, plan: Plan, days: readonly string[]): readonly string[] {
  return days.filter((day) => whoActs(duty, day, plan).person === null);
}
