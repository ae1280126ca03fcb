import { entriesOf } from "../../practice/journal-entry.ts";
import { words } from "../../practice/words.ts";
import { type EvidenceFinder, found, isWithin, lacking, windowOf } from "./evidence.ts";

/** A person's word, which is all there can be. */
export const attestation: EvidenceFinder = {
  kind: "attestation",
  find: (_rule, occurrence, input) => {
    const window = windowOf(occurrence, input);
    const entry = entriesOf(input.log.journal, "attested").find(
      ({ item, at }) => item === input.routine.id && isWithin(at, window),
    );
    if (entry === undefined) return lacking(words("notAttested"));
    return found(entry.at, words("attested", { at: entry.at, by: { names: [entry.by] } }));
  },
};
