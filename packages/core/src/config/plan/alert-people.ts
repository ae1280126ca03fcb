import { z } from "zod";
import { id, line, list, strict } from "../fields.ts";
import { date, dateTime, timeOfDay, timeZone } from "../time-fields.ts";
import type { OnCallRota, PlannedSuppression } from "./alerts.ts";
import { WEEKDAYS } from "./people.ts";
import { suppressionScopeSchema } from "./suppression-scope.ts";

const MOST_DAYS_EACH = 366;
const DEFAULT_HANDOVER = "08:00";
const A_WEEK_DAYS = 7;

/** People who take turns. */
export function onCallSchema(defaults: { readonly timeZone: string }): z.ZodType<OnCallRota> {
  return strict({
    id: id("Names the rota: routes say onCall:ID."),
    timeZone: timeZone("Whose clock it goes by. Default: the organisation's.").optional(),
    people: z.array(id("Id of a person.")).min(1).meta({ description: "Who takes turns, in this order." }),
    startsOn: date("The day on which the first one begins."),
    handover: timeOfDay('When the next one takes over. Default "08:00".').optional(),
    everyDays: z
      .int()
      .min(1)
      .max(MOST_DAYS_EACH)
      .meta({ description: "How many days each one has. Default 7." })
      .optional(),
    hours: hoursSchema().optional(),
  }).transform((raw) => ({
    ...raw,
    timeZone: raw.timeZone ?? defaults.timeZone,
    handover: raw.handover ?? DEFAULT_HANDOVER,
    everyDays: raw.everyDays ?? A_WEEK_DAYS,
    hours: raw.hours ?? null,
  }));
}

function hoursSchema(): z.ZodType<NonNullable<OnCallRota["hours"]>> {
  return strict({
    days: z.array(z.enum(WEEKDAYS)).min(1).meta({ description: "Default every day." }).optional(),
    from: timeOfDay("When it begins."),
    to: timeOfDay("When it ends; the next morning when that is before the beginning."),
  })
    .transform((raw) => ({ ...raw, days: raw.days ?? WEEKDAYS }))
    .meta({ description: "When somebody is on call. Default: always." });
}

/** Silence that is said in the plan. */
export function plannedSuppressionSchema(): z.ZodType<PlannedSuppression> {
  return strict({
    id: id("Names the suppression."),
    tenant: id("Id of a tenant in intune-om.yaml. Default: every one.").optional(),
    scope: suppressionScopeSchema().meta({
      description: "Which alerts, all of what is said: alert, rule, entity, platform, labels.",
    }),
    from: dateTime("When it begins, in the organisation's zone. Default: it has begun.").optional(),
    until: dateTime("When it ends."),
    by: id("Id of the person who says so."),
    why: line("Why nobody need be told."),
  }).transform((raw) => ({ ...raw, tenant: raw.tenant ?? null, from: raw.from ?? null }));
}

/** Accounts beside the people of the plan that may change policies. */
export function teamSchema(): z.ZodType<readonly string[]> {
  return list(
    line("User principal name, or name of an application.", 200),
    "Accounts and applications beside the people of the plan that may change policies.",
  );
}
