import { delimiterOf } from "./completion-columns.ts";

/** A row that could not be used: the line of the file on which it ends, and why. */
export interface RowProblem {
  readonly line: number;
  readonly message: string;
}

/** Rows of a file at most, its first line left out. */
export const MOST_ROWS = 20_000;

/** One row of the file. */
export interface CompletionRow {
  /** The line of the file on which it ends. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Divides a text into rows and cells, empty rows left out. A quote that is never closed takes the rows behind it with it,
 * and is told as one problem.
 */
export async function readRows(
  text: string,
): Promise<{ readonly rows: readonly CompletionRow[]; readonly problems: readonly RowProblem[] }> {
  const { parse } = await import("csv-parse/sync");
  const problems: RowProblem[] = [];
  // A line that workbooks write first to name the delimiter.
  const named = /^"?sep=([,;\t])"?\r?(?:\n|$)/i.exec(text);
  const first = text.slice(named?.[0].length ?? 0).split(/\r\n|\n|\r/, 1)[0] ?? "";
  const skipped = named === null ? 0 : 1;
  const rows: CompletionRow[] = [];
  parse(text.slice(named?.[0].length ?? 0), {
    delimiter: named?.[1] ?? delimiterOf(first),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    // One more than counts, so that too many are noticed, and no more than that are kept.
    to: MOST_ROWS + 2,
    on_record: (cells: readonly string[], { lines }) => {
      if (cells.some((cell) => cell.trim() !== "")) rows.push({ line: skipped + lines, cells });
      return null;
    },
    on_skip: (error) => {
      const lines = error?.["lines"];
      const line = skipped + (typeof lines === "number" ? lines : 1);
      problems.push({ line, message: "could not be divided into cells: a quote is not closed" });
      return undefined;
    },
  });
  return { rows, problems };
}
