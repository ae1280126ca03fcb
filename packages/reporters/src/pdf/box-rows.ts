import { BOX_INDENT, type BoxRow } from "./box-pieces.ts";
import type { Sheet } from "./sheet.ts";
import type { Tag } from "./tags.ts";
import { baseline, leading, type TextStyle } from "./typesetter.ts";

/** The lines of a text as rows of a box. */
export function boxRows(
  sheet: Sheet,
  text: string,
  style: TextStyle,
  tag: Tag,
  space = 0,
): readonly BoxRow[] {
  const { canvas, type } = sheet;
  const x = sheet.left + BOX_INDENT;
  return type.lines(text, style, sheet.width - BOX_INDENT - 10).map((line, index) => {
    const above = index === 0 ? space : 0;
    return {
      height: leading(style) + above,
      draw: (y) =>
        canvas.tagged(tag, () => canvas.text(line, x, baseline(y + above, style), style.size, style.colour)),
    };
  });
}
