import type { Path } from "../../path.ts";
import { valueAt } from "../../path.ts";
import type { LocaleId } from "../../../locales/index.ts";
import type { Finding } from "../../references.ts";

/** A rule over the whole plan, run on plain data that may have any other fault. */
export type PlanRule = (data: unknown, lineOf: (path: Path) => number) => readonly Finding[];

/** What a rule may need beside the plan. */
export interface CheckContext {
  readonly lineOf: (path: Path) => number;
  /** When the plan is read; null leaves out what is judged by the time. */
  readonly now: Date | null;
  readonly locale: LocaleId;
  /** IANA zone of the organisation. */
  readonly timeZone: string;
  /** Ids of the tenants of the configuration; null when they are not known. */
  readonly tenants: readonly string[] | null;
  /** Whether the configuration names plug-ins, whose rules may give anything. */
  readonly hasPlugins: boolean;
}

/** A rule over the whole plan that may also say what is only likely to be a mistake. */
export type PlanCheck = (data: unknown, context: CheckContext) => readonly Finding[];

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

/** Something at a path that is likely to be a mistake, and may be meant. */
export function warnOf(path: Path, message: string, fix: string): Finding {
  return { ...atValue(path, message, fix), mayBeMeant: true };
}
