import type { NamedVersion, Platform, UpdateKind, UpdateStage } from "../updates/update.ts";

/** Longest summary of an item, in code points. It is what later readings are compared with, so the whole notice counts. */
export const SUMMARY_LIMIT = 4_000;

/** One item as a page or feed tells it, before the organisation's own judgement. */
export interface FeedItem {
  /** Stable identity, for example `whats-new:32843208`. */
  readonly key: string;
  readonly title: string;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date | null;
  readonly platforms: readonly Platform[];
  readonly url: string | null;
  /** Plain text, cleaned and capped. */
  readonly summary: string;
  readonly category: string | null;
  /** ISO week of the heading it stands under, for example `2026-W18`, when the page is by week. */
  readonly week: string | null;
  /** Further words of the source about it. Absent for none. */
  readonly tags?: readonly string[];
  /** Services or products that the source files it under. Absent where it files by none. */
  readonly services?: readonly string[];
  /** How far the change has come, where the source tells. Absent for released. */
  readonly stage?: UpdateStage;
  /** Other keys of the same item; none is the key or the other key of another item of the reading. */
  readonly aliases?: readonly string[];
  /** Addresses of the web that it gives besides its own. Absent for none. */
  readonly links?: readonly string[];
  /** Versions of operating systems, where the source states them as such. */
  readonly versions?: readonly NamedVersion[];
  /** What it is, where the form of the source tells. */
  readonly kind?: UpdateKind;
  /** Whether the provider edited it after it was first published, where that can be told. */
  readonly state?: "new" | "changed";
  /** The date to act by that the source states as such. */
  readonly actBy?: Date | null;
  /** As the provider says. */
  readonly severity?: string | null;
}

/** Something that was repaired or passed over while reading. */
export interface FeedProblem {
  readonly code: string;
  readonly message: string;
  /** True when nothing was lost by it, for example a number that is missing: the source stays complete. */
  readonly harmless?: boolean;
}

export interface FeedReading {
  readonly items: readonly FeedItem[];
  readonly problems: readonly FeedProblem[];
}

/** What a feed kind is given: the whole text and where it came from. */
export interface FeedText {
  readonly text: string;
  /** Address or file that it was read from, for links that are relative. */
  readonly base: string | null;
}

/** A way of reading one family of pages or feeds. Pure: bytes were fetched and decoded before. */
export interface FeedKind {
  readonly kind: string;
  /** Whether this text looks like this kind, for `updates inspect` without `--kind`. */
  recognises(input: FeedText): boolean;
  /** Never throws or rejects for any text; what can't be read is a problem. */
  read(input: FeedText): FeedReading | Promise<FeedReading>;
}

/** A kind whose reading needs no waiting. */
export interface SyncFeedKind extends FeedKind {
  read(input: FeedText): FeedReading;
}
