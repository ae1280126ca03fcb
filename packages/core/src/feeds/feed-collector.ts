import type { Collected, Collector } from "../collect/collector.ts";
import type { FeedConfig } from "../config/config.ts";
import { OmError } from "../errors.ts";
import { concerns } from "./concerns.ts";
import type { FeedItem, FeedKind, FeedProblem } from "./feed.ts";
import { feedCoverage } from "./feed-coverage.ts";
import type { FeedFetcher } from "./fetch-feed.ts";
import { toldItem } from "./told-item.ts";
import { classify } from "../updates/classify.ts";

export interface FeedCollectorDeps {
  readonly fetcher: FeedFetcher;
  readonly kinds: readonly FeedKind[];
}

/**
 * Reads one configured feed as a source of the snapshot, `feed:<id>`. What cannot be fetched or is of no
 * known kind is unreadable, like what is no feed at all; see {@link feedCoverage} for the rest.
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
        const fetched = await deps.fetcher.read(feed.url, {
          allowPrivate: feed.allowPrivate,
          ...(signal === undefined ? {} : { signal }),
        });
        const { items, problems } = await kind.read(fetched);
        const kept = items.filter((item) => concerns(item, feed.about));
        onProgress?.(kept.length);
        return collected(source, kept, [...fetched.problems, ...problems]);
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof OmError)) throw error;
        return unreadable(error.message, error.hint);
      }
    },
  };
}

function collected(source: string, items: readonly FeedItem[], problems: readonly FeedProblem[]): Collected {
  const coverage = feedCoverage(source, items.length, problems);
  if (coverage.status === "unreadable") return { coverage, metrics: {}, lists: {} };
  return { coverage, metrics: {}, lists: { updates: items.map((item) => classify(toldItem(item, source))) } };
}
