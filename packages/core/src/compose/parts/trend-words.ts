import type { Kpi } from "../../assess/kpi.ts";

export type TrendDirection = "better" | "worse" | "steady" | "unknown";

/** A point where a measure was known. */
export interface TrendPoint {
  readonly at: Date;
  readonly value: number;
}

/** The course of a measure over the days on which it was collected. */
export interface KpiTrend {
  readonly kpi: Kpi;
  /** Where it was known, oldest first. */
  readonly known: readonly TrendPoint[];
  /** Days on which data was collected without it. */
  readonly unmeasured: number;
  readonly direction: TrendDirection;
}

/** Points of a share that are no change. */
const STEADY_POINTS = 0.5;

/** What became of a measure between the first and the last day on which it was known. */
export function kpiTrend(kpi: Kpi): KpiTrend {
  const known = kpi.trend.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
  // One that has nothing to measure, such as certificates where there are none, was not missed.
  const unmeasured = kpi.state === "nothing" ? 0 : kpi.trend.length - known.length;
  return { kpi, known, unmeasured, direction: directionOf(kpi, known) };
}

function directionOf({ unit, better }: Kpi, known: readonly TrendPoint[]): TrendDirection {
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined || known.length < 2) return "unknown";
  const change = last.value - first.value;
  if (Math.abs(change) < (unit === "percent" ? STEADY_POINTS : Number.EPSILON)) return "steady";
  return change > 0 === (better === "higher") ? "better" : "worse";
}

const DAY_MS = 86_400_000;
const LEAST_GAP_DAYS = 3;

/**
 * The points with a gap where it was not collected for much longer than usual, so that no line is drawn over days of which
 * nobody knows.
 */
export function withGaps(points: Kpi["trend"]): Kpi["trend"] {
  const steps = points
    .slice(1)
    .map(({ at }, index) => at.getTime() - (points[index]?.at.getTime() ?? 0))
    .sort((one, other) => one - other);
  const usual = steps[Math.floor(steps.length / 2)] ?? 0;
  const longest = Math.max(usual * 2.5, LEAST_GAP_DAYS * DAY_MS);
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    if (next === undefined || next.at.getTime() - point.at.getTime() <= longest) return [point];
    const middle = new Date((point.at.getTime() + next.at.getTime()) / 2);
    return [point, { at: middle, value: null }];
  });
}
