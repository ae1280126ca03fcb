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

/** `2026-11-22 06:00Z`: to the minute, in UTC. */
export function minuteText(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")}Z`;
}
