import { words } from "../../practice/words.ts";
import { collectionsIn, type EvidenceFinder, found, lacking, latest, unknown, windowOf } from "./evidence.ts";
import { measuredKpis } from "./measured-kpis.ts";

/** Every figure that the rule names was measured. */
export const metric: EvidenceFinder = {
  kind: "metric",
  find: (rule, occurrence, input) => {
    const window = windowOf(occurrence, input);
    const collected = latest(collectionsIn(window, input));
    if (collected === null) return lacking(words("notMeasured"));
    const { measured, at } = measuredKpis(rule.kpis, window, input);
    const total = rule.kpis.length;
    if (measured === total) return found(at ?? collected, words("measured", { total, at: at ?? collected }));
    // It was collected, and the figure is missing all the same: its source could not be read.
    return unknown(
      measured === 0 ? words("measureUnread") : words("measuredInPart", { done: measured, total }),
    );
  },
};
