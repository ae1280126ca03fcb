import { isMapping, isOrdered, type Json, recordKey } from "./canonical-plan.ts";

/** What differs between two versions of the plan in one record, or in a part that is one. */
export interface PlanChange {
  /** Key of the part in plan.yaml, for example `roles`. */
  readonly subject: string;
  /** Of the record in the list; null for a part that is no list, and for the order of one whose order says something. */
  readonly id: string | null;
  readonly kind: "added" | "removed" | "changed";
  /** What is different in it; empty for a record that came or went. */
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  /** `duty.sv`, `phases[1].share`; `order` for the order of a list. */
  readonly field: string;
  /** As text; null for nothing. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What changed from one version to another, both as canonical JSON, in the order of the parts. */
export function planChanges(before: string, after: string): readonly PlanChange[] {
  const [old, now] = [JSON.parse(before) as Json, JSON.parse(after) as Json];
  if (!isMapping(old) || !isMapping(now)) return [];
  const subjects = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return subjects.flatMap((subject) => changesOf(subject, old[subject] ?? null, now[subject] ?? null));
}

function changesOf(subject: string, before: Json, after: Json): readonly PlanChange[] {
  if (!Array.isArray(before) && !Array.isArray(after)) {
    const fields = fieldChanges(before, after);
    return fields.length === 0 ? [] : [{ subject, id: null, kind: "changed", fields }];
  }
  if (isPlainList(before ?? []) && isPlainList(after ?? [])) return orderChange(subject, before, after);
  const [old, now] = [recordsOf(before), recordsOf(after)];
  const moved = isOrdered(subject) && isMoved([...old.keys()], [...now.keys()]);
  const order = moved ? orderChange(subject, [...old.keys()], [...now.keys()]) : [];
  const records = [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id): readonly PlanChange[] => {
    const [was, is] = [old.get(id), now.get(id)];
    if (was === undefined) return [{ subject, id, kind: "added", fields: [] }];
    if (is === undefined) return [{ subject, id, kind: "removed", fields: [] }];
    const fields = fieldChanges(was, is);
    return fields.length === 0 ? [] : [{ subject, id, kind: "changed", fields }];
  });
  return [...order, ...records];
}

/** Whether those who stay have changed places, or somebody new is not behind them. */
function isMoved(before: readonly string[], after: readonly string[]): boolean {
  const stay = before.filter((key) => after.includes(key));
  return stay.some((key, index) => after[index] !== key);
}

function orderChange(subject: string, before: Json, after: Json): readonly PlanChange[] {
  const [from, to] = [before, after].map((list) =>
    Array.isArray(list) && list.length > 0 ? list.join(", ") : null,
  );
  if (from === to) return [];
  const field: FieldChange = { field: "order", from: from ?? null, to: to ?? null };
  return [{ subject, id: null, kind: "changed", fields: [field] }];
}

function isPlainList(value: Json): value is readonly Json[] {
  return Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null);
}

function recordsOf(list: Json): ReadonlyMap<string, Json> {
  const records = Array.isArray(list) ? (list as readonly Json[]) : [];
  return new Map(records.map((record, index) => [recordKey(record) ?? `#${index + 1}`, record]));
}

function fieldChanges(before: Json, after: Json): readonly FieldChange[] {
  const [old, now] = [new Map(leaves(before)), new Map(leaves(after))];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((field) => {
    const [from, to] = [old.get(field) ?? null, now.get(field) ?? null];
    return from === to ? [] : [{ field, from, to }];
  });
}

/** Every value with its place; a list of plain values is one. */
function leaves(value: Json, place = ""): readonly (readonly [string, string])[] {
  if (value === null) return [];
  if (Array.isArray(value)) {
    if (isPlainList(value)) return [[place, value.join(", ")]];
    return (value as readonly Json[]).flatMap((item, index) => leaves(item, `${place}[${index}]`));
  }
  if (!isMapping(value)) return [[place, typeof value === "string" ? value : JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, place === "" ? key : `${place}.${key}`),
  );
}
