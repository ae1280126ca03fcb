import type { z } from "zod";
import type { SuppressionScope } from "../../alerts/suppression.ts";
import { line, strict } from "../fields.ts";
import { labels, platform, ruleId } from "./alert-matches.ts";

/** What a suppression holds for; what is left out may be anything. */
export function suppressionScopeSchema(): z.ZodType<SuppressionScope> {
  return strict({
    alert: line("Key of one alert, as `intune-om alerts` shows it.", 500).optional(),
    rule: ruleId("Id of a rule.").optional(),
    entity: line("Id or name of what the alert is about, whatever the rule.", 300).optional(),
    platform: platform("Operating system as Intune names it, for example iOS.").optional(),
    labels: labels("Labels that the alert must have, all of them.").optional(),
  }).transform((raw) => {
    const said = Object.entries(raw).filter(([, value]) => value !== undefined);
    return Object.fromEntries(said) as SuppressionScope;
  });
}
