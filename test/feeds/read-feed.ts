import { createFeedFetcher, type FeedItem, feedKinds, type FeedProblem } from "@intune-om/core";

export interface WholeReading {
  readonly items: readonly FeedItem[];
  /** Codes of what was told, each once, sorted. */
  readonly codes: readonly string[];
  readonly problems: readonly FeedProblem[];
}

/** Reads a file as a configured feed of a kind is read, from its bytes on. */
export async function readFeed(url: string, kind: string): Promise<WholeReading> {
  const fetched = await createFeedFetcher({ allowFiles: true }).read(url);
  const chosen = feedKinds.find((candidate) => candidate.kind === kind);
  if (chosen === undefined) throw new Error(`there is no kind ${kind}`);
  const { items, problems } = await chosen.read(fetched);
  const all = [...fetched.problems, ...problems];
  return { items, problems: all, codes: [...new Set(all.map(({ code }) => code))].toSorted() };
}
