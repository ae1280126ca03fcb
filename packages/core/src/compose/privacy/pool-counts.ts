import { isSmall, LEAST_SHOWN } from "../small-count.ts";

/** A row of counts under a name. */
export interface CountRow {
  readonly label: string;
  readonly values: readonly number[];
}

/** What is left to show of a row, and the sum of what is not shown apart. */
export interface PooledRow {
  readonly values: readonly number[];
  readonly pool: number;
}

/**
 * Rows of which one is small as a whole, put together with the next smallest until they are two at least and not small
 * any more. Null when nothing can be shown at all.
 */
export function poolRows(rows: readonly CountRow[], others: string): readonly CountRow[] | null {
  const bySize = rows
    .filter((row) => total(row.values) > 0)
    .toSorted((one, other) => total(one.values) - total(other.values));
  const small = bySize.filter((row) => isSmall(total(row.values)));
  if (small.length === 0) return rows;
  const pooled = [...small];
  for (const row of bySize.slice(small.length)) {
    if (pooled.length > 1 && !isSmall(sumOf(pooled))) break;
    pooled.push(row);
  }
  if (isSmall(sumOf(pooled))) return null;
  const width = Math.max(...rows.map(({ values }) => values.length));
  const values = Array.from({ length: width }, (_, column) =>
    pooled.reduce((sum, row) => sum + (row.values[column] ?? 0), 0),
  );
  return [...rows.filter((row) => !pooled.includes(row)), { label: others, values }];
}

/**
 * Hides the small cells of a table whose rows and columns may be known in sum: in each row and each column with a hidden
 * cell at least one more is hidden where there is one, and what a row hides is not small in sum.
 */
export function poolCells(rows: readonly (readonly number[])[]): readonly PooledRow[] {
  const hidden = rows.map((row) => new Set(row.flatMap((count, column) => (isSmall(count) ? [column] : []))));
  for (let changed = true; changed; )
    changed = hideMoreInRows(rows, hidden) || hideMoreInColumns(rows, hidden);
  return rows.map((row, index) => ({
    values: row.map((count, column) => (hidden[index]?.has(column) === true ? 0 : count)),
    pool: row.reduce((sum, count, column) => sum + (hidden[index]?.has(column) === true ? count : 0), 0),
  }));
}

type Hidden = readonly Set<number>[];

function hideMoreInRows(rows: readonly (readonly number[])[], hidden: Hidden): boolean {
  return rows.some((row, index) => {
    const own = hidden[index];
    if (own === undefined || own.size === 0) return false;
    const sum = [...own].reduce((all, column) => all + (row[column] ?? 0), 0);
    if (own.size > 1 && sum >= LEAST_SHOWN) return false;
    const next = smallest(
      row.map((count, column) => ({ count, place: column })).filter(({ place }) => !own.has(place)),
    );
    if (next !== null) own.add(next);
    return next !== null;
  });
}

function hideMoreInColumns(rows: readonly (readonly number[])[], hidden: Hidden): boolean {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => column).some((column) => {
    if (hidden.filter((own) => own.has(column)).length !== 1) return false;
    const others = rows.map((row, index) => ({ count: row[column] ?? 0, place: index }));
    const next = smallest(others.filter(({ place }) => hidden[place]?.has(column) === false));
    if (next !== null) hidden[next]?.add(column);
    return next !== null;
  });
}

function smallest(cells: readonly { readonly count: number; readonly place: number }[]): number | null {
  const some = cells.filter(({ count }) => count > 0).toSorted((one, other) => one.count - other.count);
  return some[0]?.place ?? null;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function sumOf(rows: readonly CountRow[]): number {
  return rows.reduce((sum, { values }) => sum + total(values), 0);
}
