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

/** Reads a single entity for each id, in batches. A failure of the whole is told, not thrown: what was read before stays. */
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
    const answers = await context.graph.batch(fact.version, paths, context.signal);
    return { answers: answers.map((answer) => ({ ...answer, body: bare(answer.body) })), problem: null };
  } catch (error) {
    context.signal?.throwIfAborted();
    if (!(error instanceof GraphError)) throw error;
    return { answers: ids.map(() => ({ status: 0, body: null })), problem: reasonOf(error) };
  }
}

/** A single entity is documented inside `value` and sent bare: the reader undoes it for whole answers alone. */
function bare(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("value" in body)) return body;
  const isAlone = Object.keys(body).every((key) => key === "value" || key.startsWith("@"));
  const { value } = body;
  return isAlone && typeof value === "object" && value !== null && !Array.isArray(value) ? value : body;
}
