import { GraphError } from "../graph/graph-error.ts";
import type { CollectContext, GraphFact } from "./collector.ts";
import { reasonOf } from "./graph-source.ts";

/** A row of an exported file: its columns as text. */
export type ExportedRow = Readonly<Record<string, string>>;

export interface ExportSource<T> {
  /** Of the request that makes the job. */
  readonly fact: GraphFact;
  /** Name of the report, for example `Devices`. */
  readonly report: string;
  /** Identity: a row that comes a second time is dropped. */
  readonly key: (model: T) => string;
  /** The model of a row, or what cannot be understood of it, without personal data. */
  readonly read: (row: ExportedRow) => { readonly model: T } | { readonly fault: string };
}

export type ExportReading<T> =
  | { readonly kind: "read"; readonly rows: readonly T[] }
  /** Nothing of it may be used. `why` is a sentence for administrators. */
  | { readonly kind: "failed"; readonly why: string };

/**
 * Reads a report by an export job. A single row that is not understood makes the whole of no use, because there is
 * another way to the same list, and so does a file without a row.
 */
export async function readExportedRows<T>(
  context: CollectContext,
  source: ExportSource<T>,
): Promise<ExportReading<T>> {
  const models = new Map<string, T>();
  const { version, path, select = [] } = source.fact;
  try {
    const batches = context.graph.export({
      version,
      path,
      report: source.report,
      select,
      ...(context.signal === undefined ? {} : { signal: context.signal }),
    });
    for await (const { rows, badRows } of batches) {
      if (badRows > 0) return failed(`${badRows} rows of the file do not fit its columns.`);
      for (const row of rows) {
        const outcome = source.read(row);
        if ("fault" in outcome)
          return failed(`A row of the file could not be understood (${outcome.fault}).`);
        const key = source.key(outcome.model);
        if (!models.has(key)) models.set(key, outcome.model);
      }
      context.onProgress?.(models.size);
    }
  } catch (error) {
    context.signal?.throwIfAborted();
    if (!(error instanceof GraphError)) throw error;
    return failed(error.kind === "forbidden" ? refusal(error, source.fact) : reasonOf(error));
  }
  return models.size === 0 ? failed("The file holds no rows.") : { kind: "read", rows: [...models.values()] };
}

function failed(why: string): { readonly kind: "failed"; readonly why: string } {
  return { kind: "failed", why };
}

function refusal(error: GraphError, { permission }: GraphFact): string {
  return `${reasonOf(error)} It needs the application permission ${permission}.`;
}
