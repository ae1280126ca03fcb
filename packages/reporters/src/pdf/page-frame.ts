import { cleanText } from "@intune-om/core";
import { fitText } from "../charts/fit-text.ts";
import { fillLabel } from "../format/fill-label.ts";
import type { Sheet } from "./sheet.ts";
import type { TextStyle } from "./typesetter.ts";

/** Heights in the margins, in points from the top of the page. */
export interface FramePlaces {
  readonly header: number;
  readonly footer: number;
}

/** The running head and foot of a page, outside what is read aloud. The first page has its own title. */
export function drawPageFrame(sheet: Sheet, places: FramePlaces, page: number, pages: number): void {
  const { canvas, document, formats, palette, left, width, styles } = sheet;
  const { labels } = document;
  const right = left + width;
  if (page > 1) {
    pair(sheet, styles.caption, places.header, cleanText(document.title), cleanText(document.organisation));
    canvas.rule(left, places.header + 5, right, places.header + 5, palette.rule, 0.5);
  }
  canvas.rule(left, places.footer - 12, right, places.footer - 12, palette.rule, 0.5);
  const made = `${labels.generated} ${formats.dateTime(document.generatedAt)}`;
  const number = fillLabel(labels.pageOf, { page: String(page), pages: String(pages) });
  pair(sheet, styles.caption, places.footer, made, number);
}

function pair(
  { canvas, type, left, width }: Sheet,
  style: TextStyle,
  y: number,
  start: string,
  end: string,
): void {
  const measure = (text: string, size: number): number => type.width(text, { ...style, size });
  const right = type.line(fitText(end, width * 0.45, style.size, false, measure), style);
  const first = type.line(fitText(start, width * 0.5, style.size, false, measure), style);
  canvas.text(first, left, y, style.size, style.colour);
  canvas.text(right, left + width - (right.width * style.size) / 1000, y, style.size, style.colour);
}
