import type { PlannedSuppression } from "../config/plan/alerts.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { MaintenanceWindow } from "../config/plan/records.ts";
import { instantOfLocal } from "../schedule/wall-instant.ts";
import { createZoneClock, type ZoneClock } from "../schedule/zone-clock.ts";
import type { Alert } from "./alert.ts";
import type { Suppression, SuppressionScope } from "./suppression.ts";

export interface SuppressionSources {
  readonly plan: Pick<Plan, "alerts" | "maintenanceWindows">;
  /** IANA zone of the organisation. */
  readonly timeZone: string;
  /** Those that were said by a command. */
  readonly stored: readonly Suppression[];
  readonly tenant: string;
  readonly at: Date;
}

/** What silences alerts of a tenant at an instant: commands, the plan, and maintenance windows of it. The next to end first. */
export function suppressionsInForce(sources: SuppressionSources): readonly Suppression[] {
  const { stored, tenant, at } = sources;
  return [...stored, ...plannedSuppressions(sources)]
    .filter((one) => (one.tenant === null || one.tenant === tenant) && holdsAt(one, at))
    .sort((one, other) => endOf(one) - endOf(other));
}

/** Everything that the plan silences, whenever that is: its suppressions, and the maintenance windows that say so. */
function plannedSuppressions({
  plan,
  timeZone,
}: Pick<SuppressionSources, "plan" | "timeZone">): readonly Suppression[] {
  const { suppressions } = plan.alerts;
  const windows = plan.maintenanceWindows.filter((window) => window.suppresses !== null);
  if (suppressions.length + windows.length === 0) return [];
  const clock = createZoneClock(timeZone);
  return [
    ...suppressions.map((planned) => ofPlan(planned, clock)),
    ...windows.map((window) => ofWindow(window, clock)),
  ];
}

/** What silences an alert: of several, the one that ends last. */
export function suppressionOf(alert: SuppressedAlert, inForce: readonly Suppression[]): Suppression | null {
  let last: Suppression | null = null;
  for (const one of inForce)
    if ((last === null || endOf(one) > endOf(last)) && suppresses(one, alert)) last = one;
  return last;
}

/** What suppressions ask of an alert. */
export type SuppressedAlert = Pick<Alert, "tenant" | "key" | "rule" | "entity" | "labels">;

/** Whether a suppression is about an alert, whenever it holds. */
export function suppresses({ tenant, scope, origin }: Suppression, alert: SuppressedAlert): boolean {
  if (tenant !== null && tenant !== alert.tenant) return false;
  // Whatever said nothing would silence everything, which only a maintenance window may.
  return (origin === "window" || saysSomething(scope)) && isInScope(scope, alert);
}

/** Whether a scope says at least one thing. */
export function saysSomething({ labels = {}, ...rest }: SuppressionScope): boolean {
  return Object.values(rest).some((part) => part !== undefined) || Object.keys(labels).length > 0;
}

/** Whether it silences at an instant: from its beginning on, and no longer at its end. */
export function holdsAt(suppression: Suppression, at: Date): boolean {
  return suppression.from <= at && at.getTime() < endOf(suppression);
}

function isInScope(
  { alert: key, rule, entity, platform, labels = {} }: SuppressionScope,
  alert: SuppressedAlert,
): boolean {
  if (key !== undefined && key !== alert.key) return false;
  if (rule !== undefined && rule !== alert.rule) return false;
  if (entity !== undefined && entity !== alert.entity.id && !isSameWord(entity, alert.entity.name))
    return false;
  if (platform !== undefined && !isSameWord(platform, alert.entity.platform)) return false;
  return Object.entries(labels).every(
    ([name, value]) => Object.hasOwn(alert.labels, name) && alert.labels[name] === value,
  );
}

/** Names and operating systems come and are written with capitals and without. */
function isSameWord(one: string, other: string | null): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}

/** When it ends, or was ended before. */
function endOf({ until, endedAt }: Suppression): number {
  return Math.min(until.getTime(), endedAt?.getTime() ?? Number.POSITIVE_INFINITY);
}

/** Before anything was collected. */
const SINCE_EVER = new Date(0);

function ofPlan({ id, from, until, ...said }: PlannedSuppression, clock: ZoneClock): Suppression {
  return {
    ...said,
    id: `plan:${id}`,
    origin: "plan",
    from: from === null ? SINCE_EVER : instantOf(from, clock),
    until: instantOf(until, clock),
    endedAt: null,
    endedBy: null,
  };
}

function ofWindow(
  { id, title, start, end, suppresses: scope }: MaintenanceWindow,
  clock: ZoneClock,
): Suppression {
  return {
    id: `window:${id}`,
    origin: "window",
    tenant: null,
    scope: scope ?? {},
    from: instantOf(start, clock),
    until: instantOf(end, clock),
    by: null,
    why: title.en,
    endedAt: null,
    endedBy: null,
  };
}

function instantOf(local: string, clock: ZoneClock): Date {
  const [day = "", time = ""] = local.split("T");
  return new Date(instantOfLocal(clock, day, time));
}
