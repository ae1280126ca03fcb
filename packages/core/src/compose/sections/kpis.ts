import { fill } from "../../locales/fill.ts";
import type { Block } from "../document.ts";
import { kpiCards } from "../kpi-cards.ts";
import { kpiFigure, shownTrend } from "../privacy/people-kpis.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

/** Every measure against its target, and how compliance has moved. */
export const kpis: SectionComposer = {
  id: "kpis",
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  // A report with all trends shows this one there.
  const hasTrends = context.report.sections.includes("trends");
  return [{ kind: "kpis", items: kpiCards(context) }, ...(hasTrends ? [] : complianceTrend(context))];
}

function complianceTrend({ assessment, messages, format }: SectionContext): readonly Block[] {
  const compliance = assessment.kpis.find(({ kpi }) => kpi === "compliance_rate");
  if (compliance === undefined) return [];
  const measured = compliance.trend.flatMap(({ value }) => (value === null ? [] : [value]));
  const first = measured[0];
  const last = measured.at(-1);
  if (first === undefined || last === undefined || measured.length < 2) return [];
  const { texts, kpi } = messages;
  return [
    {
      kind: "chart",
      title: texts.trendChart,
      description: fill(texts.trendChartText, {
        first: kpiFigure(compliance, format, messages, first),
        last: kpiFigure(compliance, format, messages, last),
        target: format.percent(compliance.target),
      }),
      chart: {
        type: "line",
        unit: texts.unitPercent,
        target: compliance.target,
        series: [
          { label: kpi.compliance_rate.name, tone: "neutral", points: shownTrend(compliance, format) },
        ],
      },
    },
  ];
}
