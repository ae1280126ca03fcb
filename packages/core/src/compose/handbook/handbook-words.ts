import type { Person, Plan, WorkingHours } from "../../config/plan/plan.ts";
import { WEEKDAYS } from "../../config/plan/plan.ts";
import { LANGUAGES, type LocaleId } from "../../locales/index.ts";
import { ownerName } from "../plan-words.ts";
import type { HandbookContext } from "./handbook-section.ts";

/** Names of people by id, as a list; the word for nobody when there are none. */
export function peopleNames(ids: readonly string[], { plan, messages, format }: HandbookContext): string {
  if (ids.length === 0) return messages.plan.handbook.texts.none;
  return format.list(ids.map((id) => ownerName(id, plan, format.locale)));
}

/** Names of roles by id. */
export function roleNames(ids: readonly string[], { plan, format }: HandbookContext): string {
  return format.list(ids.map((id) => roleName(id, plan, format.locale)));
}

export function roleName(id: string, { roles }: Plan, locale: LocaleId): string {
  return roles.find((role) => role.id === id)?.name[locale] ?? id;
}

export function audienceName(id: string, { audiences }: Plan, locale: LocaleId): string {
  return audiences.find((audience) => audience.id === id)?.name[locale] ?? id;
}

/** The role and who holds it: `Trainer (Bo Ek)`. */
export function roleWithHolders(id: string, context: HandbookContext): string {
  const { plan, format } = context;
  const role = plan.roles.find((entry) => entry.id === id);
  if (role === undefined) return ownerName(id, plan, format.locale);
  return `${role.name[format.locale]} (${peopleNames(role.holders, context)})`;
}

/** `Mon–Fri 08:00–17:00`, with the zone where it is not the organisation's. */
export function hoursText({ workingHours, timeZone }: Person, { format }: HandbookContext): string {
  const { from, to } = workingHours;
  const zone = timeZone === format.timeZone ? "" : ` (${timeZone})`;
  return `${daysText(workingHours, format.locale)} ${from}–${to}${zone}`;
}

/** Runs of three days and more as from–to, others one by one. */
function daysText({ days }: Pick<WorkingHours, "days">, locale: LocaleId): string {
  const numbers = [...new Set(days.map((day) => WEEKDAYS.indexOf(day)))].sort((one, other) => one - other);
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs
    .flatMap((run) =>
      run.length < 3
        ? run.map((number) => weekdayName(number, locale))
        : [`${weekdayName(run[0] ?? 0, locale)}–${weekdayName(run.at(-1) ?? 0, locale)}`],
    )
    .join(", ");
}

/** A Monday: the days after it have the names of the week in order. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** The short name of a day of the week, from 0 for Monday. */
export function weekdayName(number: number, locale: LocaleId): string {
  const names = new Intl.DateTimeFormat(LANGUAGES[locale].tag, { weekday: "short", timeZone: "UTC" });
  return names.format(new Date(MONDAY + number * DAY_MS));
}
