import { z } from "zod";
import { cleanText } from "../../text/clean-text.ts";
import type { Said } from "../alert-rule.ts";
import { ALERT_UNITS, ENTITY_KINDS } from "../firing.ts";
import { ALERT_SEVERITIES } from "../severity.ts";
import { MOST_FIRINGS } from "./plugin-task.ts";

const text = z.string().max(2_000);

const firing = z.object({
  entity: z.object({
    kind: z.enum(ENTITY_KINDS),
    id: z.string().max(10_000),
    name: z.string().max(10_000),
    platform: text.nullable(),
  }),
  severity: z.enum(ALERT_SEVERITIES),
  value: z.number().nullable().default(null),
  unit: z.enum(ALERT_UNITS).default("count"),
  worse: z.enum(["higher", "lower"]).default("higher"),
  stage: z.int().min(1).max(1_000).default(1),
  labels: z.record(z.string().max(100), text).default({}),
  detail: z.string().max(10_000).default(""),
  evidence: z
    .array(
      z.object({
        name: z.string().max(10_000),
        detail: z.string().max(10_000).default(""),
        value: z.number().nullable().default(null),
        at: z.date().nullable().default(null),
      }),
    )
    .default([]),
  evidenceTotal: z.int().min(0).default(0),
});

const unknownEntity = z.object({
  entity: z.object({ kind: z.enum(ENTITY_KINDS), id: z.string().max(10_000) }),
  missing: text.min(1).transform((raw) => cleanText(raw, 100)),
});

const lapsedEntity = unknownEntity.omit({ missing: true }).extend({ lapsed: z.literal(true) });

/**
 * What a rule of a plug-in says: firings, and entities of which nothing can be said or that no longer count.
 * @throws z.ZodError
 */
export function parseFirings(said: unknown): readonly Said[] {
  const answers = z.array(z.unknown()).max(MOST_FIRINGS).parse(said);
  const { unknown = [], lapsed = [], firings = [] } = Object.groupBy(answers, kindOf);
  return [
    ...z.array(unknownEntity).parse(unknown),
    ...z.array(lapsedEntity).parse(lapsed),
    ...z.array(firing).parse(firings),
  ];
}

function kindOf(one: unknown): "unknown" | "lapsed" | "firings" {
  if (typeof one !== "object" || one === null) return "firings";
  if ("missing" in one) return "unknown";
  return "lapsed" in one ? "lapsed" : "firings";
}
