import {
  type Block,
  type CalloutBlock,
  cleanLines,
  cleanText,
  type ParagraphBlock,
  type RenderContext,
  type Section,
} from "@intune-om/core";
import { readingBlocks } from "../format/reading-blocks.ts";
import { spacing } from "../theme.ts";
import { boxPieces } from "./box-pieces.ts";
import { boxRows } from "./box-rows.ts";
import { type ChartPair, pairCharts, pairPieces } from "./chart-pair.ts";
import { chartPieces } from "./chart-pieces.ts";
import { kpiPieces } from "./kpi-pieces.ts";
import { listPieces } from "./list-pieces.ts";
import { newsPieces } from "./news-pieces.ts";
import type { Piece } from "./piece.ts";
import type { Sheet } from "./sheet.ts";
import type { Tag } from "./tags.ts";
import { type TablePlace, tablePieces } from "./table-pieces.ts";
import { textPieces } from "./text-pieces.ts";

/** Of running text, in code points. */
const TEXT_LIMIT = 100_000;

/** A section: its heading, which never stands alone at a page's foot, and its blocks. */
export function* sectionPieces(
  sheet: Sheet,
  root: Tag,
  section: Section,
  context: RenderContext,
): Generator<Piece> {
  const { styles, palette, canvas, left } = sheet;
  const tag = sheet.tag(root, "Sect");
  const title = cleanText(section.title);
  const heading = textPieces(sheet, title, styles.section, {
    tag: sheet.tag(tag, "H2"),
    gap: spacing.large,
    keep: true,
  });
  for (const [index, piece] of heading.entries()) {
    yield {
      ...piece,
      draw(y) {
        if (index === 0) sheet.markSection(section.id, title, y);
        piece.draw(y);
      },
    };
  }
  yield { height: 3, gap: 1, keep: true, draw: (y) => canvas.rect(left, y, 28, 2, palette.brand) };
  if (section.intro !== undefined) {
    yield* textPieces(sheet, cleanLines(section.intro, TEXT_LIMIT), styles.muted, {
      tag: sheet.tag(tag, "P"),
      gap: spacing.tight,
      keep: true,
    });
  }
  for (const block of pairCharts(readingBlocks(section))) {
    context.signal?.throwIfAborted();
    yield* blockPieces(sheet, tag, block, { section: title, formats: context.formats });
  }
}

function blockPieces(
  sheet: Sheet,
  parent: Tag,
  block: Block | ChartPair,
  place: TablePlace,
): Iterable<Piece> {
  if (block.kind === "paragraph") return paragraphPieces(sheet, parent, block);
  if (block.kind === "callout") return calloutPieces(sheet, parent, block);
  if (block.kind === "list") return listPieces(sheet, parent, block);
  if (block.kind === "kpis") return kpiPieces(sheet, parent, block.items);
  if (block.kind === "chart") return chartPieces(sheet, parent, block);
  if (block.kind === "chartPair") return pairPieces(sheet, parent, block);
  if (block.kind === "news") return newsPieces(sheet, parent, block);
  return tablePieces(sheet, parent, block, place);
}

function paragraphPieces(sheet: Sheet, parent: Tag, block: ParagraphBlock): readonly Piece[] {
  const style = block.muted === true ? sheet.styles.muted : sheet.styles.body;
  const place = { tag: sheet.tag(parent, "P"), gap: spacing.small };
  return textPieces(sheet, cleanLines(block.text, TEXT_LIMIT), style, place);
}

function calloutPieces(sheet: Sheet, parent: Tag, block: CalloutBlock): readonly Piece[] {
  const { styles, palette } = sheet;
  const title = { ...styles.strong, colour: palette.tones[block.tone].text };
  const text = cleanLines(block.text ?? "", TEXT_LIMIT);
  const rows = [
    ...boxRows(sheet, cleanText(block.title), title, sheet.tag(parent, "P")),
    ...boxRows(sheet, text, styles.body, sheet.tag(parent, "P")),
  ];
  return boxPieces(sheet, block.tone, rows, spacing.medium);
}
