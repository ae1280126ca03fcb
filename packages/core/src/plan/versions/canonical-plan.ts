import { relative, dirname } from "node:path";
import {
  DEFAULT_ALERTS,
  DEFAULT_CHECKLIST,
  DEFAULT_NEWCOMERS,
  DEFAULT_NOTICES,
  DEFAULT_RETENTION,
  DEFAULT_SCHEDULE_POLICY,
  DEFAULT_WATCH,
  type Plan,
} from "../../config/plan/plan.ts";
import { DEFAULT_UPDATE_POLICY } from "../../config/plan/updates.ts";
import { canonicalAlerts, canonicalWindows } from "./canonical-alerts.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a plan that says nothing of a part holds there: no version differs by it. */
const DEFAULTS: Readonly<Record<string, object>> = {
  checklist: DEFAULT_CHECKLIST,
  notices: DEFAULT_NOTICES,
  newcomers: DEFAULT_NEWCOMERS,
  updates: DEFAULT_UPDATE_POLICY,
  retention: DEFAULT_RETENTION,
  watch: DEFAULT_WATCH,
  alerts: DEFAULT_ALERTS,
};

/** Parts whose records come in an order that means something: whom to call first, what to do first, who has an update. */
const ORDERED: readonly string[] = ["audiences", "escalation", "onboarding", "selfHelp", "supportContacts"];

/** Whether the order of a part's records says something; the others are sets. */
export function isOrdered(part: string): boolean {
  return ORDERED.includes(part);
}

/**
 * What a plan says, as one JSON text: the same for two files that say the same, however they are written. Keys and
 * records without an order of their own are sorted, and what is empty, or as it is by itself, is left out, so that a
 * version of the product that knows more does not make another plan of it.
 */
export function canonicalPlan(plan: Plan): string {
  const { file, knowledgeBase, ...rest } = plan;
  const folder = knowledgeBase === null ? null : relative(dirname(file), knowledgeBase.folder);
  const reports = rest.reports.map((report) => ({
    ...report,
    schedule: report.schedule === null ? null : ownValues(report.schedule, DEFAULT_SCHEDULE_POLICY),
  }));
  const parts = {
    ...rest,
    reports,
    alerts: canonicalAlerts(rest.alerts),
    maintenanceWindows: canonicalWindows(rest.maintenanceWindows),
    knowledgeBase: knowledgeBase === null ? null : { ...knowledgeBase, folder },
  };
  const said = Object.entries(parts).map(([key, part]) => [key, withoutDefaults(key, part)] as const);
  return JSON.stringify(tidy(Object.fromEntries(said.map(([key, part]) => [key, sorted(key, part)]))) ?? {});
}

/** The name by which a record of a list is known again; null for one without. */
export function recordKey(record: Json): string | null {
  if (!isMapping(record)) return null;
  const keys = ["id", "kpi", "kind", "url", "name"] as const;
  const found = keys.map((key) => record[key]).find((value) => typeof value === "string");
  return typeof found === "string" ? found : null;
}

export function isMapping(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function withoutDefaults(key: string, part: unknown): unknown {
  const defaults = DEFAULTS[key];
  if (defaults === undefined || typeof part !== "object" || part === null) return part;
  return ownValues(part, defaults);
}

/** What is not as it is by itself. */
function ownValues(part: object, defaults: object): object {
  const own = Object.entries(part).filter(
    ([field, value]) =>
      JSON.stringify(value) !== JSON.stringify((defaults as Record<string, unknown>)[field]),
  );
  return Object.fromEntries(own);
}

/** To move a record within a set changes nothing; lists within a record (holders, sections, rules) keep their order. */
function sorted(key: string, part: unknown): Json {
  const json = JSON.parse(JSON.stringify(part ?? null)) as Json;
  if (!Array.isArray(json) || isOrdered(key)) return json;
  return [...(json as readonly Json[])].sort((one, other) =>
    compare(recordKey(one) ?? "", recordKey(other) ?? ""),
  );
}

/** Without what is empty, keys in order; undefined when nothing is left. */
function tidy(value: Json): Json | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => tidy(item) ?? null);
    return items.length === 0 ? undefined : items;
  }
  if (!isMapping(value)) return value;
  const entries = Object.entries(value)
    .sort(([one], [other]) => compare(one, other))
    .flatMap(([key, inner]) => {
      const kept = tidy(inner);
      return kept === undefined ? [] : [[key, kept] as const];
    });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
