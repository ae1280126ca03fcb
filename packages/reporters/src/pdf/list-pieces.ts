import { cleanText, type ListBlock } from "@intune-om/core";
import { safeUrl } from "../format/safe-url.ts";
import { spacing } from "../theme.ts";
import { linkedLine } from "./linked-line.ts";
import type { Piece } from "./piece.ts";
import type { Sheet } from "./sheet.ts";
import type { Tag } from "./tags.ts";
import { textPieces } from "./text-pieces.ts";
import { baseline, leading } from "./typesetter.ts";

const INDENT = 16;
const TEXT_LIMIT = 100_000;

/** A list with numbers or dots; a detail stands below its item, an address behind its text. */
export function listPieces(sheet: Sheet, parent: Tag, block: ListBlock): readonly Piece[] {
  const list = sheet.tag(parent, "L");
  return block.items.flatMap((item, index) => {
    const entry = sheet.tag(list, "LI");
    const sign = sheet.tag(entry, "Lbl");
    const body = sheet.tag(entry, "LBody");
    const text = itemPieces(
      sheet,
      body,
      cleanText(item.text, TEXT_LIMIT),
      safeUrl(item.url),
      index === 0 ? spacing.small : 3,
    );
    const detail =
      item.detail === undefined
        ? []
        : textPieces(sheet, cleanText(item.detail, TEXT_LIMIT), sheet.styles.muted, {
            tag: body,
            x: sheet.left + INDENT,
            width: sheet.width - INDENT,
            gap: 0,
          });
    const keep = detail.length > 0;
    return [...text.map((piece, at) => signed(piece, at === 0, at === text.length - 1 && keep)), ...detail];

    function signed(piece: Piece, first: boolean, last: boolean): Piece {
      return {
        ...piece,
        keep: piece.keep === true || last,
        draw(y) {
          if (first) drawSign(sheet, sign, block.ordered === true ? `${index + 1}.` : "•", y);
          piece.draw(y);
        },
      };
    }
  });
}

function itemPieces(
  sheet: Sheet,
  body: Tag,
  text: string,
  url: string | null,
  gap: number,
): readonly Piece[] {
  const { styles, palette } = sheet;
  const x = sheet.left + INDENT;
  const width = sheet.width - INDENT;
  if (url === null) return textPieces(sheet, text, styles.body, { tag: body, x, width, gap });
  const style = { ...styles.body, colour: palette.link };
  return sheet.type.lines(text, style, width).map((line, index) => ({
    height: leading(style),
    gap: index === 0 ? gap : 0,
    draw: (y) => linkedLine(sheet, body, line, style, x, y, url),
  }));
}

function drawSign(sheet: Sheet, tag: Tag, sign: string, y: number): void {
  const { canvas, type, styles, left, palette } = sheet;
  canvas.tagged(tag, () =>
    canvas.text(
      type.line(sign, styles.strong),
      left + 2,
      baseline(y, styles.strong),
      styles.strong.size,
      palette.brand,
    ),
  );
}
