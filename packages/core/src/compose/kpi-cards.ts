import type { Kpi } from "../assess/kpi.ts";
import { fill } from "../locales/fill.ts";
import type { KpiCard } from "./document.ts";
import { isHiddenKpi, kpiFigure, shownTrend, THING_KPIS } from "./privacy/people-kpis.ts";
import type { SectionContext } from "./section.ts";
import { KPI_TONE, kpiText } from "./words.ts";

/** Trend points a card shows at most. */
const TREND_POINTS = 12;

/** One card per KPI, in the order of the registry. Default: the figures of the tenant's health. */
export function kpiCards(
  { assessment, messages, format }: SectionContext,
  kpis: readonly Kpi[] = assessment.kpis,
): readonly KpiCard[] {
  return kpis.map((kpi): KpiCard => {
    const text = messages.kpi[kpi.kpi];
    return {
      id: kpi.kpi,
      name: text.name,
      value: kpiFigure(kpi, format, messages),
      number: isHiddenKpi(kpi, format) ? null : kpi.value,
      unit: kpi.unit,
      tone: KPI_TONE[kpi.state],
      stateLabel: messages.kpiState[kpi.state],
      target: targetOf(kpi),
      basis: basisOf(kpi, text.basis),
      change: changeOf(kpi),
      trend: shownTrend(kpi, format)
        .slice(-TREND_POINTS)
        .map(({ value }) => value),
    };
  });

  function targetOf(kpi: Kpi): string {
    const target = `${kpi.better === "higher" ? "≥" : "≤"} ${kpiText(kpi, kpi.target, format, messages)}`;
    return kpi.targetIsOwn ? target : fill(messages.kpiNote.suggested, { target });
  }

  function basisOf(kpi: Kpi, what: string): string | null {
    if (kpi.numerator === null || kpi.denominator === null) return null;
    const isOfThings = THING_KPIS.has(kpi.kpi);
    const numerator = isOfThings
      ? format.integer(kpi.numerator)
      : format.part(kpi.numerator, kpi.denominator);
    const denominator = isOfThings ? format.integer(kpi.denominator) : format.people(kpi.denominator);
    return fill(messages.kpiNote.basis, { numerator, denominator, what });
  }

  function changeOf(kpi: Kpi): KpiCard["change"] {
    if (kpi.value === null || kpi.previous === null) return null;
    if (isHiddenKpi(kpi, format) || isHiddenKpi(kpi, format, kpi.previous.value)) return null;
    const difference = Math.round((kpi.value - kpi.previous.value) * 10) / 10;
    const change = format.signed(difference);
    const direction = difference > 0 ? "up" : difference < 0 ? "down" : "flat";
    const better = difference === 0 ? null : difference > 0 === (kpi.better === "higher");
    return {
      text: kpi.unit === "percent" ? fill(messages.kpiNote.points, { change }) : change,
      direction,
      better,
    };
  }
}
