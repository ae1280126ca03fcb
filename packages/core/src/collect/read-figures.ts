import type { z } from "zod";
import type { Collector, GraphFact } from "./collector.ts";
import { createGraphCollector, requestOf } from "./graph-source.ts";
import { describeFault } from "./read-rows.ts";
import type { SourceId } from "./source.ts";

export interface FiguresSource<T> {
  readonly source: SourceId;
  readonly fact: GraphFact;
  readonly schema: z.ZodType<T>;
  /** Figures of the entity by name; what the service leaves out stays out. */
  readonly figures: (entity: T) => Readonly<Record<string, number | null | undefined>>;
  /** The figure without which the answer says nothing. */
  readonly required: string;
}

/** A collector of a single entity that is nothing but figures. */
export function readFigures<T>(definition: FiguresSource<T>): Collector {
  const { source, fact, schema } = definition;
  return createGraphCollector({
    source,
    facts: [fact],
    read: async (context) => {
      const parsed = schema.safeParse(await context.graph.get(requestOf(fact, context)));
      const figures = parsed.success ? definition.figures(parsed.data) : {};
      const known = Object.entries(figures).filter(
        (entry): entry is [string, number] => typeof entry[1] === "number",
      );
      const metrics = Object.fromEntries(known);
      if (definition.required in metrics)
        return { coverage: { source, status: "complete", count: 1 }, metrics, lists: {} };
      const fault = parsed.success ? `${definition.required} is missing` : describeFault(parsed.error);
      return {
        coverage: {
          source,
          status: "incomplete",
          count: 0,
          reason: `The answer could not be understood (${fault}).`,
          cause: { kind: "badAnswer" },
        },
        metrics: {},
        lists: {},
      };
    },
  });
}
