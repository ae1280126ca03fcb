import { Readable, pipeline } from "node:stream";
import type { FileFault } from "./export-archive.ts";
import type { GraphExportBatch } from "./graph-reader.ts";

/** Rows that are handed on together. */
const BATCH_ROWS = 1_000;
/** A quote that nobody closes must not take the rest of the file into one value. */
const LONGEST_RECORD = 256 * 1024;

type Row = Readonly<Record<string, string>>;

/**
 * The rows of an exported CSV file, each with the columns that were asked for. The service writes a byte order mark,
 * bare quotes in values without quotes, and columns nobody asked for (the texts of codes). Throws a fault for a file
 * without the columns, or one that is not CSV to its end.
 */
export async function* readExportRows(
  pieces: AsyncIterable<Buffer>,
  columns: readonly string[],
  fault: FileFault,
): AsyncGenerator<GraphExportBatch> {
  let header: Header | null = null;
  let rows: Row[] = [];
  let badRows = 0;
  for await (const record of readRecords(pieces, fault)) {
    if (header === null) {
      header = readHeader(record, columns, fault);
      continue;
    }
    if (record.length === header.width) rows.push(header.toRow(record));
    else badRows += 1;
    if (rows.length + badRows < BATCH_ROWS) continue;
    yield { rows, badRows };
    rows = [];
    badRows = 0;
  }
  if (header === null) throw fault("the file is empty");
  yield { rows, badRows };
}

interface Header {
  readonly width: number;
  readonly toRow: (record: readonly string[]) => Row;
}

function readHeader(names: readonly string[], columns: readonly string[], fault: FileFault): Header {
  const small = names.map((name) => name.trim().toLowerCase());
  const places = columns.map((column) => {
    const wanted = column.toLowerCase();
    const place = small.indexOf(wanted);
    if (place === -1) throw fault(`the file has no column ${column}`);
    if (small.lastIndexOf(wanted) !== place) throw fault(`the file has the column ${column} twice`);
    return [column, place] as const;
  });
  return {
    width: names.length,
    toRow: (record) => Object.fromEntries(places.map(([column, place]) => [column, record[place] ?? ""])),
  };
}

async function* readRecords(pieces: AsyncIterable<Buffer>, fault: FileFault): AsyncGenerator<string[]> {
  const { CsvError, parse } = await import("csv-parse");
  const parser = parse({
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ["\r\n", "\n"],
    max_record_size: LONGEST_RECORD,
  });
  pipeline(Readable.from(pieces), parser, () => undefined);
  try {
    yield* parser as AsyncIterable<string[]>;
  } catch (error) {
    // The parser's own message repeats a piece of the file, which may hold personal data.
    if (error instanceof CsvError) throw fault(`the file is not whole CSV (${error.code})`);
    throw error;
  }
}
