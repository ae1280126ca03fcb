import type { Snapshot } from "../collect/snapshot.ts";
import type { SourceId } from "../collect/source.ts";
import type { KpiDefinition, KpiValue, Measurement } from "./kpi.ts";
import type { PracticeState } from "./practice.ts";
import { kpiDefinitions } from "./kpis/index.ts";

/** Measures every KPI of one snapshot. A KPI whose sources were not read in full is null, never 0. */
export function measureKpis(snapshot: Snapshot, practice: PracticeState): readonly KpiValue[] {
  return kpiDefinitions.map((definition) => measureKpi(definition, snapshot, practice));
}

/** One KPI of one snapshot; unknown when its sources were not read well enough. */
export function measurementOf(
  definition: KpiDefinition,
  snapshot: Snapshot,
  practice: PracticeState,
): Measurement {
  const wasReadInPart = (source: SourceId): boolean =>
    snapshot.coverage.some((entry) => entry.source === source && entry.status === "incomplete");
  const lacking = missingSources(definition, snapshot).filter(
    (source) => definition.toleratesIncomplete !== true || !wasReadInPart(source),
  );
  return lacking.length === 0 ? definition.measure(snapshot, practice) : { kind: "unknown" };
}

/** The sources that a KPI needs and this snapshot did not read in full. */
export function missingSources(definition: KpiDefinition, snapshot: Snapshot): readonly SourceId[] {
  const isOff = (source: SourceId): boolean => snapshot.coverage.every((entry) => entry.source !== source);
  const mayBeOff = definition.sourcesMayBeOff === true && !definition.sources.every(isOff);
  return definition.sources.filter((source) => {
    const coverage = snapshot.coverage.find((entry) => entry.source === source);
    if (coverage === undefined) return !mayBeOff;
    return coverage.status === "incomplete" || coverage.status === "unreadable";
  });
}

function measureKpi(definition: KpiDefinition, snapshot: Snapshot, practice: PracticeState): KpiValue {
  const measurement = measurementOf(definition, snapshot, practice);
  if (measurement.kind === "share" && measurement.denominator > 0) {
    const { numerator, denominator } = measurement;
    return { kpi: definition.id, value: (numerator / denominator) * 100, numerator, denominator };
  }
  const value = measurement.kind === "figure" ? measurement.value : null;
  return { kpi: definition.id, value, numerator: null, denominator: null };
}
