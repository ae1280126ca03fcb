import { select } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { atValue, type PlanRule, textAt } from "./rule.ts";

/** Spans of days or of local times whose end lies before their start. */
export const findBackwards: PlanRule = (data) => [
  ...backwards(data, "deployments.*", ["start", "end"]),
  ...backwards(data, "maintenanceWindows.*", ["start", "end"]),
  ...backwards(data, "people.*.absences.*", ["from", "to"]),
  ...backwards(data, "alerts.suppressions.*", ["from", "until"]),
];

/** Dates and local times of one form compare as texts. */
function backwards(data: unknown, pattern: string, [from, to]: readonly [string, string]): Finding[] {
  return select(data, pattern).flatMap(({ path, value }): Finding[] => {
    const start = textAt(value, [from]);
    const end = textAt(value, [to]);
    if (start === null || end === null || start.length !== end.length || end >= start) return [];
    return [atValue([...path, to], "lies before the start", "Write an end on or after the start.")];
  });
}

/** Hours in which nobody could be reached, and quiet hours that either never or always hold. */
export const findEmptyHours: PlanRule = (data) => [
  ...select(data, "people.*.workingHours").flatMap(({ path, value }): Finding[] => {
    const [from, to] = [textAt(value, ["from"]), textAt(value, ["to"])];
    if (from === null || to === null || to.length !== from.length || to > from) return [];
    const fix = "Write an end later on the same day than the beginning.";
    return [atValue([...path, "to"], "is not after the beginning of the day's work", fix)];
  }),
  ...select(data, "notices.quietHours").flatMap(({ path, value }): Finding[] => {
    const [from, to] = [textAt(value, ["from"]), textAt(value, ["to"])];
    if (from === null || from !== to) return [];
    const fix = "Write another end, or leave quietHours out.";
    return [atValue([...path, "to"], "is the time at which it becomes quiet", fix)];
  }),
];

/** A day on which nobody works and on which people work all the same. */
export const findContradictoryDays: PlanRule = (data) => {
  const closed = select(data, "organisation.calendar.closed.*").map(({ value }) => value);
  return select(data, "organisation.calendar.open.*").flatMap(({ path, value }): Finding[] =>
    typeof value === "string" && closed.includes(value)
      ? [atValue(path, "stands under closed, too", "Remove it from one of the two.")]
      : [],
  );
};
