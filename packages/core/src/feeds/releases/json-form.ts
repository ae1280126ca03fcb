import type { FeedProblem } from "../feed.ts";
import type { Release } from "./release.ts";

export interface ReleaseContext {
  /** Releases that are read at most. */
  readonly limit: number;
  readonly list: (problem: FeedProblem) => void;
}

/** One form of release data in JSON. */
export interface JsonForm {
  /** The releases of a text, or null when it is none of this form. Entries that tell no release are listed. */
  readonly read: (root: unknown, context: ReleaseContext) => readonly Release[] | null;
}

export function noRelease(list: (problem: FeedProblem) => void): readonly Release[] {
  list({ code: "item.passed-over", message: "An entry that tells no release was passed over." });
  return [];
}
