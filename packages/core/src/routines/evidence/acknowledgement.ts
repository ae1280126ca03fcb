import { words } from "../../practice/words.ts";
import type { EvidenceFinder } from "./evidence.ts";
import { judgeAcknowledgements } from "./judge-acknowledgements.ts";

/** Announcements of the time, each acknowledged by somebody of the routine's role. */
export const acknowledgement: EvidenceFinder = {
  kind: "acknowledgement",
  find: (_rule, occurrence, input) =>
    judgeAcknowledgements(occurrence, input, {
      concerns: ({ update }) => update.kind !== "incident",
      all: (total, at) => words("acknowledged", { total, at }),
      inPart: (done, total) => words("acknowledgedInPart", { done, total }),
      none: (at) => words("nothingAnnounced", { at }),
    }),
};
