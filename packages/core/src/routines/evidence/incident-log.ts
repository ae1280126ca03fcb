import { words } from "../../practice/words.ts";
import { isSourceRead } from "../../assess/source-read.ts";
import { type EvidenceFinder, unknown } from "./evidence.ts";
import { judgeAcknowledgements } from "./judge-acknowledgements.ts";

/** Incidents of the service, each taken by somebody of the routine's role. */
export const incidentLog: EvidenceFinder = {
  kind: "incident-log",
  find: (_rule, occurrence, input) => {
    if (!isSourceRead(input.snapshot, "service-issues")) return unknown(words("updatesUnread"));
    return judgeAcknowledgements(occurrence, input, {
      concerns: ({ update }) => update.kind === "incident",
      all: (total, at) => words("incidentsTaken", { total, at }),
      inPart: (done, total) => words("incidentsInPart", { done, total }),
      none: (at) => words("noIncident", { at }),
    });
  },
};
