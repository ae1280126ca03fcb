import { isWhole } from "../../collect/is-whole.ts";
import { words } from "../../practice/words.ts";
import { collectionsIn, type EvidenceFinder, found, lacking, latest, unknown, windowOf } from "./evidence.ts";
import { metric } from "./metric.ts";

/** What there is was listed: a collection, with the figures that the rule names. */
export const inventory: EvidenceFinder = {
  kind: "inventory",
  find: (rule, occurrence, input) => {
    if (rule.kpis.length > 0) return metric.find(rule, occurrence, input);
    const at = latest(collectionsIn(windowOf(occurrence, input), input));
    if (at === null) return lacking(words("notCollected"));
    const isThisOne = at.getTime() === input.snapshot.takenAt.getTime();
    if (isThisOne && !isWhole(input.snapshot)) return unknown(words("listUnread"));
    return found(at, words("listed", { at }));
  },
};
