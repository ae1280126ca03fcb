import { z } from "zod";
import { type Fault, id, line, list, localized, strict } from "../fields.ts";
import { rhythmShape, severity } from "./alert-rule-settings.ts";
import type { CustomRule, ListSubject, MetricSubject, RowCondition } from "./alerts.ts";

/** Figures of 35 days before a snapshot are at hand: one that is so many days old is among them. */
const MOST_DAYS_BACK = 30;
const DEFAULT_DAYS_BACK = 7;
/** A hundred years. */
export const MOST_DAYS = 36_500;
const CONDITIONS = [
  "equals",
  "not",
  "above",
  "below",
  "contains",
  "olderThanDays",
  "withinDays",
  "missing",
] as const satisfies readonly RowCondition["is"][];

/** A rule of the plan's own, over a figure of the snapshot or the rows of a list. */
export function customRuleSchema(): z.ZodType<CustomRule> {
  return strict({
    id: id("Names the rule; elsewhere it is custom:ID."),
    title: localized("What is wrong, for subjects and lists."),
    action: localized("What to do, the first line of the message."),
    severity: severity("How bad its alerts are. Default medium.").optional(),
    role: id("Id of the role that has its alerts. Default: the one that watches.").optional(),
    ...rhythmShape(),
    metric: line("Name of a figure of the snapshot, for example devices.os.Android.", 200).optional(),
    list: line("Name of a list of the snapshot, for example apps.", 64).optional(),
    where: list(conditionSchema(), "What a row must be, all of it."),
    per: z
      .enum(["each", "count"])
      .meta({ description: "An alert for each row, or one for how many there are. Default each." })
      .optional(),
    above: z.number().meta({ description: "More than this is wrong." }).optional(),
    below: z.number().meta({ description: "Less than this is wrong." }).optional(),
    changeOver: changeSchema().optional(),
  }).transform((raw) => ({
    id: raw.id,
    title: raw.title,
    action: raw.action,
    severity: raw.severity ?? "medium",
    role: raw.role ?? null,
    for: raw.for ?? 1,
    resolveAfter: raw.resolveAfter ?? 1,
    over: subjectOf(raw),
  }));
}

interface WrittenSubject {
  readonly metric?: string | undefined;
  readonly list?: string | undefined;
  readonly where: readonly RowCondition[];
  readonly per?: ListSubject["per"] | undefined;
  readonly above?: number | undefined;
  readonly below?: number | undefined;
  readonly changeOver?: NonNullable<MetricSubject["changeOver"]> | undefined;
}

function subjectOf(raw: WrittenSubject): MetricSubject | ListSubject {
  const limits = { above: raw.above ?? null, below: raw.below ?? null };
  if (raw.metric !== undefined)
    return { kind: "metric", metric: raw.metric, ...limits, changeOver: raw.changeOver ?? null };
  return { kind: "list", list: raw.list ?? "", where: raw.where, per: perOf(raw), ...limits };
}

function perOf({ per, above, below }: WrittenSubject): ListSubject["per"] {
  return per ?? (above === undefined && below === undefined ? "each" : "count");
}

function changeSchema(): z.ZodType<NonNullable<MetricSubject["changeOver"]>> {
  return strict({
    by: z
      .number()
      .refine((by) => by !== 0, { params: { fault: NO_CHANGE } })
      .meta({ description: "More than so much is wrong: below 0 for a fall, above 0 for a rise." }),
    unit: z.enum(["count", "percent"]).meta({ description: "What by counts. Default count." }).optional(),
    days: z
      .int()
      .min(1)
      .max(MOST_DAYS_BACK)
      .meta({ description: "Against the snapshot of so many days ago. Default 7." })
      .optional(),
  })
    .transform((raw) => ({
      by: raw.by,
      unit: raw.unit ?? "count",
      days: raw.days ?? DEFAULT_DAYS_BACK,
    }))
    .meta({ description: "A change against an earlier snapshot." });
}

const NO_CHANGE: Fault = { message: "is no change", fix: "Write how much is too much, for example -10." };

function conditionSchema(): z.ZodType<RowCondition> {
  const value = z.union([line("A value.", 400), z.number(), z.boolean()]);
  const days = z.number().min(0).max(MOST_DAYS);
  return strict({
    field: line("Name of a field of the row.", 64),
    equals: value.meta({ description: "It is this." }).optional(),
    not: value.meta({ description: "It is anything else." }).optional(),
    above: z.number().meta({ description: "It is more." }).optional(),
    below: z.number().meta({ description: "It is less." }).optional(),
    contains: line("It has this text in it.", 400).optional(),
    olderThanDays: days.meta({ description: "A date that lies further back." }).optional(),
    withinDays: days.meta({ description: "A date that lies no further ahead." }).optional(),
    missing: z.literal(true).meta({ description: "There is nothing." }).optional(),
  })
    .superRefine((raw, context) => {
      if (CONDITIONS.filter((word) => raw[word] !== undefined).length === 1) return;
      const fault: Fault = { message: "is one condition", fix: `Write one of ${CONDITIONS.join(", ")}.` };
      context.addIssue({ code: "custom", message: fault.message, params: { fault } });
    })
    .transform((raw): RowCondition => {
      const is = CONDITIONS.find((word) => raw[word] !== undefined) ?? "missing";
      return { field: raw.field, is, value: is === "missing" ? null : (raw[is] ?? null) };
    });
}
