import type { Clock } from "../clock.ts";
import type { GraphReader } from "../graph/graph-reader.ts";
import type { Lists } from "./lists.ts";
import type { Coverage, Metrics } from "./snapshot.ts";
import type { SourceId } from "./source.ts";

/** Graph facts of one request, as data: `permissions`, `doctor`, the docs and the contract test read them here. */
export interface GraphFact {
  readonly method: "GET" | "POST";
  readonly version: "v1.0" | "beta";
  /** Path below the version, without query; `{id}` stands for a key. */
  readonly path: string;
  /** Properties asked for; each stands in the metadata of `entity`. */
  readonly select?: readonly string[];
  /** Name of the entity type in Microsoft's metadata, when the answer is one. */
  readonly entity?: string;
  /** Least application permission that does. */
  readonly permission: string;
  /** Documentation page. */
  readonly source: string;
}

export interface CollectContext {
  readonly graph: GraphReader;
  readonly clock: Clock;
  /** Whether requests that only the beta version of Graph has may be made. Default true. */
  readonly beta?: boolean;
  readonly signal?: AbortSignal;
  /** Rows read so far, for progress. */
  readonly onProgress?: (rows: number) => void;
}

/** What one collector brings home. */
export interface Collected {
  readonly coverage: Coverage;
  readonly metrics: Metrics;
  readonly lists: Partial<Lists>;
}

/**
 * Reads one source. Problems of the service become coverage, they are not thrown; only an abort and a
 * refused sign-in (nothing can be read at all) pass through.
 */
export interface Collector {
  readonly source: SourceId;
  readonly facts: readonly GraphFact[];
  collect(context: CollectContext): Promise<Collected>;
}
