import type { FeedProblem } from "../feed.ts";

/** What can be wrong with a feed as a whole. */
export const FEED_PROBLEMS: Readonly<Record<WholeFeedProblem, FeedProblem>> = {
  noVersion: {
    code: "feed.no-version",
    message: "The feed names no version of RSS that is known; it was read as 2.0.",
    harmless: true,
  },
  linkWithoutAddress: {
    code: "feed.link-without-address",
    message: "A link of Atom has no address.",
    harmless: true,
  },
  severalChannels: {
    code: "feed.several-channels",
    message: "The feed has more than one channel; the items of all were read.",
    harmless: true,
  },
  tooManyItems: {
    code: "feed.too-many-items",
    message: "The feed has more items than are read; the rest was passed over.",
  },
  tooLong: {
    code: "feed.too-long",
    message: "The feed has more tags than are read; the rest was passed over.",
  },
  tooDeep: {
    code: "feed.too-deep",
    message: "The feed has elements inside each other without an end; the rest was passed over.",
  },
  noItems: {
    code: "feed.no-items",
    message: "The feed has no items.",
  },
};

export type WholeFeedProblem =
  | "noVersion"
  | "linkWithoutAddress"
  | "severalChannels"
  | "tooManyItems"
  | "tooLong"
  | "tooDeep"
  | "noItems";
