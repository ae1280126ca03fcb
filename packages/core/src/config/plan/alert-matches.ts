import { z } from "zod";
import { ALERT_SEVERITIES } from "../../alerts/severity.ts";
import { PLATFORMS } from "../../updates/update.ts";
import { checkedText, type Fault, id, line, strict } from "../fields.ts";
import type { AlertMatch } from "./alerts.ts";

const RULE_ID = "^(?:custom:)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$|^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$";
const LABEL_NAME = "[a-zA-Z][a-zA-Z0-9-]{2,39}";
/** Names of systems as people write them, for suggestions. */
const SYSTEMS = ["Windows", "iOS", "iPadOS", "macOS", "Android", "Linux", "ChromeOS", "visionOS", "tvOS"];

/** What an alert must be: all of what is said. */
export function alertMatchSchema(description: string): z.ZodType<AlertMatch> {
  return strict({
    severity: oneOrMore(z.enum(ALERT_SEVERITIES), "How bad it is.").optional(),
    rule: oneOrMore(
      ruleId("Id of a rule."),
      "Id of a rule, custom:ID for one of the plan, PLUG-IN/RULE.",
    ).optional(),
    tenant: oneOrMore(id("Id of a tenant."), "Id of a tenant in intune-om.yaml.").optional(),
    platform: oneOrMore(platform("Name of a system."), "Operating system of what it is about.").optional(),
    labels: labels("Labels that it has, all of them.").optional(),
  })
    .transform((raw) => ({
      severity: raw.severity ?? null,
      rule: raw.rule ?? null,
      tenant: raw.tenant ?? null,
      platform: raw.platform ?? null,
      labels: raw.labels ?? {},
    }))
    .meta({ description });
}

/** One, or a list of them. */
function oneOrMore<T>(item: z.ZodType<T>, description: string): z.ZodType<readonly T[]> {
  return z
    .union([item, z.array(item).min(1)])
    .transform((given): readonly T[] => (Array.isArray(given) ? (given as readonly T[]) : [given]))
    .meta({ description: `${description} One, or a list of them.` });
}

/** Whether there is such a rule is checked with the rest of the plan. */
export function ruleId(description: string): z.ZodType<string> {
  const fix = "Write the id of a rule, as `intune-om alerts rules` lists them.";
  return checkedText({ description, pattern: RULE_ID }, (text) =>
    text.length <= 160 && new RegExp(RULE_ID).test(text) ? null : { message: "is no id of a rule", fix },
  );
}

/** Intune's name of an operating system, however it is capitalised. */
export function platform(description: string): z.ZodType<string> {
  const fault: Fault = {
    message: "is no operating system that Intune manages",
    fix: `Use one of: ${SYSTEMS.join(", ")}.`,
    among: () => SYSTEMS,
  };
  return checkedText({ description, examples: ["iOS"] }, (text) =>
    PLATFORMS.some((known) => known === text.toLowerCase()) ? null : fault,
  );
}

/** `label:NAME`, or one of some words. */
export function wordOrLabel<Word extends string>(
  words: readonly Word[],
  description: string,
): z.ZodType<Word | `label:${string}`> {
  const pattern = `^(?:${words.join("|")}|label:${LABEL_NAME})$`;
  const fix = `Write one of ${words.join(", ")}, or label: and the name of a label.`;
  return checkedText({ description, pattern }, (text) =>
    new RegExp(pattern).test(text) ? null : { message: "is not allowed", fix, among: () => words },
  ) as z.ZodType<Word | `label:${string}`>;
}

/** Labels by their names; those of two letters are names of languages, and a mapping of these is a text. */
export function labels(description: string): z.ZodType<Readonly<Record<string, string>>> {
  return z
    .record(z.string(), line("What the label is.", 200))
    .superRefine((given, context) => {
      for (const name of Object.keys(given)) {
        if (isLabelName(name)) continue;
        const fault: Fault = {
          message: "is no name of a label",
          fix: "Write 3 to 40 letters, digits and hyphens, as `intune-om alerts show` has the label.",
        };
        context.addIssue({ code: "custom", path: [name], message: fault.message, params: { fault } });
      }
    })
    .meta({ description });
}

/** Whether a label can be called so. */
export function isLabelName(name: string): boolean {
  return new RegExp(`^${LABEL_NAME}$`).test(name);
}
