import {
  type Audience,
  DEFAULT_SCHEDULE_POLICY,
  type Person,
  type ReportSchedule,
  type Role,
} from "../src/config/plan/plan.ts";
import { inEveryLanguage } from "../src/locales/given-text.ts";

/** Somebody of the plan, working in an office in Stockholm unless told. */
export function person(id: string, patch: Partial<Person> = {}): Person {
  return {
    id,
    name: id,
    address: `${id}@contoso.example`,
    language: "en",
    timeZone: "Europe/Stockholm",
    workingHours: { days: ["MON", "TUE", "WED", "THU", "FRI"], from: "08:00", to: "17:00" },
    deputy: null,
    absences: [],
    startedOn: null,
    ...patch,
  };
}

export function role(id: string, holders: readonly string[], patch: Partial<Role> = {}): Role {
  return { id, name: inEveryLanguage({ en: id }), duty: null, holders, deputies: [], ...patch };
}

export function audience(
  id: string,
  kind: Audience["kind"],
  members: readonly string[],
  patch: Partial<Audience> = {},
): Audience {
  return {
    id,
    name: inEveryLanguage({ en: id }),
    kind,
    members,
    group: null,
    rule: null,
    platforms: null,
    ...patch,
  };
}

/** A schedule as a plan has it that says no more than when. */
export function scheduleOf(
  cron: string,
  timeZone = "Europe/Stockholm",
  patch: Partial<ReportSchedule> = {},
): ReportSchedule {
  return { ...DEFAULT_SCHEDULE_POLICY, cron, timeZone, ...patch };
}
