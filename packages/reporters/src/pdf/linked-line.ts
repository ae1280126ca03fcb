import type { Line } from "./lines.ts";
import type { Sheet } from "./sheet.ts";
import type { Tag } from "./tags.ts";
import { baseline, leading, type TextStyle } from "./typesetter.ts";

/** A line that leads to an address, underlined. The address must have passed `safeUrl`. */
export function linkedLine(
  sheet: Sheet,
  parent: Tag,
  line: Line,
  style: TextStyle,
  x: number,
  y: number,
  url: string,
): void {
  const { canvas } = sheet;
  const tag = sheet.tag(parent, "Link");
  const width = (line.width * style.size) / 1000;
  const at = baseline(y, style);
  canvas.tagged(tag, () => canvas.text(line, x, at, style.size, style.colour));
  canvas.rule(x, at + 1.4, x + width, at + 1.4, style.colour, 0.4);
  sheet.link(tag, x, y, width, leading(style), url);
}
