import type { Formatter } from "../../locales/formatter.ts";
import type { Messages } from "../../locales/en.ts";
import type { Block, Section } from "../document.ts";
import { hideInChart } from "./hide-in-chart.ts";
import { hideInTable } from "./hide-in-table.ts";

/**
 * Sections for readers who may not see people: in their tables and charts no count tells of somebody. What stands in
 * sentences is written with `format.people` in the first place.
 */
export function hideSmallCounts(
  sections: readonly Section[],
  words: { readonly messages: Messages; readonly format: Formatter },
): readonly Section[] {
  const hide = (block: Block): Block => {
    if (block.kind === "table") return hideInTable(block);
    return block.kind === "chart" ? hideInChart(block, words) : block;
  };
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(hide) }));
}
