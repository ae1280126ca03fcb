import type { FeedAnswer, FeedAnswers } from "../src/feeds/feed-answers.ts";

/** Answers in memory, and what was asked of them. */
export function memoryAnswers(): FeedAnswers & { readonly all: ReadonlyMap<string, FeedAnswer> } {
  const all = new Map<string, FeedAnswer>();
  return {
    all,
    get: (address) => Promise.resolve(all.get(address) ?? null),
    put: (address, answer) => {
      all.set(address, answer);
      return Promise.resolve();
    },
  };
}
