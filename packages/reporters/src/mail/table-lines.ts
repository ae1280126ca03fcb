import type { LetterCell } from "@intune-om/core";
import { columns, wrapText } from "./wrap-text.ts";

const WIDTH = 76;
const GAP = "  ";

/**
 * A table in a font of equal widths: its columns side by side where they fit on a line, else each row as an entry of a
 * list, with the title of each cell.
 */
export function tableLines(
  titles: readonly string[],
  rows: readonly (readonly LetterCell[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) => row.map(textOf));
  const widths = titles.map((title, at) =>
    Math.max(columns(title), ...cells.map((row) => columns(row[at] ?? ""))),
  );
  const whole = widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1));
  return whole <= WIDTH ? sideBySide([titles, ...cells], widths) : cells.flatMap((row) => entry(titles, row));
}

function textOf(cell: LetterCell): string {
  return typeof cell === "string" ? cell : cell.label;
}

function sideBySide(lines: readonly (readonly string[])[], widths: readonly number[]): readonly string[] {
  const padded = (text: string, width: number): string => text + " ".repeat(width - columns(text));
  return lines.map((line) =>
    widths
      .map((width, at) => padded(line[at] ?? "", width))
      .join(GAP)
      .trimEnd(),
  );
}

function entry(titles: readonly string[], [first = "", ...rest]: readonly string[]): readonly string[] {
  const named = rest.flatMap((text, index) => (text === "" ? [] : [`${titles[index + 1] ?? ""}: ${text}`]));
  return wrapText([first, ...named].join("; "), WIDTH, { first: "- ", rest: "  " });
}
