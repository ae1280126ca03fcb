import { words } from "../../practice/words.ts";
import {
  collectionsIn,
  earliest,
  type EvidenceFinder,
  found,
  isWithin,
  lacking,
  windowOf,
} from "./evidence.ts";

/** A report that was run to its end, or a collection where the rule names no report. */
export const runLog: EvidenceFinder = {
  kind: "run-log",
  find: (rule, occurrence, input) => {
    const window = windowOf(occurrence, input);
    if (rule.reports.length === 0) {
      const at = earliest(collectionsIn(window, input));
      return at === null ? lacking(words("notCollected")) : found(at, words("collected", { at }));
    }
    const runs = input.log.runs.filter(
      ({ report, kind, state, updatedAt }) =>
        rule.reports.includes(report) &&
        (kind === "scheduled" || kind === "manual") &&
        (state === "succeeded" || state === "partial") &&
        isWithin(updatedAt, window),
    );
    const at = earliest(runs.map(({ updatedAt }) => updatedAt));
    if (at === null) return lacking(words("reportNotRun"));
    return found(at, words("reportRan", { report: runs[0]?.report ?? "", at }));
  },
};
