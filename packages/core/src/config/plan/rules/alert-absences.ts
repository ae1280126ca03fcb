import { whoActs } from "../../../people/who-acts.ts";
import { dayText } from "../../../schedule/day-number.ts";
import { formatPath } from "../../path.ts";
import type { Finding } from "../../references.ts";
import { findLongGone } from "./alert-branches.ts";
import { type PlannedPeople, plannedPeople } from "./planned-people.ts";
import { type PlanCheck, warnOf } from "./rule.ts";
import { toldIn } from "./told-lists.ts";

const DAY_MS = 86_400_000;
/** For how long people are away is known for about a year. */
const AHEAD_DAYS = 366;
/** For less than this somebody who watches can stand in. */
const LONG_DAYS = 30;

/** Targets of whom everybody is away for weeks on end, with nobody who stands in. */
export const findLongAway: PlanCheck = (data, context) => {
  const { now } = context;
  if (now === null) return [];
  const people = plannedPeople(data, context);
  if (people.people.every(({ absences }) => absences.length === 0)) return [];
  const told = findLongGone(data, context.lineOf).map(({ path }) => formatPath(path));
  const today = Math.floor(now.getTime() / DAY_MS);
  return toldIn(data).flatMap(({ path, targets }): readonly Finding[] => {
    if (targets.some((_target, index) => told.includes(formatPath([...path, index])))) return [];
    const duties = targets.map((target) => dutyOf(target, people));
    if (duties.some((duty) => duty === null || duty.holders.length === 0)) return [];
    const span = awaySpan(today, (day) =>
      duties.every((duty) => duty !== null && whoActs(duty, day, people).person === null),
    );
    if (span === null) return [];
    const message = `reaches nobody from ${span[0]} to ${span[1]}: everybody there is away, and whoever watches is told then`;
    return [warnOf([...path, 0], message, "Name somebody who is there, or a deputy for them under people.")];
  });
};

interface KnownDuty {
  readonly holders: readonly string[];
  readonly deputies: readonly string[];
}

/** Null for a target that hangs on the alert, and for an address. */
function dutyOf(target: unknown, { roles, onCall, people }: PlannedPeople): KnownDuty | null {
  if (typeof target !== "string") return null;
  const [kind, id = ""] = target.split(":");
  if (kind === "role") return roles.find((role) => role.id === id) ?? null;
  if (kind === "onCall") {
    const rota = onCall.find((one) => one.id === id);
    return rota === undefined ? null : { holders: rota.people, deputies: [] };
  }
  const isKnown = kind === "person" && people.some((person) => person.id === id);
  return isKnown ? { holders: [id], deputies: [] } : null;
}

/** The first stretch of many days from a day on; null for none. */
function awaySpan(today: number, isAway: (day: string) => boolean): readonly [string, string] | null {
  let since: number | null = null;
  for (let day = today; day <= today + AHEAD_DAYS; day += 1) {
    if (isAway(dayText(day))) {
      since ??= day;
      continue;
    }
    if (since !== null && day - since >= LONG_DAYS) return [dayText(since), dayText(day - 1)];
    since = null;
  }
  const last = today + AHEAD_DAYS;
  return since !== null && last - since >= LONG_DAYS ? [dayText(since), dayText(last)] : null;
}
