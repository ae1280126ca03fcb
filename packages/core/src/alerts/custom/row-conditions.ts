import { daysBetween } from "../../assess/days.ts";
import type { ListSubject, RowCondition } from "../../config/plan/plan.ts";
import { isAlwaysTold } from "./list-fields.ts";

type Row = Readonly<Record<string, unknown>>;
type Test = (value: unknown) => boolean;

/**
 * Whether a row is all of what the conditions say, at an instant; the name of a field where nobody can say, because the
 * service always tells that one and left it out, and the other conditions fit. What lies `withinDays` may be over already.
 * Texts are compared without regard to capitals. What the service did not say fits `missing`, and `not`, and nothing else.
 * Never throws, whatever a row holds.
 */
export function rowVerdict(
  { list, where }: Pick<ListSubject, "list" | "where">,
  now: Date,
): (row: Row) => boolean | string {
  const tests = where.map(({ field, is, value }) => ({
    field,
    test: TESTS[is](value, now),
    needs: is !== "missing" && is !== "not" && isAlwaysTold(list, field),
  }));
  return (row) => {
    let missing: string | null = null;
    for (const { field, test, needs } of tests) {
      const value = Object.hasOwn(row, field) ? row[field] : null;
      if (test(value)) continue;
      if (!needs || !isMissing(value)) return false;
      missing ??= field;
    }
    return missing ?? true;
  };
}

/** Whether a row is all of what the conditions say, at an instant, whatever its list lacks: see {@link rowVerdict}. */
export function rowTest(conditions: readonly RowCondition[], now: Date): (row: Row) => boolean {
  const tests = conditions.map(({ field, is, value }) => ({ field, test: TESTS[is](value, now) }));
  return (row) => tests.every(({ field, test }) => test(Object.hasOwn(row, field) ? row[field] : null));
}

const TESTS: Readonly<Record<RowCondition["is"], (wanted: RowCondition["value"], now: Date) => Test>> = {
  equals: (wanted) => equals(wanted),
  not: (wanted) => {
    const isEqual = equals(wanted);
    return (value) => !isEqual(value);
  },
  above: (wanted) => (value) => typeof value === "number" && typeof wanted === "number" && value > wanted,
  below: (wanted) => (value) => typeof value === "number" && typeof wanted === "number" && value < wanted,
  contains: (wanted) => {
    const part = String(wanted ?? "").toLowerCase();
    return (value) => part !== "" && textsOf(value).some((text) => text.includes(part));
  },
  olderThanDays: (wanted, now) => (value) => {
    const at = dateOf(value);
    return at !== null && typeof wanted === "number" && daysBetween(at, now) > wanted;
  },
  withinDays: (wanted, now) => (value) => {
    const at = dateOf(value);
    return at !== null && typeof wanted === "number" && daysBetween(now, at) <= wanted;
  },
  missing: () => isMissing,
};

function equals(wanted: RowCondition["value"]): Test {
  if (wanted === null) return isMissing;
  if (typeof wanted !== "string") return (value) => value === wanted;
  const text = wanted.toLowerCase();
  return (value) => textsOf(value).includes(text);
}

/** A text, or each of several, in small letters; none of what is no text. */
function textsOf(value: unknown): readonly string[] {
  const several: readonly unknown[] = Array.isArray(value) ? value : [value];
  return several.flatMap((one) => (typeof one === "string" ? [one.toLowerCase()] : []));
}

/** The service's word for "never" is a date of the year 1. */
function dateOf(value: unknown): Date | null {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return null;
  return value.getUTCFullYear() <= 1 ? null : value;
}

function isMissing(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (value instanceof Date) return dateOf(value) === null;
  return Array.isArray(value) && value.length === 0;
}
