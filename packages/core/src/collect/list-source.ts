import type { z } from "zod";
import type { CollectContext, Collector, GraphFact } from "./collector.ts";
import { createGraphCollector, nothing, requestOf } from "./graph-source.ts";
import type { Lists } from "./lists.ts";
import { coverageOf, readRows } from "./read-rows.ts";
import type { Metrics } from "./snapshot.ts";
import type { SourceId } from "./source.ts";

export interface ListSource<Row, T> {
  readonly source: SourceId;
  readonly fact: GraphFact;
  readonly schema: z.ZodType<Row>;
  /** Identity of a row. */
  readonly key: (row: Row) => string;
  /** The model of a row, `null` when it's none of ours. */
  readonly map: (row: Row, now: Date) => T | null;
  readonly lists: (rows: readonly T[]) => Partial<Lists>;
  /** Figures over the rows; left out when the list could not be read to its end. */
  readonly metrics?: (rows: readonly T[], now: Date) => Metrics;
  /** Query options beside `$select`. */
  readonly query?: (context: CollectContext) => Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** What to say when the tenant has no such thing: the service answers 404 or 501, or a list without a member. */
  readonly none?: string;
}

/** A collector that reads one collection and nothing else. */
export function createListCollector<Row, T>(definition: ListSource<Row, T>): Collector {
  const { source, fact, none } = definition;
  return createGraphCollector({
    source,
    facts: [fact],
    ...(none === undefined
      ? {}
      : {
          none,
          notConfigured: ({ kind }) => (kind === "notFound" || kind === "notSupported" ? none : null),
        }),
    read: async (context) => {
      const now = context.clock.now();
      const reading = await readRows(context, {
        request: {
          ...requestOf(fact, context, definition.query?.(context)),
          ...(definition.headers === undefined ? {} : { headers: definition.headers }),
        },
        schema: definition.schema,
        key: definition.key,
        map: (row) => definition.map(row, now),
      });
      const { rows } = reading;
      const coverage = coverageOf(source, reading, rows.length);
      if (none !== undefined && coverage.status === "complete" && rows.length === 0)
        return { ...nothing({ source, status: "notConfigured", reason: none }), lists: definition.lists([]) };
      const isWhole = reading.cutBy === null;
      return {
        coverage,
        metrics: isWhole ? (definition.metrics?.(rows, now) ?? {}) : {},
        lists: definition.lists(rows),
      };
    },
  });
}
