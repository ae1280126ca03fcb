import type { z } from "zod";
import type { GraphRequest } from "../graph/graph-reader.ts";
import { GraphError } from "../graph/graph-error.ts";
import { cleanText } from "../text/clean-text.ts";
import type { CollectContext } from "./collector.ts";
import type { CoverageCause } from "./coverage-cause.ts";
import type { Coverage } from "./snapshot.ts";
import type { SourceId } from "./source.ts";
import { causeOf, reasonOf } from "./graph-source.ts";

export interface RowsReading<T> {
  readonly rows: readonly T[];
  /** Rows that could not be understood. */
  readonly badRows: number;
  /** What the first of them had wrong. */
  readonly firstFault: string | null;
  /** The error that ended the reading before its end, after at least one page. */
  readonly cutBy: GraphError | null;
  /** Rows that came again on a later page: the list moved while it was read, so others may be missing. */
  readonly repeated?: number;
}

/** A reading of rows without the schema, for lists of very many. */
export interface QuickReading<T> {
  /** The model of a row in which nothing is odd, exactly as the schema and `map` would give it; `null` to ask these. */
  readonly read: (raw: unknown) => T | null;
  /** The same identity as that of the row. */
  readonly key: (model: T) => string;
}

export interface RowSource<Row, T> {
  readonly request: GraphRequest;
  readonly schema: z.ZodType<Row>;
  /** Identity: a row that comes a second time, as it does when a list changes under way, is dropped. */
  readonly key: (row: Row) => string;
  /** The model of a row, `null` when it's none of ours. */
  readonly map: (row: Row) => T | null;
  readonly quick?: QuickReading<T>;
  /** Stop, as if the list ended here, once this is true of the number of rows kept. */
  readonly enough?: (kept: number) => boolean;
}

/**
 * Reads a collection to its end, row by row. Throws the GraphError of the first page; later ones end the reading. A
 * list that moved while it was read is read once more.
 */
export async function readRows<Row, T>(
  context: CollectContext,
  source: RowSource<Row, T>,
): Promise<RowsReading<T>> {
  let reading = await readOnce(context, source);
  if ((reading.repeated ?? 0) > 0 && reading.cutBy === null) reading = await readOnce(context, source);
  return reading;
}

async function readOnce<Row, T>(context: CollectContext, source: RowSource<Row, T>): Promise<RowsReading<T>> {
  const sorter = createSorter(source);
  let read = 0;
  try {
    for await (const page of context.graph.pages(source.request)) {
      sorter.addPage(page.rows);
      read += page.rows.length;
      context.onProgress?.(read);
      if (source.enough?.(sorter.kept()) === true) break;
    }
  } catch (error) {
    context.signal?.throwIfAborted();
    if (!(error instanceof GraphError) || read === 0) throw error;
    return sorter.result(error);
  }
  return sorter.result(null);
}

interface Sorter<T> {
  addPage(rows: readonly unknown[]): void;
  kept(): number;
  result(cutBy: GraphError | null): RowsReading<T>;
}

/** Turns rows into models, each once, and counts what is wrong with them. */
function createSorter<Row, T>({ schema, key: keyOf, map, quick }: RowSource<Row, T>): Sorter<T> {
  const rows: T[] = [];
  const seen = new Set<string>();
  let onThisPage: string[] = [];
  let badRows = 0;
  let firstFault: string | null = null;
  let repeated = 0;
  const isNew = (key: string): boolean => {
    const before = seen.size;
    seen.add(key);
    if (seen.size === before) {
      if (!onThisPage.includes(key)) repeated += 1;
      return false;
    }
    onThisPage.push(key);
    return true;
  };
  const add = (raw: unknown): void => {
    const plain = quick?.read(raw) ?? null;
    if (quick !== undefined && plain !== null) {
      if (isNew(quick.key(plain))) rows.push(plain);
      return;
    }
    const parsed = schema.safeParse(raw);
    if (!parsed.success) {
      badRows += 1;
      firstFault ??= describeFault(parsed.error);
      return;
    }
    if (!isNew(keyOf(parsed.data))) return;
    const model = map(parsed.data);
    if (model !== null) rows.push(model);
  };
  return {
    addPage: (raws) => {
      onThisPage = [];
      for (const raw of raws) add(raw);
    },
    kept: () => rows.length,
    result: (cutBy) => ({ rows, badRows, firstFault, cutBy, repeated }),
  };
}

/** Complete, or incomplete with why. `problems` are what else went wrong beside the rows, `cause` what they come to. */
export function coverageOf(
  source: SourceId,
  reading: Omit<RowsReading<unknown>, "rows">,
  count: number,
  problems: readonly string[] = [],
  cause: CoverageCause = { kind: "details" },
): Coverage {
  const { badRows, firstFault, cutBy, repeated = 0 } = reading;
  const reasons = [
    ...(cutBy === null ? [] : [`The list could not be read to its end: ${reasonOf(cutBy)}`]),
    ...(badRows === 0
      ? []
      : [
          `${badRows} ${badRows === 1 ? "row" : "rows"} could not be understood (${firstFault ?? "no reason"}).`,
        ]),
    ...(repeated === 0
      ? []
      : [
          `${repeated} ${repeated === 1 ? "row" : "rows"} came again on a later page: the list changed while it was read, so others may be missing.`,
        ]),
    ...problems,
  ];
  if (reasons.length === 0) return { source, status: "complete", count };
  const fix = cutBy?.hint;
  return {
    source,
    status: "incomplete",
    count,
    reason: reasons.join(" "),
    cause: mainCause(reading, cause),
    ...(fix === undefined ? {} : { fix }),
  };
}

function mainCause(
  { cutBy, badRows, repeated = 0 }: Omit<RowsReading<unknown>, "rows">,
  other: CoverageCause,
): CoverageCause {
  if (cutBy !== null) return causeOf(cutBy);
  if (repeated > 0) return { kind: "moved" };
  return badRows > 0 ? { kind: "rows", rows: badRows } : other;
}

/** The first thing that was wrong with a row, without its values. */
export function describeFault(error: z.ZodError): string {
  const issue = error.issues[0];
  return cleanText(`${issue?.path.join(".") || "the row"}: ${issue?.message ?? "not understood"}`, 120);
}
