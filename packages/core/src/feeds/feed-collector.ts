import type { Collected, Collector } from "../collect/collector.ts";
import type { Coverage } from "../collect/snapshot.ts";
import type { FeedConfig } from "../config/config.ts";
import { OmError } from "../errors.ts";
import type { FeedItem, FeedKind, FeedProblem } from "./feed.ts";
import type { FeedFetcher } from "./fetch-feed.ts";
import type { Update } from "./update.ts";

export interface FeedCollectorDeps {
  readonly fetcher: FeedFetcher;
  readonly kinds: readonly FeedKind[];
}

/** Problems named in a reason; the rest are counted. */
const NAMED = 3;

/**
 * Reads one configured feed as a source of the snapshot, `feed:<id>`. What cannot be fetched or is of no
 * known kind is unreadable; what lost something on the way, or has no item at all, is incomplete.
 */
export function createFeedCollector(feed: FeedConfig, deps: FeedCollectorDeps): Collector {
  const source = `feed:${feed.id}`;
  const unreadable = (reason: string, fix: string): Collected => ({
    coverage: { source, status: "unreadable", reason, fix, cause: { kind: "feed" } },
    metrics: {},
    lists: {},
  });
  return {
    source,
    facts: [],
    collect: async ({ signal, onProgress }) => {
      const kind = deps.kinds.find((candidate) => candidate.kind === feed.kind);
      if (kind === undefined) {
        const known = deps.kinds.map((candidate) => candidate.kind).join(", ");
        return unreadable(
          `There is no feed kind "${feed.kind}".`,
          `Set the feed's kind to one of: ${known}.`,
        );
      }
      try {
        const fetched = await deps.fetcher.read(feed.url, signal === undefined ? {} : { signal });
        const reading = await kind.read(fetched);
        onProgress?.(reading.items.length);
        const coverage = coverageOf(source, reading.items.length, [...fetched.problems, ...reading.problems]);
        return {
          coverage,
          metrics: {},
          lists: { updates: reading.items.map((item) => toUpdate(item, feed.id)) },
        };
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof OmError)) throw error;
        return unreadable(error.message, error.hint);
      }
    },
  };
}

function coverageOf(source: string, count: number, problems: readonly FeedProblem[]): Coverage {
  const losses = problems.filter((problem) => problem.harmless !== true);
  if (losses.length === 0) return { source, status: "complete", count };
  const more = losses.length > NAMED ? ` And ${losses.length - NAMED} more.` : "";
  return {
    source,
    status: "incomplete",
    count,
    reason: `${losses
      .slice(0, NAMED)
      .map((problem) => problem.message)
      .join(" ")}${more}`,
    fix: "Run `intune-om updates inspect` with the feed's address to see how it is read, and check that the address is right.",
    cause: { kind: "feedItems" },
  };
}

function toUpdate(item: FeedItem, source: string): Update {
  const { key, title, summary, url, platforms, category, publishedAt, updatedAt } = item;
  return {
    key,
    source,
    title,
    summary,
    url,
    platforms,
    category,
    publishedAt,
    updatedAt,
    actBy: null,
    severity: null,
    state: "new",
  };
}
