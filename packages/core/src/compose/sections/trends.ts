import type { Kpi } from "../../assess/kpi.ts";
import { fill } from "../../locales/fill.ts";
import type { Block, Cell, ChartBlock, StatusCell, TableBlock } from "../document.ts";
import { type KpiTrend, kpiTrend, withGaps } from "../parts/trend-words.ts";
import { isHiddenKpi, kpiFigure, shownTrend } from "../privacy/people-kpis.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { kpiText } from "../words.ts";

/** Three fit on a page. */
const CHARTS = 6;

/** The course of each measure of health over the period: in words for all, and as a chart for those that need it most. */
export const trends: SectionComposer = {
  id: "trends",
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { assessment, messages, format } = context;
  const { texts, days } = messages.trends;
  const collected = assessment.kpis[0]?.trend ?? [];
  const first = collected[0];
  const last = collected.at(-1);
  if (first === undefined || last === undefined || collected.length < 2) {
    return [{ kind: "paragraph", text: texts.none }];
  }
  const span = fill(texts.span, {
    from: format.date(first.at),
    to: format.date(last.at),
    days: format.plural(collected.length, days),
  });
  const all = assessment.kpis.map(kpiTrend);
  const charted = mostPressing(all);
  const left = all.filter(({ known }) => known.length > 1).length > charted.length;
  return [
    { kind: "paragraph", text: left ? `${span} ${texts.more}` : span },
    trendTable(all, context),
    ...charted.map((trend) => trendChart(trend, context)),
  ];
}

const URGENCY: readonly Kpi["state"][] = ["missed", "missing", "near", "met", "nothing"];

/** Those that miss their target or got worse come before the others; they stand in the order of all measures. */
function mostPressing(all: readonly KpiTrend[]): readonly KpiTrend[] {
  const rank = ({ kpi, direction }: KpiTrend): number =>
    URGENCY.indexOf(kpi.state) * 2 + (direction === "worse" ? 0 : 1);
  const chosen = all
    .filter(({ known }) => known.length > 1)
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, CHARTS);
  return all.filter((trend) => chosen.includes(trend));
}

function trendTable(all: readonly KpiTrend[], context: SectionContext): TableBlock {
  const { messages } = context;
  const { texts } = messages.trends;
  return {
    kind: "table",
    id: "trends",
    title: texts.table,
    emptyText: texts.none,
    columns: [
      { id: "measure", title: messages.columns.measure, type: "text", weight: 2.4 },
      { id: "first", title: texts.first, type: "text", weight: 1 },
      { id: "last", title: texts.last, type: "text", weight: 1 },
      { id: "change", title: texts.change, type: "text", weight: 1 },
      { id: "target", title: texts.target, type: "text", weight: 1 },
      { id: "direction", title: texts.direction, type: "status", weight: 1.2 },
      {
        id: "unmeasured",
        title: texts.unmeasured,
        type: "integer",
        weight: 1.1,
        workbookOnly: all.every(({ unmeasured }) => unmeasured === 0),
      },
    ],
    rows: all.map((trend) => row(trend, context)),
  };
}

function row(trend: KpiTrend, context: SectionContext): readonly Cell[] {
  const { messages, format } = context;
  const { kpi, known, unmeasured } = trend;
  const first = known[0];
  const last = known.at(-1);
  const text = (value: number | undefined): string => kpiFigure(kpi, format, messages, value ?? null);
  const isHidden = [first, last].some((point) => isHiddenKpi(kpi, format, point?.value ?? null));
  const change =
    first === undefined || last === undefined || known.length < 2 || isHidden
      ? "–"
      : format.signed(Math.round((last.value - first.value) * 10) / 10);
  return [
    messages.kpi[kpi.kpi].name,
    text(first?.value),
    text(last?.value),
    change,
    targetText(kpi, context),
    directionCell(trend, context),
    unmeasured,
  ];
}

const TONES = { better: "good", worse: "attention", steady: "neutral", unknown: "unknown" } as const;

function directionCell({ direction }: KpiTrend, { messages }: SectionContext): StatusCell {
  return { tone: TONES[direction], label: messages.trends.direction[direction] };
}

function targetText(kpi: Kpi, { messages, format }: SectionContext): string {
  return `${kpi.better === "higher" ? "≥" : "≤"} ${kpiText(kpi, kpi.target, format, messages)}`;
}

function trendChart(trend: KpiTrend, context: SectionContext): ChartBlock {
  const { kpi } = trend;
  const { name } = context.messages.kpi[kpi.kpi];
  return {
    kind: "chart",
    title: name,
    description: chartText(trend, context),
    half: true,
    chart: {
      type: "line",
      unit: unitOf(kpi, context),
      target: kpi.target,
      series: [{ label: name, tone: "neutral", points: withGaps(shownTrend(kpi, context.format)) }],
    },
  };
}

function chartText({ kpi, known, unmeasured, direction }: KpiTrend, context: SectionContext): string {
  const { messages, format } = context;
  const { texts, gaps } = messages.trends;
  const [first] = known;
  const last = known.at(-1);
  return fill(texts.chartText, {
    first: kpiFigure(kpi, format, messages, first?.value ?? null),
    from: first === undefined ? "–" : format.date(first.at),
    last: kpiFigure(kpi, format, messages, last?.value ?? null),
    to: last === undefined ? "–" : format.date(last.at),
    direction: messages.trends.direction[direction].toLowerCase(),
    target: targetText(kpi, context),
    gaps: unmeasured === 0 ? "" : format.plural(unmeasured, gaps),
  }).trim();
}

function unitOf({ unit }: Kpi, { messages }: SectionContext): string {
  if (unit === "percent") return messages.texts.unitPercent;
  if (unit === "devices") return messages.texts.unitDevices;
  return unit === "days" ? messages.trends.unitDays : "";
}
