import { addDays } from "../../assess/days.ts";
import type { RowCondition } from "../../config/plan/alerts.ts";
import { fieldRange, figuresAround } from "./figure-range.ts";
import { knownFieldValues } from "./known-values.ts";
import type { FieldKind } from "./list-fields.ts";
import { liesBack } from "./past-dates.ts";

/** A text that no service writes. */
const OTHER = "\u{10FFFD}";
/** A few minutes, as days: beside the edge of a day. */
const BESIDE = 0.01;

export interface AskedField {
  readonly list: string;
  readonly field: string;
  readonly kind: FieldKind;
}

/**
 * Values of a field, enough of them that what some conditions say of all these they say of every value: those that are
 * asked for, what lies beside them, others, and nothing (null).
 */
export function possibleValues(
  { list, field, kind }: AskedField,
  conditions: readonly RowCondition[],
  now: Date,
): readonly unknown[] {
  switch (kind) {
    case "text":
      return [...textsOf(list, field, conditions), null];
    case "texts": {
      const texts = textsOf(list, field, conditions);
      const wanted = conditions.flatMap(({ is, value }) =>
        (is === "equals" || is === "contains") && typeof value === "string" ? [value] : [],
      );
      return [...texts.map((text) => [text]), wanted, texts, null];
    }
    case "number": {
      const numbers = conditions.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
      return [...figuresAround(numbers, fieldRange(list)), null];
    }
    case "boolean":
      return [true, false, null];
    case "date":
      return [...datesAround(conditions, now).filter((at) => at <= now || !liesBack(list, field)), null];
    default:
      return [{}, null];
  }
}

/** Each text alone, and one that has all that must be in it; of a closed set its members. */
function textsOf(list: string, field: string, conditions: readonly RowCondition[]): readonly string[] {
  const of = (words: readonly RowCondition["is"][]): readonly string[] =>
    conditions.flatMap(({ is, value }) => (words.includes(is) && typeof value === "string" ? [value] : []));
  const known = knownFieldValues(list, field);
  if (known !== null && !known.isOpen) return known.values;
  const parts = of(["contains"]).join(" ");
  return [...(known?.values ?? []), ...of(["equals", "not"]), parts, `${parts}${OTHER}`, OTHER].filter(
    (text) => text !== "",
  );
}

function datesAround(conditions: readonly RowCondition[], now: Date): readonly Date[] {
  const days = conditions.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
  const marks = [0, ...days, Math.max(0, ...days) + 1].flatMap((mark) => [mark - BESIDE, mark + BESIDE]);
  return marks.flatMap((mark) => [addDays(now, -mark), addDays(now, mark)]);
}
