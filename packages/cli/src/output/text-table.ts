/** Rows in aligned columns under a heading, for a terminal. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(head), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)].join("\n");
}

/** The same without the columns that have nothing in any row. */
export function filledTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const filled = head.map((_, column) => rows.some((row) => (row[column] ?? "") !== ""));
  const kept = (cells: readonly string[]): readonly string[] => cells.filter((_, column) => filled[column]);
  return textTable(kept(head), rows.map(kept));
}
