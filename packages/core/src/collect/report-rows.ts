import type { z } from "zod";
import type { CollectContext, GraphFact } from "./collector.ts";
import { describeFault } from "./read-rows.ts";

export interface ReportSource<Row, T> {
  readonly fact: GraphFact;
  /** What goes with the columns, for example a filter. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly schema: z.ZodType<Row>;
  readonly map: (row: Row) => T | null;
}

export interface ReportRows<T> {
  readonly rows: readonly T[];
  readonly badRows: number;
  readonly firstFault: string | null;
  /** Why the rows aren't the whole report. */
  readonly incomplete: string | null;
}

/** Reads a report action and names its values by their columns. */
export async function readReportRows<Row, T>(
  context: CollectContext,
  source: ReportSource<Row, T>,
): Promise<ReportRows<T>> {
  const { version, path, select } = source.fact;
  const report = await context.graph.report({
    version,
    path,
    body: { select, ...source.body },
    ...(context.signal === undefined ? {} : { signal: context.signal }),
  });
  const rows: T[] = [];
  let badRows = 0;
  let firstFault: string | null = null;
  for (const values of report.rows) {
    const named = Object.fromEntries(report.columns.map((column, index) => [column, values[index]]));
    const parsed = source.schema.safeParse(named);
    if (parsed.success) {
      const model = source.map(parsed.data);
      if (model !== null) rows.push(model);
      continue;
    }
    badRows += 1;
    firstFault ??= describeFault(parsed.error);
  }
  context.onProgress?.(report.rows.length);
  return { rows, badRows, firstFault, incomplete: report.incomplete };
}
