import { addDays } from "../../assess/days.ts";
import type { Metrics, Snapshot } from "../../collect/snapshot.ts";
import type { MetricSubject } from "../../config/plan/plan.ts";
import type { MetricsAt, RuleContext } from "../alert-rule.ts";
import type { AlertEntity, Firing } from "../firing.ts";
import { RuleUnknown, TooLittleHistory } from "../rule-unknown.ts";
import type { LapsedEntity } from "../lapsed-entity.ts";
import { firingOf } from "../rules/firing-of.ts";
import { lapsedOf } from "../rules/lapsed-of.ts";
import type { AlertSeverity } from "../severity.ts";
import { knownMetricName } from "./known-values.ts";
import { metricOrigin } from "./metric-sources.ts";

type ChangeLimit = NonNullable<MetricSubject["changeOver"]>;

/**
 * One firing when the figure passes one of its limits. A change that is no longer within the days counts no more; it may
 * be there all the same.
 * @throws RuleUnknown when the snapshot lacks it, or there is nothing to compare it with
 */
export function firingsOfMetric(
  over: MetricSubject,
  severity: AlertSeverity,
  { snapshot, now, facts }: Pick<RuleContext, "snapshot" | "now" | "facts">,
): readonly (Firing | LapsedEntity)[] {
  const value = figureOf(over.metric, snapshot, facts.metrics);
  const entity = entityOf(over.metric);
  if (over.above !== null && value > over.above)
    return [firingOf(entity, severity, { value, worse: "higher" })];
  if (over.below !== null && value < over.below)
    return [firingOf(entity, severity, { value, worse: "lower" })];
  if (over.changeOver === null) return [];
  const { by, unit, days } = over.changeOver;
  const earlier = figuresUntil(addDays(now, -days), over.metric, facts.metrics);
  const before = earlier.at(-1);
  if (before === undefined)
    throw new TooLittleHistory(`there is no figure ${over.metric} of ${days} days ago to compare with`);
  const change = changeOf(value, before, unit);
  if (!isOver(change, by)) {
    const lasts = earlier.some((figure) => isOver(changeOf(value, figure, unit), by));
    return lasts ? [lapsedOf(entity.kind, entity.id)] : [];
  }
  return [
    firingOf(entity, severity, {
      value: change,
      unit,
      worse: change < 0 ? "lower" : "higher",
      detail: String(value),
    }),
  ];
}

/**
 * The figure now. What is counted by name is 0 when its source was read and nothing has that name, where it is a name that
 * there is: one that is known, or that an earlier snapshot had.
 */
function figureOf(
  metric: string,
  { metrics }: Pick<Snapshot, "metrics">,
  past: readonly MetricsAt[],
): number {
  const value = figureIn(metrics, metric);
  if (value !== null) return value;
  const origin = metricOrigin(metric);
  if (origin?.counted === true && (isKnownName(metric) || hasStood(metric, past))) return 0;
  throw new RuleUnknown(
    `the snapshot has no figure ${metric}${origin?.counted === true ? ", and none of the last weeks had it" : ""}`,
    origin === null ? [] : [origin.source],
  );
}

function isKnownName(metric: string): boolean {
  const named = knownMetricName(metric);
  return named?.known.values.includes(named.name) === true;
}

function hasStood(metric: string, past: readonly MetricsAt[]): boolean {
  return past.some(({ metrics }) => figureIn(metrics, metric) !== null);
}

function figureIn(metrics: Metrics, metric: string): number | null {
  const value = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** What the metric was up to an instant, the oldest first: the newest of it is what is compared with. */
function figuresUntil(until: Date, metric: string, past: readonly MetricsAt[]): readonly number[] {
  return past.flatMap(({ at, metrics }) => {
    const figure = at <= until ? figureIn(metrics, metric) : null;
    return figure === null ? [] : [figure];
  });
}

/** How much it changed. Out of nothing, all of it: 100 %. */
function changeOf(value: number, old: number, unit: ChangeLimit["unit"]): number {
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
