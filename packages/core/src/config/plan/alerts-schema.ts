import { z } from "zod";
import type { LocaleId } from "../../locales/index.ts";
import { list, strict } from "../fields.ts";
import { timeOfDay } from "../time-fields.ts";
import { alertMatchSchema, wordOrLabel } from "./alert-matches.ts";
import { onCallSchema, plannedSuppressionSchema, teamSchema } from "./alert-people.ts";
import { alertRouteSchema } from "./alert-routes.ts";
import { ruleSettingsSchema, runbookSchema } from "./alert-rule-settings.ts";
import { type AlertPolicy, DEFAULT_ALERTS, type InhibitRule } from "./alerts.ts";
import { customRuleSchema } from "./custom-alert-rules.ts";
import { reportScheduleSchema } from "./report-schedule.ts";

const MOST_OPENINGS = 100;
const MOST_HOURS = 2_160;

/** The keys under `alerts`, those that matter most in front. */
export const ALERT_PARTS: readonly string[] = [
  "rules",
  "custom",
  "route",
  "onCall",
  "inhibit",
  "suppressions",
  "runbooks",
  "schedule",
  "digestAt",
  "team",
  "flapping",
] satisfies readonly (keyof AlertPolicy)[];

/** What plan.yaml holds under `alerts`. */
export function alertPolicySchema(options: {
  readonly locale: LocaleId;
  readonly timeZone: string;
}): z.ZodType<AlertPolicy> {
  return strict({
    schedule: reportScheduleSchema(options).optional(),
    rules: ruleSettingsSchema().optional(),
    custom: list(customRuleSchema(), "Rules of your own, over any figure or list of a snapshot."),
    route: alertRouteSchema(options).optional(),
    inhibit: list(inhibitSchema(), "What hides what, beside what the product knows."),
    onCall: list(onCallSchema(options), "Who takes turns."),
    suppressions: list(plannedSuppressionSchema(), "What nobody is told of, until when, and why."),
    runbooks: list(runbookSchema(), "Your own words over those that are shipped with a rule."),
    digestAt: timeOfDay(
      'When digests go out on working days, in each reader\'s zone. Default "08:00".',
    ).optional(),
    team: teamSchema(),
    flapping: flappingSchema().optional(),
  })
    .transform((raw) => ({
      ...raw,
      schedule: raw.schedule ?? DEFAULT_ALERTS.schedule,
      rules: raw.rules ?? DEFAULT_ALERTS.rules,
      route: raw.route ?? DEFAULT_ALERTS.route,
      digestAt: raw.digestAt ?? DEFAULT_ALERTS.digestAt,
      flapping: raw.flapping ?? DEFAULT_ALERTS.flapping,
    }))
    .meta({ description: "What is watched, who is told of it, and how." });
}

function inhibitSchema(): z.ZodType<InhibitRule> {
  return strict({
    cause: alertMatchSchema("The alert that explains others."),
    symptoms: alertMatchSchema("Those that are not told while it is active."),
    equal: list(
      wordOrLabel(["platform"] as const, "platform, or label:NAME."),
      "What both must have in common. Default: nothing.",
    ),
  });
}

function flappingSchema(): z.ZodType<AlertPolicy["flapping"]> {
  return strict({
    openings: z
      .int()
      .min(2)
      .max(MOST_OPENINGS)
      .meta({ description: "Opened so often. Default 3." })
      .optional(),
    withinHours: z
      .int()
      .min(1)
      .max(MOST_HOURS)
      .meta({ description: "Within so long. Default 168." })
      .optional(),
  })
    .transform((raw) => ({
      openings: raw.openings ?? DEFAULT_ALERTS.flapping.openings,
      withinHours: raw.withinHours ?? DEFAULT_ALERTS.flapping.withinHours,
    }))
    .meta({ description: "When an alert is one that comes and goes." });
}
