import { GraphError } from "../graph/graph-error.ts";
import type { BatchAnswer } from "../graph/graph-reader.ts";
import { pathWithQuery } from "../graph/path-with-query.ts";
import type { CollectContext, GraphFact } from "./collector.ts";
import { reasonOf } from "./graph-source.ts";

export interface PartsReading {
  /** In the order of the ids; empty when the batch failed as a whole. */
  readonly answers: readonly BatchAnswer[];
  /** Why the batch failed as a whole. */
  readonly problem: string | null;
}

/** Reads a fact for each id, in batches. A failure of the whole is told, not thrown: what was read before stays. */
export async function readParts(
  context: CollectContext,
  fact: GraphFact,
  ids: readonly string[],
): Promise<PartsReading> {
  if (ids.length === 0) return { answers: [], problem: null };
  const query = fact.select === undefined ? {} : { $select: fact.select.join(",") };
  const paths = ids.map((id) =>
    pathWithQuery(fact.path.replace("{id}", encodeURIComponent(id.toWellFormed())), query),
  );
  try {
    return { answers: await context.graph.batch(fact.version, paths, context.signal), problem: null };
  } catch (error) {
    context.signal?.throwIfAborted();
    if (!(error instanceof GraphError)) throw error;
    return { answers: ids.map(() => ({ status: 0, body: null })), problem: reasonOf(error) };
  }
}
