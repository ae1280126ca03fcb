import type { FeedProblem } from "../feed.ts";

/** Problems of one code that are listed one by one; the rest are counted. */
const LISTED = 50;

/** Gathers what was repaired or passed over, so that a feed with a thousand slips has a few lines about them. */
export interface ProblemNotes {
  /** One line for all slips of a code, with their number. */
  readonly count: (problem: FeedProblem) => void;
  /** One line for each, up to a limit. */
  readonly list: (problem: FeedProblem) => void;
  readonly all: () => readonly FeedProblem[];
}

export function createProblemNotes(): ProblemNotes {
  const counted = new Map<string, { readonly problem: FeedProblem; times: number }>();
  const listed = new Map<string, { readonly problems: FeedProblem[]; more: number; harmless: boolean }>();
  return {
    count: (problem) => {
      const known = counted.get(problem.code);
      if (known === undefined) counted.set(problem.code, { problem, times: 1 });
      else known.times += 1;
    },
    list: (problem) => {
      const known = listed.get(problem.code) ?? { problems: [], more: 0, harmless: true };
      if (known.problems.length < LISTED) known.problems.push(problem);
      else known.more += 1;
      known.harmless &&= problem.harmless === true;
      listed.set(problem.code, known);
    },
    all: () => [
      ...[...counted.values()].map(({ problem, times }) =>
        times === 1 ? problem : { ...problem, message: `${problem.message} (${times} times)` },
      ),
      ...[...listed].flatMap(([code, { problems, more, harmless }]) =>
        more === 0
          ? problems
          : [
              ...problems,
              { code, message: `${more} more items like these.`, ...(harmless ? { harmless } : {}) },
            ],
      ),
    ],
  };
}
