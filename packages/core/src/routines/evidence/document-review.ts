import { entriesOf } from "../../practice/journal-entry.ts";
import { words } from "../../practice/words.ts";
import { type EvidenceFinder, found, isWithin, lacking, latest, windowOf } from "./evidence.ts";

/** Material that was brought up to date, each that the rule names; without any, the plan itself was approved. */
export const documentReview: EvidenceFinder = {
  kind: "document-review",
  find: (rule, occurrence, input) => {
    const window = windowOf(occurrence, input);
    const { journal } = input.log;
    if (rule.modules.length === 0) {
      const at = entriesOf(journal, "planApproved").find((entry) => isWithin(entry.at, window))?.at;
      return at === undefined ? lacking(words("notApproved")) : found(at, words("approved", { at }));
    }
    const revised = rule.modules.flatMap(
      (module) =>
        entriesOf(journal, "materialRevised").find(
          (entry) => entry.module === module && isWithin(entry.at, window),
        ) ?? [],
    );
    const total = rule.modules.length;
    const at = latest(revised.map((entry) => entry.at));
    if (at === null || revised.length < total)
      return lacking(words("revisedInPart", { done: revised.length, total }));
    return found(at, words("revised", { total, at }));
  },
};
