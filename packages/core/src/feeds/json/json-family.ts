import type { FeedProblem } from "../feed.ts";
import type { UnkeyedItem } from "../kinds/feed-item.ts";
import type { Fields } from "./records.ts";

/** What reading one entry takes. */
export interface JsonContext {
  /** Address that relative links are resolved against. */
  readonly base: string | null;
  readonly list: (problem: FeedProblem) => void;
}

/** One family of lists in JSON, recognised by the fields of its entries. */
export interface JsonFamily {
  readonly fits: (fields: Fields) => boolean;
  /** Reads one entry; null when it says nothing at all. */
  readonly item: (fields: Fields, context: JsonContext) => UnkeyedItem | null;
  /** What stands before the id in a key, for a family whose ids are its own. Absent for `feed:`. */
  readonly prefix?: string;
}
