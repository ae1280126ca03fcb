import type { Snapshot } from "../collect/snapshot.ts";
import type { Target } from "../config/plan/plan.ts";
import type { Kpi, KpiDefinition, KpiState, KpiValue } from "./kpi.ts";
import type { PracticeState } from "./practice.ts";
import { kpiDefinitions } from "./kpis/index.ts";
import { measurementOf, missingSources } from "./measure-kpis.ts";

/** KPI values of an earlier snapshot. */
export interface KpiHistoryEntry {
  readonly at: Date;
  readonly values: readonly KpiValue[];
}

export interface JudgeInput {
  readonly snapshot: Snapshot;
  readonly practice: PracticeState;
  readonly values: readonly KpiValue[];
  /** Earlier snapshots of the same tenant, oldest first. */
  readonly history: readonly KpiHistoryEntry[];
  readonly targets: readonly Target[];
  /** The previous period's figure is the newest one at or before this instant, else the oldest there is. */
  readonly periodStart: Date;
}

/** Sets every KPI against its target and its past. */
export function judgeKpis(input: JudgeInput): readonly Kpi[] {
  return kpiDefinitions.map((definition) => judgeKpi(definition, input));
}

function judgeKpi(definition: KpiDefinition, input: JudgeInput): Kpi {
  const { snapshot, practice, values, history, targets, periodStart } = input;
  const measured = values.find((value) => value.kpi === definition.id);
  const own = targets.find((target) => target.kpi === definition.id);
  const target = own?.value ?? definition.suggestedTarget;
  const value = measured?.value ?? null;
  const missing = measurementOf(definition, snapshot, practice).kind === "unknown";
  const past = history.map((entry) => ({ at: entry.at, value: valueOf(definition, entry) }));
  return {
    kpi: definition.id,
    group: definition.group ?? "health",
    value,
    numerator: measured?.numerator ?? null,
    denominator: measured?.denominator ?? null,
    unit: definition.unit,
    better: definition.better,
    target,
    targetIsOwn: own !== undefined,
    state: judge(definition, value, target, missing),
    missingSources: missing ? missingSources(definition, snapshot) : [],
    previous: previousOf(past, periodStart),
    trend: newestOfEachDay([...past, { at: snapshot.takenAt, value }]),
  };
}

function valueOf(definition: KpiDefinition, entry: KpiHistoryEntry): number | null {
  return entry.values.find((value) => value.kpi === definition.id)?.value ?? null;
}

function previousOf(past: Kpi["trend"], periodStart: Date): Kpi["previous"] {
  const known = past.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
  return known.findLast(({ at }) => at <= periodStart) ?? known[0] ?? null;
}

/** Several collections of one day are one point: a trend is about days, and the day's last word counts. */
function newestOfEachDay(points: Kpi["trend"]): Kpi["trend"] {
  return points.filter(
    ({ at }, index) => points[index + 1]?.at.toISOString().slice(0, 10) !== at.toISOString().slice(0, 10),
  );
}

function judge(definition: KpiDefinition, value: number | null, target: number, missing: boolean): KpiState {
  if (missing) return "missing";
  if (value === null) return "nothing";
  const gap = definition.better === "higher" ? target - value : value - target;
  if (gap <= 0) return "met";
  return gap <= nearBy(definition, target) ? "near" : "missed";
}

/** How close to its target a figure may be to be called near: two points of a share, a tenth of anything else. */
function nearBy(definition: KpiDefinition, target: number): number {
  return definition.unit === "percent" ? 2 : Math.abs(target) * 0.1;
}
