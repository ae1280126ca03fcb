import { type FieldKind, LIST_NAMES, listFields } from "../../../alerts/custom/list-fields.ts";
import { knownMetricNames, metricOrigin } from "../../../alerts/custom/metric-sources.ts";
import { select } from "../../path.ts";
import type { Finding } from "../../references.ts";
import type { RowCondition } from "../alerts.ts";
import type { PlanRule } from "./rule.ts";
import { textAt } from "./rule.ts";

/** What each condition can be asked of. */
const ASKED_OF: Readonly<Record<RowCondition["is"], readonly FieldKind[]>> = {
  equals: ["text", "texts", "number", "boolean"],
  not: ["text", "texts", "number", "boolean"],
  above: ["number"],
  below: ["number"],
  contains: ["text", "texts"],
  olderThanDays: ["date"],
  withinDays: ["date"],
  missing: ["text", "texts", "number", "boolean", "date", "other"],
};

/** Rules of the plan's own over figures, lists or fields that no snapshot has, or that cannot be asked so. */
export const findBlindRules: PlanRule = (data) =>
  select(data, "alerts.custom.*").flatMap(({ path, value }): readonly Finding[] => {
    const metric = textAt(value, ["metric"]);
    if (metric !== null && metricOrigin(metric.trim()) === null)
      return [{ path: [...path, "metric"], at: "value", ...NO_METRIC }];
    const list = textAt(value, ["list"]);
    if (list === null) return [];
    const fields = listFields(list.trim());
    if (fields === null) return [{ path: [...path, "list"], at: "value", ...NO_LIST }];
    return select(value, "where.*").flatMap((condition) =>
      conditionFaults(condition.value, fields).map(({ path: inner, ...fault }) => ({
        ...fault,
        path: [...path, ...condition.path, ...inner],
      })),
    );
  });

/** The words of conditions. */
export const CONDITION_WORDS = Object.keys(ASKED_OF) as readonly RowCondition["is"][];

/** What is wrong with a condition by itself, for a list with these fields. */
export function conditionFaults(
  condition: unknown,
  fields: ReadonlyMap<string, FieldKind>,
): readonly Finding[] {
  const field = textAt(condition, ["field"]);
  if (field === null) return [];
  const kind = fields.get(field.trim());
  const names = [...fields.keys()];
  if (kind === undefined) {
    const fix = `Use one of: ${names.join(", ")}.`;
    return [{ path: ["field"], at: "value", message: "is no field of this list", fix, among: () => names }];
  }
  const wrong = CONDITION_WORDS.find(
    (is) => select(condition, is).length > 0 && !ASKED_OF[is].includes(kind),
  );
  if (wrong === undefined) return wrongValue(condition, field, kind);
  const fits = CONDITION_WORDS.filter((is) => ASKED_OF[is].includes(kind));
  const message = `cannot be asked of ${field}, which holds ${HOLDS[kind]}`;
  return [{ path: [wrong], at: "key", message, fix: `Use one of: ${fits.join(", ")}.` }];
}

/** A value that the field can never have: a number is never a text. */
function wrongValue(condition: unknown, field: string, kind: FieldKind): readonly Finding[] {
  return (["equals", "not"] as const).flatMap((is): readonly Finding[] => {
    const wanted = select(condition, is)[0];
    const type = kind === "texts" ? "string" : kind === "text" ? "string" : kind;
    if (wanted === undefined || wanted.value === null || typeof wanted.value === type) return [];
    const message = `is never what ${field} is, which holds ${HOLDS[kind]}`;
    return [{ path: [is], at: "value", message, fix: `Write ${HOLDS[kind]}.` }];
  });
}

const HOLDS: Readonly<Record<FieldKind, string>> = {
  text: "a text",
  texts: "texts",
  number: "a number",
  boolean: "true or false",
  date: "a date",
  other: "several things",
};

const NO_METRIC = {
  message: "is a figure that no snapshot has",
  fix: 'Use one that `intune-om collect --json` lists under "metrics", for example devices.stale30.',
  among: knownMetricNames,
};

const NO_LIST = {
  message: "is a list that no snapshot has",
  fix: `Use one of: ${LIST_NAMES.join(", ")}.`,
  among: () => LIST_NAMES,
};
