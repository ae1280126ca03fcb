import { spacing } from "../theme.ts";
import type { Piece } from "./piece.ts";
import type { Sheet } from "./sheet.ts";
import { columnWidths } from "./table-columns.ts";
import type { Tag } from "./tags.ts";
import { baseline, leading } from "./typesetter.ts";

/** Short facts side by side, each under its name. */
export function factsPiece(sheet: Sheet, parent: Tag, facts: readonly (readonly [string, string])[]): Piece {
  const { canvas, type, styles, palette, left, width } = sheet;
  const measures = facts.map(([, value]) => ({
    least: Math.min(width / 3, type.width(value, styles.strong) + spacing.medium),
    natural: width,
  }));
  const columns = columnWidths(
    facts.map(() => ({})),
    measures,
    width,
  );
  let next = left;
  const set = facts.map(([name, value], index) => {
    const column = columns[index] ?? 0;
    const x = next;
    next += column;
    return {
      x,
      names: type.lines(name, styles.caption, column - spacing.small),
      values: type.lines(value, styles.strong, column - spacing.small),
      tag: sheet.tag(parent, "P"),
    };
  });
  const nameLines = Math.max(...set.map((fact) => fact.names.length));
  const valueLines = Math.max(...set.map((fact) => fact.values.length));
  const nameHeight = nameLines * leading(styles.caption);
  const height = spacing.small + nameHeight + valueLines * leading(styles.strong);
  return {
    height,
    gap: spacing.small,
    draw(y) {
      canvas.rule(left, y, left + width, y, palette.rule, 0.7);
      set.forEach(({ x, names, values, tag }) => {
        canvas.tagged(tag, () => {
          names.forEach((line, row) => {
            const at = y + spacing.small + row * leading(styles.caption);
            canvas.text(line, x, baseline(at, styles.caption), styles.caption.size, styles.caption.colour);
          });
          values.forEach((line, row) => {
            const at = y + spacing.small + nameHeight + row * leading(styles.strong);
            canvas.text(line, x, baseline(at, styles.strong), styles.strong.size, styles.strong.colour);
          });
        });
      });
    },
  };
}
