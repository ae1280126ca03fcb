import type { Clock } from "../clock.ts";
import type { GraphError } from "../graph/graph-error.ts";
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
  /** Navigation properties that come with each member; each stands in the metadata of `entity`. */
  readonly expand?: readonly string[];
  /** Name of the entity type in Microsoft's metadata, when the answer is one. */
  readonly entity?: string;
  /** Least application permission that does. */
  readonly permission: string;
  /** Documentation page. */
  readonly source: string;
  /**
   * What is answered: a paged `list`, a single `entity`, a `report` of columns and values, or a `part`, which
   * is asked for each member of another list, or a `job`, which the service works on before there is a file.
   * `doctor` tries the cheapest request of each but the parts and the jobs.
   */
  readonly shape: "list" | "entity" | "report" | "part" | "job";
  /** Query of the cheapest request, for lists that do not take `$top`, or only with something else. Default `$top=1`. */
  readonly probe?: Readonly<Record<string, string>>;
  /** The switch that this request waits for. While it is off the request is never made, and its permission not needed. */
  readonly optIn?: "exportJobs";
}

export interface CollectContext {
  readonly graph: GraphReader;
  readonly clock: Clock;
  /** Whether requests that only the beta version of Graph has may be made. Default true. */
  readonly beta?: boolean;
  /** Whether large lists may be read by export jobs. Default false. */
  readonly exportJobs?: boolean;
  /** Client id that the tool signs in to the tenant with, where it is known. */
  readonly applicationId?: string;
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
  /** Why an error means that the feature isn't set up in this tenant; `null` when it means something else. */
  notConfigured?(error: GraphError): string | null;
  /** What to say of a tenant whose list, that of the first fact, has no member, where that means that there is no such thing. */
  readonly none?: string;
}
