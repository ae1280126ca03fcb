import type { Path } from "../../path.ts";
import { valueAt } from "../../path.ts";
import type { Finding } from "../../references.ts";

/** A rule over the whole plan, run on plain data that may have any other fault. */
export type PlanRule = (data: unknown, lineOf: (path: Path) => number) => readonly Finding[];

/** A text at a path, null when something else or nothing stands there. */
export function textAt(data: unknown, path: Path): string | null {
  const value = valueAt(data, path);
  return typeof value === "string" ? value : null;
}

/** The entries of a list at a path; none when something else stands there. */
export function entriesAt(data: unknown, path: Path): readonly unknown[] {
  const value = valueAt(data, path);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Something wrong with what stands at a path. */
export function atValue(path: Path, message: string, fix: string): Finding {
  return { path, at: "value", message, fix };
}
