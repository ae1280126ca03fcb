import { words } from "../../practice/words.ts";
import {
  collectionsIn,
  collectionsOf,
  type EvidenceFinder,
  found,
  lacking,
  latest,
  windowOf,
} from "./evidence.ts";
import { runLog } from "./run-log.ts";

/** What changed since the time before could be seen: two collections to compare, and the report that shows it if one is named. */
export const snapshotDiff: EvidenceFinder = {
  kind: "snapshot-diff",
  find: (rule, occurrence, input) => {
    const window = windowOf(occurrence, input);
    const now = latest(collectionsIn(window, input));
    const before = collectionsOf(input.log, input.snapshot).findLast((at) => at < window.from) ?? null;
    if (now === null || before === null) return lacking(words("notCompared"));
    const shown = rule.reports.length === 0 ? null : runLog.find(rule, occurrence, input);
    if (shown !== null && shown.at === null) return shown;
    return found(shown?.at ?? now, words("compared", { before, at: now }));
  },
};
