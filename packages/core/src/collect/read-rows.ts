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
}

export interface RowSource<Row, T> {
  readonly request: GraphRequest;
  readonly schema: z.ZodType<Row>;
  /** Identity: a row that comes a second time, as it does when a list changes under way, is dropped. */
  readonly key: (row: Row) => string;
  /** The model of a row, `null` when it's none of ours. */
  readonly map: (row: Row) => T | null;
  /** Stop, as if the list ended here, once this is true of the number of rows kept. */
  readonly enough?: (kept: number) => boolean;
}

/** Reads a collection to its end, row by row. Throws the GraphError of the first page; later ones end the reading. */
export async function readRows<Row, T>(
  context: CollectContext,
  source: RowSource<Row, T>,
): Promise<RowsReading<T>> {
  const rows: T[] = [];
  const seen = new Set<string>();
  let badRows = 0;
  let firstFault: string | null = null;
  let read = 0;
  try {
    for await (const page of context.graph.pages(source.request)) {
      for (const raw of page.rows) {
        const parsed = source.schema.safeParse(raw);
        if (!parsed.success) {
          badRows += 1;
          firstFault ??= describeFault(parsed.error);
          continue;
        }
        const key = source.key(parsed.data);
        if (seen.has(key)) continue;
        seen.add(key);
        const model = source.map(parsed.data);
        if (model !== null) rows.push(model);
      }
      read += page.rows.length;
      context.onProgress?.(read);
      if (source.enough?.(rows.length) === true) break;
    }
  } catch (error) {
    context.signal?.throwIfAborted();
    if (!(error instanceof GraphError) || seen.size + badRows === 0) throw error;
    return { rows, badRows, firstFault, cutBy: error };
  }
  return { rows, badRows, firstFault, cutBy: null };
}

/** Complete, or incomplete with why. `problems` are what else went wrong beside the rows, `cause` what they come to. */
export function coverageOf(
  source: SourceId,
  reading: Omit<RowsReading<unknown>, "rows">,
  count: number,
  problems: readonly string[] = [],
  cause: CoverageCause = { kind: "details" },
): Coverage {
  const { badRows, firstFault, cutBy } = reading;
  const reasons = [
    ...(cutBy === null ? [] : [`The list could not be read to its end: ${reasonOf(cutBy)}`]),
    ...(badRows === 0
      ? []
      : [
          `${badRows} ${badRows === 1 ? "row" : "rows"} could not be understood (${firstFault ?? "no reason"}).`,
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
  { cutBy, badRows }: Omit<RowsReading<unknown>, "rows">,
  other: CoverageCause,
): CoverageCause {
  if (cutBy !== null) return causeOf(cutBy);
  return badRows > 0 ? { kind: "rows", rows: badRows } : other;
}

/** The first thing that was wrong with a row, without its values. */
export function describeFault(error: z.ZodError): string {
  const issue = error.issues[0];
  return cleanText(`${issue?.path.join(".") || "the row"}: ${issue?.message ?? "not understood"}`, 120);
}
