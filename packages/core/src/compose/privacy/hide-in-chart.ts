import { fill } from "../../locales/fill.ts";
import type { Formatter } from "../../locales/formatter.ts";
import type { Messages } from "../../locales/en.ts";
import type { BarChart, Block, ChartBlock, StackedBarChart } from "../document.ts";
import { isSmall } from "../small-count.ts";
import { poolCells, poolRows } from "./pool-counts.ts";

type Words = { readonly messages: Messages; readonly format: Formatter };

/** A chart of people or devices that tells of nobody; in its place the sentence under it, where nothing is left to draw. */
export function hideInChart(block: ChartBlock, words: Words): Block {
  const { chart } = block;
  if (chart.type === "bar") return hideBars(block, chart, words);
  return chart.type === "stacked" ? hideParts(block, chart, words) : block;
}

/** Bars that are small are left out, and it is said how many they are. */
function hideBars(block: ChartBlock, chart: BarChart, { messages, format }: Words): Block {
  const bars = chart.bars.filter(({ value }) => !isSmall(value));
  const left = chart.bars.length - bars.length;
  if (left === 0) return block;
  if (bars.length === 0) return { kind: "paragraph", text: block.description };
  const description = `${block.description} ${format.plural(left, messages.privacy.leftOut)}`;
  return { ...block, description, chart: { ...chart, bars } };
}

/** Rows that are small are put together, and in each row the parts that are. */
function hideParts(block: ChartBlock, chart: StackedBarChart, { messages }: Words): Block {
  const { others, pooled } = messages.privacy;
  const rows = poolRows(chart.rows, others);
  if (rows === null) return { kind: "paragraph", text: block.description };
  const cells = poolCells(rows.map(({ values }) => values));
  if (cells.every(({ pool }) => pool === 0)) return { ...block, chart: { ...chart, rows } };
  return {
    ...block,
    description: fill(messages.privacy.withPool, { text: block.description, pooled }),
    chart: {
      ...chart,
      series: [...chart.series, { label: pooled, tone: "neutral" }],
      rows: rows.map(({ label }, index) => ({
        label,
        values: [...(cells[index]?.values ?? []), cells[index]?.pool ?? 0],
      })),
    },
  };
}
