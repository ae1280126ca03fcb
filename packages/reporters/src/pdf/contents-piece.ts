import { cleanText, type Section } from "@intune-om/core";
import { fitText } from "../charts/fit-text.ts";
import { spacing } from "../theme.ts";
import type { Piece } from "./piece.ts";
import type { SectionMark, Sheet } from "./sheet.ts";
import type { Tag } from "./tags.ts";
import { baseline, leading } from "./typesetter.ts";

/** Fewer sections than this need no list of contents: its room on the first page belongs to the figures. */
const FEWEST = 10;

/** From as many on they stand in three columns, for the same reason. */
const MANY = 11;

/** The sections with their pages in columns, filled in when the pages are known. */
export function contentsPieces(sheet: Sheet, root: Tag, sections: readonly Section[]): readonly Piece[] {
  if (sections.length < FEWEST) return [];
  const { styles, document } = sheet;
  const columns = sections.length < MANY ? 2 : 3;
  const rows = Math.ceil(sections.length / columns);
  const toc = sheet.tag(root, "TOC", { title: document.labels.contents });
  return Array.from({ length: rows }, (_, row) => ({
    height: leading(styles.small) + 2,
    gap: row === 0 ? spacing.medium : 0,
    draw(y: number) {
      toc.element();
      sheet.whenDone((marks) => {
        for (let column = 0; column < columns; column += 1) {
          const section = sections[row + rows * column];
          const mark = section && marks.get(section.id);
          if (section && mark) drawEntry(sheet, toc, { section, mark, column, columns }, y);
        }
      });
    },
  }));
}

interface Entry {
  readonly section: Section;
  readonly mark: SectionMark;
  readonly column: number;
  readonly columns: number;
}

function drawEntry(sheet: Sheet, toc: Tag, { section, mark, column, columns }: Entry, y: number): void {
  const { canvas, type, styles, palette } = sheet;
  const width = (sheet.width - spacing.large * (columns - 1)) / columns;
  const x = sheet.left + column * (width + spacing.large);
  const number = type.line(String(mark.page), styles.small);
  const numberWidth = (number.width * styles.small.size) / 1000;
  const title = fitText(
    cleanText(section.title),
    width - numberWidth - spacing.medium,
    styles.small.size,
    false,
    (text, size) => type.width(text, { ...styles.small, size }),
  );
  const line = type.line(title, styles.small);
  const at = baseline(y, styles.small);
  const link = sheet.tag(sheet.tag(toc, "TOCI"), "Link");
  canvas.tagged(link, () => {
    canvas.text(line, x, at, styles.small.size, palette.link);
    canvas.text(number, x + width - numberWidth, at, styles.small.size, styles.small.colour);
  });
  canvas.rule(x, y + leading(styles.small), x + width, y + leading(styles.small), palette.rule, 0.4);
  sheet.linkSection(link, x, y, width, leading(styles.small), mark);
}
