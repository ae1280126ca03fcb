import type { Clock } from "../clock.ts";
import { messageOf, OmError } from "../errors.ts";
import type { GraphReader } from "../graph/graph-reader.ts";
import type { GraphLimits } from "../graph/limits.ts";
import { mapBounded } from "../graph/map-bounded.ts";
import { redactText } from "../graph/redact.ts";
import type { Collector } from "./collector.ts";
import { probeCollector } from "./probe-collector.ts";
import type { SourceId } from "./source.ts";
import type { SourceProbe } from "./source-probe.ts";

export interface ProbeCollectorsOptions {
  /** Graph collectors; one without Graph facts has nothing to try and is ok. */
  readonly collectors: readonly Collector[];
  /** A reader with {@link PROBE_LIMITS}. */
  readonly graph: GraphReader;
  readonly clock: Clock;
  /** Whether beta requests may be made. Default true. */
  readonly beta?: boolean;
  readonly signal?: AbortSignal;
  /** Sources tried at the same time. Default 8. */
  readonly concurrency?: number;
  /** Told when a source is about to be tried. */
  readonly onSource?: (source: SourceId) => void;
}

export interface ProbedSource {
  readonly source: SourceId;
  readonly probe: SourceProbe;
}

const DEFAULT_CONCURRENCY = 8;

/** Limits of a reader for probes: one page is enough (so none is asked for in advance), and nobody waits long. */
export const PROBE_LIMITS: Partial<GraphLimits> = {
  maxPages: 1,
  requestTimeoutMs: 30_000,
  busyRetries: 1,
  faultRetries: 1,
  maxWaitMs: 10_000,
  totalWaitMs: 15_000,
};

/**
 * Tries every source of a tenant with its cheapest requests, in the order of the collectors. A fault in a
 * collector's own code is that source's alone.
 *
 * Errors: OmError `graph.sign-in`, at once, since no other source would fare better; after an abort the signal's
 * reason.
 */
export async function probeCollectors(options: ProbeCollectorsOptions): Promise<readonly ProbedSource[]> {
  const { collectors, graph, clock, beta = true, signal, onSource } = options;
  const context = { graph, clock, beta, ...(signal === undefined ? {} : { signal }) };
  return await mapBounded(collectors, options.concurrency ?? DEFAULT_CONCURRENCY, async (collector) => {
    const { source } = collector;
    onSource?.(source);
    try {
      return { source, probe: await probeCollector(collector, context) };
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof OmError && error.code === "graph.sign-in") throw error;
      const reason = `The collector failed: ${redactText(messageOf(error))}`;
      const fix = "Report this: it is a fault of the collector, not of the tenant.";
      return { source, probe: { state: "refused", reason, fix, kind: "fault" } };
    }
  });
}
