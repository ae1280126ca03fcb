import { z } from "zod";
import type { LocaleId } from "../../compose/document.ts";
import { id, line, list, locale, localized, mailAddress, strict } from "../fields.ts";
import { date, timeOfDay, timeZone } from "../time-fields.ts";
import type { LocalizedText } from "./texts.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly language: LocaleId;
  /** IANA zone in which the person works. */
  readonly timeZone: string;
  readonly workingHours: WorkingHours;
  /** Id of the person who stands in for this one in everything; null for nobody. */
  readonly deputy: string | null;
  readonly absences: readonly Absence[];
  /** First day in the team, `YYYY-MM-DD`: from then on the onboarding list runs. Null for one who has been here. */
  readonly startedOn: string | null;
}

export const WEEKDAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When somebody can be reached, in their own zone. */
export interface WorkingHours {
  readonly days: readonly Weekday[];
  /** `HH:MM`. */
  readonly from: string;
  readonly to: string;
}

/** Days away, the last one included. */
export interface Absence {
  readonly from: string;
  readonly to: string;
  /** Id of the person who stands in then; null for the usual deputy. */
  readonly deputy: string | null;
}

export interface Role {
  readonly id: string;
  readonly name: LocalizedText;
  /** What the role answers for, in a sentence; null where the plan says nothing. */
  readonly duty: LocalizedText | null;
  /** Ids of people; at least one. */
  readonly holders: readonly string[];
  readonly deputies: readonly string[];
}

const OFFICE_HOURS: WorkingHours = {
  days: ["MON", "TUE", "WED", "THU", "FRI"],
  from: "08:00",
  to: "17:00",
};

export function personSchema(defaults: {
  readonly locale: LocaleId;
  readonly timeZone: string;
}): z.ZodType<Person> {
  return strict({
    id: id("Names the person in the rest of the plan."),
    name: line("First name and surname.", 100),
    address: mailAddress("Where mail for the person goes."),
    language: locale("The language of mail to the person. Default: the organisation's.").optional(),
    timeZone: timeZone("Where the person works. Default: the organisation's.").optional(),
    workingHours: workingHoursSchema().optional(),
    deputy: id("Id of the person who stands in for this one.").optional(),
    absences: list(absenceSchema(), "When the person is away."),
    startedOn: date("First day in the team, for newcomers.").optional(),
  }).transform((raw) => ({
    ...raw,
    language: raw.language ?? defaults.locale,
    timeZone: raw.timeZone ?? defaults.timeZone,
    workingHours: raw.workingHours ?? OFFICE_HOURS,
    deputy: raw.deputy ?? null,
    startedOn: raw.startedOn ?? null,
  }));
}

export function roleSchema(): z.ZodType<Role> {
  return strict({
    id: id("Names the role in the rest of the plan."),
    name: localized("What reports call the role."),
    duty: localized("What the role answers for.").optional(),
    holders: z.array(id("Id of a person.")).min(1).meta({ description: "Who has the role." }),
    deputies: list(id("Id of a person."), "Who stands in."),
  }).transform((raw) => ({ ...raw, duty: raw.duty ?? null }));
}

function workingHoursSchema(): z.ZodType<WorkingHours> {
  return strict({
    days: z.array(z.enum(WEEKDAYS)).min(1).meta({ description: "Default Monday to Friday." }).optional(),
    from: timeOfDay("When the day begins."),
    to: timeOfDay("When it ends."),
  })
    .transform((raw) => ({ ...raw, days: raw.days ?? OFFICE_HOURS.days }))
    .meta({ description: "When the person can be reached. Default: Monday to Friday, 08:00 to 17:00." });
}

function absenceSchema(): z.ZodType<Absence> {
  return strict({
    from: date("First day away."),
    to: date("Last day away."),
    deputy: id("Id of the person who stands in then. Default: the usual deputy.").optional(),
  }).transform((raw) => ({ ...raw, deputy: raw.deputy ?? null }));
}
