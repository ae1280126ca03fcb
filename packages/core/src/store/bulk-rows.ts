import { CompiledQuery, type Transaction } from "kysely";
import { flavourOf } from "./flavour.ts";
import type { Database } from "./schema.ts";

/** A table into which many rows are written at once. */
export interface BulkTable<Row> {
  readonly table: keyof Database;
  readonly columns: { readonly [Column in keyof Row & string]-?: "text" | "integer" };
  /** The columns of its key: a row with the same one is written over. Left out where rows are only added. */
  readonly key?: readonly (keyof Row & string)[];
}

/** Values of one statement: SQLite takes 32,766. */
const MOST_VALUES = 8_000;
/** PostgreSQL is given each column as one list. */
const LIST_ROWS = 5_000;

/**
 * Writes rows, in the caller's transaction. A hundred thousand rows are some dozens of statements, whose text is the same
 * each time and is not made anew.
 */
export async function writeRows<Row extends object>(
  trx: Transaction<Database>,
  of: BulkTable<Row>,
  rows: readonly Row[],
): Promise<void> {
  const columns = Object.keys(of.columns) as (keyof Row & string)[];
  const isPostgres = flavourOf(trx) === "postgres";
  const atOnce = isPostgres ? LIST_ROWS : Math.floor(MOST_VALUES / columns.length);
  const head = `insert into "${of.table}" (${named(columns)})`;
  const tail = onConflict(of, columns);
  for (let start = 0; start < rows.length; start += atOnce) {
    const chunk = rows.slice(start, start + atOnce);
    const [source, values] = isPostgres
      ? [listsOf(columns, of), columns.map((column) => chunk.map((row) => row[column]))]
      : [placesFor(chunk.length, columns.length), chunk.flatMap((row) => columns.map((each) => row[each]))];
    await trx.executeQuery(CompiledQuery.raw(`${head} ${source} ${tail}`, values));
  }
}

function named(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(", ");
}

function listsOf<Row>(columns: readonly string[], of: BulkTable<Row>): string {
  const types: Readonly<Record<string, string>> = of.columns;
  const lists = columns.map(
    (column, index) => `$${index + 1}::${types[column] === "text" ? "text" : "bigint"}[]`,
  );
  return `select * from unnest(${lists.join(", ")})`;
}

function placesFor(rows: number, columns: number): string {
  const row = `(${Array.from({ length: columns }, () => "?").join(", ")})`;
  return `values ${Array.from({ length: rows }, () => row).join(", ")}`;
}

function onConflict<Row>({ key }: BulkTable<Row>, columns: readonly (keyof Row & string)[]): string {
  if (key === undefined) return "";
  const others = columns.filter((column) => !key.includes(column));
  const set = others.map((column) => `"${column}" = excluded."${column}"`).join(", ");
  return `on conflict (${named(key)}) do update set ${set}`;
}
