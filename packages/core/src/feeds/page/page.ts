import type { FeedProblem } from "../feed.ts";

/** A heading of a page, from Markdown or from HTML. */
export interface PageHeading {
  readonly kind: "heading";
  /** 1 to 6. */
  readonly level: number;
  /** Plain text, cleaned. */
  readonly text: string;
  /** The fragment that leads to it on the page. */
  readonly anchor: string;
  /** What the anchor says without numbers and repeats; English on translated pages too. */
  readonly slug: string;
  /** Work-item numbers of the comments beside it, in their order. */
  readonly ids: readonly string[];
}

/** One line of running text below a heading. */
export interface PageLine {
  readonly kind: "line";
  /** Plain text, not yet capped for showing. */
  readonly text: string;
  readonly list: boolean;
  /** What stands in bold at the start of a list item, or null. */
  readonly lead: string | null;
  /** Work-item numbers of the comments in it. */
  readonly ids: readonly string[];
}

export type PageBlock = PageHeading | PageLine;

/** A page in the order of its text, free of markup. */
export interface Page {
  readonly blocks: readonly PageBlock[];
  readonly problems: readonly FeedProblem[];
}

/** Longest line that is looked at, in UTF-16 units; what is longer is cut before any pattern sees it. */
export const LINE_LIMIT = 4_000;
/** Longest heading, likewise. */
export const HEADING_LIMIT = 1_000;

/** Most headings and lines of one page; Intune's whole archive has some 4,000. */
export const BLOCKS_LIMIT = 25_000;

/** What is said when a page has more than that. */
export const TOO_LONG: FeedProblem = {
  code: "page.too-long",
  message: `The page has more than ${BLOCKS_LIMIT} lines; the rest was not read.`,
};
