import { type FieldKind, isAlwaysTold, listFields } from "../../../alerts/custom/list-fields.ts";
import { possibleValues } from "../../../alerts/custom/possible-values.ts";
import { rowTest } from "../../../alerts/custom/row-conditions.ts";
import { formatPath, select, valueAt } from "../../path.ts";
import type { Path } from "../../path.ts";
import type { Finding } from "../../references.ts";
import type { RowCondition } from "../alerts.ts";
import { MOST_DAYS } from "../custom-alert-rules.ts";
import { conditionFaults, CONDITION_WORDS } from "./custom-alert-rules.ts";
import { asksForUnknown } from "./custom-rule-values.ts";
import { atValue, type PlanCheck, textAt, warnOf } from "./rule.ts";

/** Conditions that no row fits, that every row fits, or that say nothing beside the others. */
export const findIdleConditions: PlanCheck = (data, { now }) =>
  select(data, "alerts.custom.*").flatMap(({ path, value }) => {
    const list = textAt(value, ["list"])?.trim() ?? "";
    const fields = listFields(list);
    if (fields === null) return [];
    const placed = select(value, "where.*").flatMap((one) =>
      readCondition(one.value, { list, fields, path: [...path, ...one.path] }),
    );
    const byField = Map.groupBy(placed, ({ condition }) => condition.field);
    return [...byField].flatMap(([field, conditions]) =>
      faultsOf({ list, field, kind: fields.get(field) ?? "other" }, conditions, now ?? new Date(0)),
    );
  });

/** A condition that is sound by itself, and where it stands. */
interface Placed {
  readonly condition: RowCondition;
  readonly path: Path;
}

interface OfList {
  readonly list: string;
  readonly fields: ReadonlyMap<string, FieldKind>;
  readonly path: Path;
}

/** None for one that has a fault of its own, which is told already. */
function readCondition(raw: unknown, { list, fields, path }: OfList): readonly Placed[] {
  const words = CONDITION_WORDS.filter((word) => valueAt(raw, [word]) !== undefined);
  const [is, ...more] = words;
  const field = textAt(raw, ["field"])?.trim();
  if (field === undefined || is === undefined || more.length > 0) return [];
  if (conditionFaults(raw, fields).length > 0 || asksForUnknown(list, raw)) return [];
  const value = readValue(is, valueAt(raw, [is]));
  return value === undefined ? [] : [{ condition: { field, is, value }, path: [...path, is] }];
}

/** Undefined for what the condition does not take. */
function readValue(is: RowCondition["is"], value: unknown): RowCondition["value"] | undefined {
  if (is === "missing") return null;
  if (is === "above" || is === "below") return typeof value === "number" ? value : undefined;
  if (is === "olderThanDays" || is === "withinDays")
    return typeof value === "number" && value >= 0 && value <= MOST_DAYS ? value : undefined;
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  return typeof value === "number" || typeof value === "boolean" ? value : undefined;
}

interface Of {
  readonly list: string;
  readonly field: string;
  readonly kind: FieldKind;
}

function faultsOf(of: Of, placed: readonly Placed[], now: Date): readonly Finding[] {
  const conditions = placed.map(({ condition }) => condition);
  const rows = possibleValues(of, conditions, now).map((value) => ({ [of.field]: value }));
  const told = rows.filter((row) => row[of.field] !== null);
  const isFit = (some: readonly RowCondition[], row: (typeof rows)[number]): boolean =>
    rowTest(some, now)(row);
  const never = placed.find(({ condition }) => !rows.some((row) => isFit([condition], row)));
  if (never !== undefined)
    return [
      atValue(never.path, `is never so of ${of.field}`, "Write what it can be, or remove the condition."),
    ];
  const judged = isAlwaysTold(of.list, of.field) ? told : rows;
  const always = placed.find(({ condition }) => judged.every((row) => isFit([condition], row)));
  if (always !== undefined) return [alwaysSo(always, of)];
  if (!rows.some((row) => isFit(conditions, row)))
    return [clash(placed, (some) => rows.some((row) => isFit(some, row)))];
  return idle(placed, (some, one) => rows.every((row) => !isFit(some, row) || isFit([one], row)));
}

function alwaysSo({ path, condition }: Placed, { field }: Of): Finding {
  const why = condition.is === "withinDays" ? `: ${field} lies back, and withinDays looks ahead` : "";
  const fix =
    condition.is === "withinDays"
      ? "Use olderThanDays, or remove the condition."
      : "Write what parts the rows, or remove the condition.";
  return atValue(path, `is so of every row${why}`, fix);
}

/** The first that the ones in front of it leave no room for, with the one that it contradicts where one alone does. */
function clash(placed: readonly Placed[], isPossible: (some: readonly RowCondition[]) => boolean): Finding {
  const conditions = placed.map(({ condition }) => condition);
  const last = placed.findIndex((_one, index) => !isPossible(conditions.slice(0, index + 1)));
  const [one, before] = [placed[last], placed.slice(0, last)];
  const other = before.find(({ condition }) => one !== undefined && !isPossible([condition, one.condition]));
  const path = one?.path ?? [];
  const what = other === undefined ? "the conditions in front of it" : formatPath(other.path);
  const fix = "A row must fit all conditions: keep one of them, or make rules of their own.";
  return atValue(path, `contradicts ${what}: no row is both`, fix);
}

/** Those that the others of the field imply, the last ones first: of two that say the same, the first stays. */
function idle(
  placed: readonly Placed[],
  implies: (some: readonly RowCondition[], one: RowCondition) => boolean,
): readonly Finding[] {
  let kept = placed;
  const findings: Finding[] = [];
  for (const one of placed.toReversed()) {
    const others = kept.filter((other) => other !== one);
    if (
      others.length === 0 ||
      !implies(
        others.map(({ condition }) => condition),
        one.condition,
      )
    )
      continue;
    kept = others;
    findings.push(idleFinding(one, others));
  }
  return findings;
}

function idleFinding({ path, condition }: Placed, others: readonly Placed[]): Finding {
  const beside = formatPath(others[0]?.path ?? []);
  if (condition.is === "withinDays")
    return atValue(
      path,
      `says nothing beside ${beside}: it looks ahead, and what lies back is within any days`,
      "Remove one of the two: olderThanDays alone looks back.",
    );
  return warnOf(path, `says nothing beside ${beside}: what fits that fits this`, "Remove one of the two.");
}
