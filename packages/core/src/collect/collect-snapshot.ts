import type { Clock } from "../clock.ts";
import { messageOf, OmError } from "../errors.ts";
import type { GraphReader } from "../graph/graph-reader.ts";
import { mapBounded } from "../graph/map-bounded.ts";
import { redactText } from "../graph/redact.ts";
import type { Collected, Collector } from "./collector.ts";
import { causeOfFailure } from "./failure-cause.ts";
import { nothing } from "./graph-source.ts";
import type { ListName, Lists } from "./lists.ts";
import type { Coverage, Metrics, Snapshot } from "./snapshot.ts";
import type { SourceId } from "./source.ts";
import { judgeUnlisted, withUnlisted } from "./unlisted-devices.ts";

export interface CollectSnapshotOptions {
  /** Id of the snapshot, made by the caller. */
  readonly id: string;
  /** Id of the tenant. */
  readonly tenant: string;
  /** Graph collectors and feeds, in the order of the coverage. */
  readonly collectors: readonly Collector[];
  readonly graph: GraphReader;
  readonly clock: Clock;
  /** Whether beta requests may be made. Default true. */
  readonly beta?: boolean;
  /** Whether large lists may be read by export jobs. Default false. */
  readonly exportJobs?: boolean;
  /** Client id that the tool signs in to the tenant with, where it is known. */
  readonly applicationId?: string;
  readonly signal?: AbortSignal;
  /** Sources read at the same time. Default 8. */
  readonly concurrency?: number;
  /** Told when a source begins, of rows while it is read, and of its coverage at its end. */
  readonly onSource?: (progress: SourceProgress) => void;
}

export type SourceProgress =
  | { readonly source: SourceId; readonly state: "started" }
  | { readonly source: SourceId; readonly state: "reading"; readonly rows: number }
  | { readonly source: SourceId; readonly state: "done"; readonly coverage: Coverage };

type Outcome =
  | { readonly kind: "collected"; readonly source: SourceId; readonly collected: Collected }
  | { readonly kind: "refused"; readonly source: SourceId; readonly error: OmError };

const DEFAULT_CONCURRENCY = 8;

/**
 * Reads every source once and puts the snapshot together, always in the order of the collectors. What fails in
 * one source is coverage of that source, an error in a collector's own code too.
 *
 * Errors: OmError `graph.sign-in` when no source of Graph could be read for want of a token; after an abort the
 * signal's reason.
 */
export async function collectSnapshot(options: CollectSnapshotOptions): Promise<Snapshot> {
  const takenAt = options.clock.now();
  const outcomes = await mapBounded(
    options.collectors,
    options.concurrency ?? DEFAULT_CONCURRENCY,
    createSourceReader(options),
  );
  const refused = outcomes.find((outcome) => outcome.kind === "refused");
  if (refused !== undefined && !outcomes.some(wasRead)) throw refused.error;
  const collected = outcomes.map((outcome) =>
    outcome.kind === "collected" ? outcome.collected : unreadable(outcome),
  );
  const metrics = withUnlisted(Object.assign({}, ...collected.map((part) => part.metrics)) as Metrics);
  return {
    id: options.id,
    tenant: options.tenant,
    takenAt,
    coverage: collected.map(({ coverage }) => judgeUnlisted(coverage, metrics)),
    metrics,
    lists: mergeLists(collected.map(({ lists }) => lists)),
  };
}

function createSourceReader(options: CollectSnapshotOptions): (collector: Collector) => Promise<Outcome> {
  let refusal: OmError | undefined;
  return async (collector) => {
    const { source } = collector;
    // Signing in again for each source would only lock the account.
    if (refusal !== undefined && isGraphSource(collector)) return { kind: "refused", source, error: refusal };
    options.onSource?.({ source, state: "started" });
    const outcome = await readSource(options, collector);
    if (outcome.kind === "refused") refusal = outcome.error;
    const { coverage } = outcome.kind === "collected" ? outcome.collected : unreadable(outcome);
    options.onSource?.({ source, state: "done", coverage });
    return outcome;
  };
}

async function readSource(options: CollectSnapshotOptions, collector: Collector): Promise<Outcome> {
  const { graph, clock, beta, exportJobs, applicationId, signal, onSource } = options;
  const { source } = collector;
  try {
    signal?.throwIfAborted();
    const collected = await collector.collect({
      graph,
      clock,
      beta: beta ?? true,
      exportJobs: exportJobs ?? false,
      ...(applicationId === undefined ? {} : { applicationId }),
      ...(signal === undefined ? {} : { signal }),
      onProgress: (rows) => onSource?.({ source, state: "reading", rows }),
    });
    return { kind: "collected", source, collected };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof OmError && error.code === "graph.sign-in") return { kind: "refused", source, error };
    const reason = `The collector failed: ${redactText(messageOf(error))}`;
    const fix =
      error instanceof OmError
        ? error.hint
        : "Report this: it is a fault of the collector, not of the tenant.";
    const cause = { kind: "fault" } as const;
    return {
      kind: "collected",
      source,
      collected: nothing({ source, status: "unreadable", reason, fix, cause }),
    };
  }
}

/** Feeds sign in nowhere and have no Graph facts. */
function isGraphSource(collector: Collector): boolean {
  return collector.facts.length > 0;
}

/** Whether a source of Graph answered at all, so that there was a token. */
function wasRead(outcome: Outcome): boolean {
  if (outcome.kind === "refused" || outcome.source.startsWith("feed:")) return false;
  return outcome.collected.coverage.status !== "unreadable";
}

function unreadable({ source, error }: { readonly source: SourceId; readonly error: OmError }): Collected {
  const cause = causeOfFailure(error) ?? { kind: "unauthorized" };
  return nothing({ source, status: "unreadable", reason: error.message, fix: error.hint, cause });
}

/** Lists of one name from several sources are put one after the other. */
function mergeLists(parts: readonly Partial<Lists>[]): Partial<Lists> {
  const merged: Partial<Record<ListName, readonly unknown[]>> = {};
  for (const part of parts) {
    for (const name of Object.keys(part) as ListName[]) {
      const rows = part[name];
      if (rows === undefined) continue;
      const before = merged[name];
      merged[name] = before === undefined ? rows : [...before, ...rows];
    }
  }
  return merged as Partial<Lists>;
}
