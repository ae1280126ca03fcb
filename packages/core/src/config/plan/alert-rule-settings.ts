import { z } from "zod";
import { ALERT_SEVERITIES } from "../../alerts/severity.ts";
import { id, localized, strict, webUrl } from "../fields.ts";
import { ruleId } from "./alert-matches.ts";
import type { RuleSetting, Runbook } from "./alerts.ts";

const MOST_SNAPSHOTS = 100;

/** What the plan says of rules, by their id. */
export function ruleSettingsSchema(): z.ZodType<readonly RuleSetting[]> {
  const setting = strict({
    enabled: z.boolean().meta({ description: "Whether it is judged at all. Default true." }).optional(),
    ...rhythmShape(),
    severity: severity("How bad its alerts are. Default: as the rule says.").optional(),
    role: id("Id of the role that has its alerts. Default: as the rule says.").optional(),
    thresholds: z
      .record(z.string(), z.number())
      .meta({ description: "Its figures by name, as `intune-om alerts rules` lists them." })
      .optional(),
  });
  return z
    .record(z.string(), setting)
    .transform((given) =>
      Object.entries(given).map(
        ([rule, raw]): RuleSetting => ({
          rule,
          enabled: raw.enabled ?? true,
          for: raw.for ?? null,
          resolveAfter: raw.resolveAfter ?? null,
          severity: raw.severity ?? null,
          role: raw.role ?? null,
          thresholds: raw.thresholds ?? {},
        }),
      ),
    )
    .meta({ description: "What is different from how rules are shipped, by the id of the rule." });
}

/** In how many snapshots in a row a rule must hold, and must not hold. */
export function rhythmShape(): Readonly<Record<"for" | "resolveAfter", z.ZodOptional<z.ZodType<number>>>> {
  const snapshots = (description: string): z.ZodType<number> =>
    z.int().min(1).max(MOST_SNAPSHOTS).meta({ description });
  return {
    for: snapshots("Snapshots in a row that it must hold in before an alert opens.").optional(),
    resolveAfter: snapshots("Snapshots in a row without it before the alert is resolved.").optional(),
  };
}

export function severity(description: string): z.ZodType<RuleSetting["severity"] & string> {
  return z.enum(ALERT_SEVERITIES).meta({ description });
}

/** The organisation's own words over those that are shipped with a rule. */
export function runbookSchema(): z.ZodType<Runbook> {
  return strict({
    rule: ruleId("Id of the rule that it is for."),
    action: localized("What to do first, the first line of the message.").optional(),
    steps: z.array(localized("What to do.")).min(1).meta({ description: "What to do, in order." }).optional(),
    url: webUrl("Where more is said.").optional(),
  }).transform((raw) => ({
    rule: raw.rule,
    action: raw.action ?? null,
    steps: raw.steps ?? null,
    url: raw.url ?? null,
  }));
}
