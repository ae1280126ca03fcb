import type { Block, Section } from "@intune-om/core";

/** The blocks of a section that formats for reading show: all but the tables that only a workbook holds. */
export function readingBlocks({ blocks }: Pick<Section, "blocks">): readonly Block[] {
  return blocks.filter((block) => block.kind !== "table" || block.workbookOnly !== true);
}
