import { addDays } from "../../assess/days.ts";
import type { Metrics, Snapshot } from "../../collect/snapshot.ts";
import type { MetricSubject } from "../../config/plan/plan.ts";
import type { MetricsAt, RuleContext } from "../alert-rule.ts";
import type { AlertEntity, Firing } from "../firing.ts";
import { RuleUnknown, TooLittleHistory } from "../rule-unknown.ts";
import { firingOf } from "../rules/firing-of.ts";
import type { AlertSeverity } from "../severity.ts";
import { metricOrigin } from "./metric-sources.ts";

/**
 * One firing when the figure passes one of its limits.
 * @throws RuleUnknown when the snapshot lacks it, or there is nothing to compare it with
 */
export function firingsOfMetric(
  over: MetricSubject,
  severity: AlertSeverity,
  { snapshot, now, facts }: Pick<RuleContext, "snapshot" | "now" | "facts">,
): readonly Firing[] {
  const value = figureOf(over.metric, snapshot);
  const entity = entityOf(over.metric);
  if (over.above !== null && value > over.above)
    return [firingOf(entity, severity, { value, worse: "higher" })];
  if (over.below !== null && value < over.below)
    return [firingOf(entity, severity, { value, worse: "lower" })];
  if (over.changeOver === null) return [];
  const change = changeOf(value, over.metric, over.changeOver, { now, past: facts.metrics });
  if (!isOver(change, over.changeOver.by)) return [];
  const unit = over.changeOver.unit;
  return [
    firingOf(entity, severity, {
      value: change,
      unit,
      worse: change < 0 ? "lower" : "higher",
      detail: String(value),
    }),
  ];
}

/** The figure now. What is counted by name is 0 when nothing has that name: its source was read in full. */
function figureOf(metric: string, snapshot: Pick<Snapshot, "metrics">): number {
  const origin = metricOrigin(metric);
  const value = figureIn(snapshot.metrics, metric) ?? (origin?.counted === true ? 0 : null);
  if (value !== null) return value;
  throw new RuleUnknown(`the snapshot has no figure ${metric}`, origin === null ? [] : [origin.source]);
}

function figureIn(metrics: Metrics, metric: string): number | null {
  const value = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** How much it changed against the newest figure that is at least so many days old. Out of nothing, all of it: 100 %. */
function changeOf(
  value: number,
  metric: string,
  { days, unit }: NonNullable<MetricSubject["changeOver"]>,
  { now, past }: { readonly now: Date; readonly past: readonly MetricsAt[] },
): number {
  const since = addDays(now, -days);
  const before = past.findLast(({ at, metrics }) => at <= since && figureIn(metrics, metric) !== null);
  const old = before === undefined ? null : figureIn(before.metrics, metric);
  if (old === null)
    throw new TooLittleHistory(`there is no figure ${metric} of ${days} days ago to compare with`);
  const change = value - old;
  if (unit === "count" || change === 0) return change;
  return old === 0 ? Math.sign(change) * 100 : Math.round((change / Math.abs(old)) * 1_000) / 10;
}

/** A limit below 0 is for falls, one above for rises. */
function isOver(change: number, by: number): boolean {
  return by < 0 ? change < by : change > by;
}

function entityOf(metric: string): AlertEntity {
  const os = metric.startsWith("devices.os.") ? metric.slice("devices.os.".length) : null;
  return { kind: "metric", id: metric, name: metric, platform: os };
}
