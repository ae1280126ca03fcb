import { z } from "zod";
import type { ThresholdSchema } from "../alert-rule.ts";
import { cleanText } from "../../text/clean-text.ts";
import { LIST_NAMES } from "../custom/list-fields.ts";
import { ALERT_UNITS } from "../firing.ts";
import { listsOfSources } from "../list-sources.ts";
import type { PluginRule } from "./rule-plugins.ts";
import { ALERT_SEVERITIES } from "../severity.ts";
import { BLADE_IDS } from "../../rounds/blades.ts";
import type { ListName } from "../../collect/lists.ts";

const text = z.string().max(2_000);
const severity = z.enum(ALERT_SEVERITIES);

/** What people read. */
const shown = text.min(1).transform((raw) => cleanText(raw, 1_000));
const forms = { zero: shown, one: shown, two: shown, few: shown, many: shown };

const texts = z.object({
  name: shown,
  one: shown,
  over: shown.optional(),
  lapsed: shown.optional(),
  many: z.object(forms).partial().extend({ other: shown }),
  action: shown,
  actionOver: shown.optional(),
  actionMany: shown.optional(),
  steps: z.array(shown).max(50),
});

const threshold = z
  .object({
    unit: z.enum(ALERT_UNITS),
    default: z.number(),
    min: z.number(),
    max: z.number(),
    whole: z.boolean().optional(),
    meaning: text.min(1),
    source: text.min(1),
  })
  .refine(
    ({ default: usual, min, max }) => min <= usual && usual <= max,
    "the default is not within min and max",
  );

const head = z.object({
  kind: z.enum(["row", "whole"]),
  list: z.enum(LIST_NAMES as [ListName, ...ListName[]]).optional(),
  id: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, "is no id of letters a-z, digits and hyphens"),
  sources: z.array(z.string().min(1).max(200)).min(1).max(50),
  onIncomplete: z.enum(["rows", "whole"]),
  role: z.string().max(64),
  blade: z.enum(BLADE_IDS),
  thresholds: z.record(z.string(), threshold),
  descending: z.array(z.array(z.string()).max(20)).max(20).optional(),
  for: z.int().min(1).max(100).optional(),
  resolveAfter: z.int().min(1).max(100).optional(),
  lapses: z.enum(["said", "always"]).optional(),
  severity,
  texts: z.object({ en: texts, sv: texts.optional() }),
});

/**
 * The rules that a plug-in describes, under ids that begin with its own.
 * @throws z.ZodError, RangeError
 */
export function parsePluginRules(plugin: string, rules: unknown): readonly PluginRule[] {
  const heads = z.array(head).max(100).parse(rules);
  const ids = heads.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new RangeError(`two rules have the id ${twice}`);
  return heads.map(
    ({
      list,
      id,
      for: atLeast,
      resolveAfter,
      lapses,
      descending,
      thresholds,
      texts: said,
      ...rest
    }): PluginRule => {
      const lists = listsOfSources(rest.sources);
      return {
        ...rest,
        thresholds: thresholds as ThresholdSchema,
        kind: "plugin",
        plugin,
        id: `${plugin}/${id}`,
        lists: list === undefined || lists.includes(list) ? lists : [...lists, list],
        ...(descending === undefined ? {} : { descending }),
        ...(atLeast === undefined ? {} : { for: atLeast }),
        ...(resolveAfter === undefined ? {} : { resolveAfter }),
        ...(lapses === undefined ? {} : { lapses }),
        texts: said as NonNullable<PluginRule["texts"]>,
      };
    },
  );
}

/** What a check of such an answer found first, in one line. */
export function faultOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
  const [first] = error.issues;
  return first === undefined ? "is not understood" : `${first.path.join(".") || "it"}: ${first.message}`;
}
