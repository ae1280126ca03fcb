import type { Document, RenderContext, Reporter } from "@intune-om/core";
import { createFontChain } from "../fonts/font-chain.ts";
import { createFontFiles, type FontFiles } from "../fonts/font-files.ts";
import { createShaper, type Shaper } from "../fonts/shaper.ts";
import { type Palette, palette as housePalette, spacing } from "../theme.ts";
import { contentsPieces } from "./contents-piece.ts";
import { coverPieces } from "./cover.ts";
import { flowPieces } from "./flow.ts";
import { cardColumns, kpiPieces } from "./kpi-pieces.ts";
import { keyFigures } from "../format/key-figures.ts";
import { openSheet, ROOM } from "./open-sheet.ts";
import { drawPageFrame } from "./page-frame.ts";
import { closePdf, openPdf, PAGE } from "./pdf-document.ts";
import type { Piece } from "./piece.ts";
import { sectionPieces } from "./section-pieces.ts";
import type { Sheet } from "./sheet.ts";
import type { Tag } from "./tags.ts";
import { textPieces } from "./text-pieces.ts";

export interface PdfOptions {
  /** The house palette when absent. */
  readonly palette?: Palette;
  /** Where fonts are read from; the packages that come along when absent. */
  readonly fonts?: FontFiles;
}

/** Cards on the first page when the first section brings none. */
const KEY_FIGURES = 8;

/**
 * Renders a document as a tagged A4 PDF with text that can be selected, in any script. Fonts are opened once and
 * kept for later renderings. The same document gives the same bytes.
 */
export function createPdfReporter(options: PdfOptions = {}): Reporter {
  const palette = options.palette ?? housePalette;
  let shaper: Promise<Shaper> | null = null;
  return {
    format: "pdf",
    contentType: "application/pdf",
    extension: ".pdf",
    async render(document, context) {
      context.signal?.throwIfAborted();
      shaper ??= openShaper(options.fonts ?? createFontFiles());
      return renderPdf(document, context, { shaper: await shaper, palette });
    },
  };
}

async function openShaper(files: FontFiles): Promise<Shaper> {
  const { create } = await import("fontkit");
  return createShaper(createFontChain(create, files));
}

async function renderPdf(
  document: Document,
  context: RenderContext,
  parts: { readonly shaper: Shaper; readonly palette: Palette },
): Promise<Uint8Array> {
  const doc = await openPdf(document);
  const { sheet, newPage, finish } = openSheet(doc, document, parts);
  const root = sheet.tag(null, "Document");
  newPage();
  flowPieces(reportPieces(sheet, root, context), { top: ROOM.top, bottom: ROOM.bottom, next: newPage });
  finish((page, pages) => drawPageFrame(sheet, { header: 34, footer: PAGE.height - 30 }, page, pages));
  root.element().end();
  return closePdf(doc);
}

function* reportPieces(sheet: Sheet, root: Tag, context: RenderContext): Generator<Piece> {
  const { document } = sheet;
  yield* coverPieces(sheet, root);
  yield* figurePieces(sheet, root);
  yield* contentsPieces(sheet, root, document.sections);
  for (const section of document.sections) yield* sectionPieces(sheet, root, section, context);
}

function figurePieces(sheet: Sheet, root: Tag): readonly Piece[] {
  const cards = keyFigures(sheet.document, KEY_FIGURES);
  if (cards.length === 0) return [];
  const tag = sheet.tag(root, "Sect");
  const whole = cards.length - (cards.length % cardColumns(cards.length));
  const heading = textPieces(sheet, sheet.words.keyFigures, sheet.styles.block, {
    tag: sheet.tag(tag, "H2"),
    gap: spacing.medium,
    keep: true,
  });
  return [...heading, ...kpiPieces(sheet, tag, whole > 0 ? cards.slice(0, whole) : cards)];
}
