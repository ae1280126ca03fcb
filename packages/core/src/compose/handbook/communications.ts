import { cadenceDay } from "../../assess/communications/cadence-days.ts";
import type { Communication } from "../../config/plan/plan.ts";
import { dayOf } from "../plan-words.ts";
import type { HandbookComposer, HandbookContext } from "./handbook-section.ts";
import { audienceName, roleWithHolders } from "./handbook-words.ts";

/** Who tells whom what, where and when. */
export const communications: HandbookComposer = {
  id: "communications",
  compose: (context) => {
    const { plan, messages, format } = context;
    const { texts } = messages.plan.handbook;
    const coming = plan.communications.filter(({ on }) => on === null || on >= context.today);
    return [
      {
        kind: "table",
        id: "communications",
        title: texts.communicationTable,
        emptyText: texts.noCommunications,
        columns: [
          { id: "what", title: texts.what, type: "text", weight: 2.6 },
          { id: "readers", title: texts.readers, type: "text", weight: 1.5 },
          { id: "who", title: texts.who, type: "text", weight: 2.4 },
          { id: "channel", title: texts.channel, type: "text", weight: 1 },
          { id: "when", title: texts.when, type: "text", weight: 1.3 },
          { id: "next", title: texts.next, type: "date", weight: 1.1 },
        ],
        rows: coming.map((entry) => [
          entry.title[format.locale],
          audienceName(entry.audience, plan, format.locale),
          roleWithHolders(entry.owner, context),
          messages.communications.channel[entry.channel],
          entry.cadence === null
            ? messages.communications.texts.once
            : messages.communications.cadence[entry.cadence],
          dayOf(nextDay(entry, context)),
        ]),
      },
    ];
  },
};

function nextDay({ on, cadence }: Communication, { today, calendar }: HandbookContext): string | null {
  return cadence === null ? on : cadenceDay(cadence, today, 1, calendar);
}
