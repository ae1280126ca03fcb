import type { Document } from "@intune-om/core";
import type { Shaper } from "../fonts/shaper.ts";
import { createCellFormatter } from "../format/format-cell.ts";
import { createFormats, type Formats } from "../format/formats.ts";
import { WORDS } from "../format/words.ts";
import { type Palette, spacing } from "../theme.ts";
import { createCanvas } from "./canvas.ts";
import { createGlyphEncoder } from "./glyph-encoder.ts";
import { PAGE } from "./pdf-document.ts";
import type { SectionMark, Sheet } from "./sheet.ts";
import { createStyles } from "./styles.ts";
import { createTag } from "./tags.ts";
import { createTypesetter } from "./typesetter.ts";

/** The pages of a document being made, and what is drawn on them. */
export interface OpenSheet {
  readonly sheet: Sheet;
  readonly newPage: () => void;
  /** Goes back to each page for what could be known only at the end. */
  readonly finish: (frame: (page: number, pages: number) => void) => void;
}

/** Room of the running text, in points from the top of the page. */
export const ROOM: { readonly top: number; readonly bottom: number } = { top: 54, bottom: PAGE.height - 58 };

export interface SheetParts {
  readonly shaper: Shaper;
  readonly palette: Palette;
  readonly formats?: Formats;
}

/** Binds a document of pdfkit to everything that lays out the report. */
export function openSheet(
  doc: PDFKit.PDFDocument,
  document: Document,
  { shaper, palette, formats }: SheetParts,
): OpenSheet {
  const canvas = createCanvas(doc, createGlyphEncoder(doc));
  const marks = new Map<string, SectionMark>();
  const later: { readonly page: number; readonly draw: Parameters<Sheet["whenDone"]>[0] }[] = [];
  const shown = formats ?? createFormats(document);
  let page = 0;

  const sheet: Sheet = {
    document,
    canvas,
    type: createTypesetter(shaper),
    formats: shown,
    formatCell: createCellFormatter(document, shown),
    words: WORDS[document.locale],
    palette,
    styles: createStyles(palette),
    left: spacing.margin,
    width: PAGE.width - 2 * spacing.margin,
    room: ROOM.bottom - ROOM.top,
    tag: (parent, type, options) => createTag(doc, parent, type, options),
    link(tag, x, y, width, height, url) {
      canvas.flush();
      doc.link(x, y, width, height, url, { structParent: tag.element() });
      // Ended at once: pdfkit notes the page that is current when it writes the element.
      tag.element().end();
    },
    linkSection(tag, x, y, width, height, mark) {
      canvas.flush();
      doc.goTo(x, y, width, height, mark.name, { structParent: tag.element() });
      tag.element().end();
    },
    markSection(id, title, y) {
      // Fixed-width numbers sort alike in every order of characters, which a name tree depends on.
      const name = `section-${String(marks.size + 1).padStart(4, "0")}`;
      marks.set(id, { page, name });
      doc.addNamedDestination(name, "XYZ", 0, Math.max(0, y - 12), null);
      doc.outline.addItem(title, { top: Math.max(0, y - 12), left: PAGE.width });
    },
    whenDone: (draw) => later.push({ page, draw }),
  };

  return {
    sheet,
    newPage() {
      canvas.flush();
      doc.addPage();
      page += 1;
    },
    finish(frame) {
      const pages = page;
      for (let index = 0; index < pages; index += 1) {
        canvas.flush();
        doc.switchToPage(index);
        for (const { draw } of later.filter((entry) => entry.page === index + 1)) draw(marks);
        frame(index + 1, pages);
      }
      canvas.flush();
    },
  };
}
