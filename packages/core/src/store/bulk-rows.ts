import { setImmediate as nextTurn } from "node:timers/promises";
import { CompiledQuery, type Transaction } from "kysely";
import { flavourOf } from "./flavour.ts";
import { type PostgresItem, postgresList } from "./postgres-list.ts";
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
/** PostgreSQL is given each column as one list: as many rows as fit into what a socket takes without waiting. */
const LIST_ROWS = 1_000;

/**
 * Writes rows, in the caller's transaction. A hundred thousand rows are some dozens of statements, whose text is the same
 * each time and is not made anew. The rows of the next statement are made while the database has this one in hand; never
 * are all of them there at once.
 */
export async function writeRows<Item, Row extends object>(
  trx: Transaction<Database>,
  of: BulkTable<Row>,
  items: readonly Item[],
  rowOf: (item: Item, index: number) => Row,
): Promise<void> {
  const statements = statementsOf(of, flavourOf(trx) === "postgres", items, rowOf);
  let next = statements.next().value;
  while (next !== undefined) {
    const [, following] = await Promise.all([
      trx.executeQuery(next),
      nextTurn().then(() => statements.next().value),
    ]);
    next = following;
  }
}

function* statementsOf<Item, Row extends object>(
  of: BulkTable<Row>,
  isPostgres: boolean,
  items: readonly Item[],
  rowOf: (item: Item, index: number) => Row,
): Generator<CompiledQuery, undefined> {
  const columns = Object.keys(of.columns) as (keyof Row & string)[];
  const atOnce = isPostgres ? LIST_ROWS : Math.floor(MOST_VALUES / columns.length);
  const head = `insert into "${of.table}" (${named(columns)})`;
  const tail = onConflict(of, columns);
  for (let start = 0; start < items.length; start += atOnce) {
    const chunk = items.slice(start, start + atOnce).map((item, index) => rowOf(item, start + index));
    const [source, values] = isPostgres
      ? [
          listsOf(columns, of),
          columns.map((column) => postgresList(chunk.map((row) => row[column] as PostgresItem))),
        ]
      : [placesFor(chunk.length, columns.length), chunk.flatMap((row) => columns.map((each) => row[each]))];
    yield CompiledQuery.raw(`${head} ${source} ${tail}`, values);
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
