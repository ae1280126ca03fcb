import type {
  ComingTelling,
  PastTelling,
  Telling,
} from "../../assess/communications/communication-calendar.ts";
import { fill } from "../../locales/fill.ts";
import type { Block, Cell, Column, StatusCell } from "../document.ts";
import { dayOf, ownerName } from "../plan-words.ts";
import type { SectionComposer, SectionContext } from "../section.ts";

/** Who is told what in the coming weeks, and what was told. */
export const communications: SectionComposer = {
  id: "communications",
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { messages, assessment } = context;
  const { columns } = messages;
  const { texts } = messages.communications;
  const { coming, past } = assessment.practice.communications;
  const what: readonly Column[] = [
    { id: "title", title: columns.title, type: "text", weight: 3.2 },
    { id: "whom", title: texts.whom, type: "text", weight: 1.6 },
    { id: "channel", title: texts.channel, type: "text", weight: 1 },
  ];
  return [
    {
      kind: "table",
      id: "communications-coming",
      title: texts.aheadTable,
      emptyText: texts.noneAhead,
      readingLimit: 25,
      columns: [
        { id: "next", title: texts.next, type: "date", weight: 1.1 },
        ...what,
        { id: "often", title: texts.often, type: "text", weight: 1.1 },
        { id: "owner", title: columns.owner, type: "text", weight: 1.6 },
      ],
      rows: coming.map((telling) => comingRow(telling, context)),
    },
    {
      kind: "table",
      id: "communications-told",
      title: texts.toldTable,
      emptyText: texts.noneTold,
      readingLimit: 25,
      columns: [
        { id: "on", title: columns.when, type: "date", weight: 1.1 },
        ...what,
        { id: "times", title: columns.count, type: "integer", weight: 0.7 },
        { id: "record", title: texts.record, type: "status", weight: 2 },
      ],
      rows: past.map((telling) => pastRow(telling, context)),
    },
  ];
}

function comingRow(telling: ComingTelling, context: SectionContext): readonly Cell[] {
  const { messages, plan, format } = context;
  const { cadence, texts } = messages.communications;
  const often = telling.cadence === null ? texts.once : cadence[telling.cadence];
  const owner = telling.owner === null ? null : ownerName(telling.owner, plan, format.locale);
  return [dayOf(telling.next), ...whatCells(telling, context), often, owner];
}

function pastRow(telling: PastTelling, context: SectionContext): readonly Cell[] {
  return [dayOf(telling.on), ...whatCells(telling, context), telling.times, recordCell(telling, context)];
}

function whatCells(
  { title, audience, channel }: Telling,
  { plan, messages, format }: SectionContext,
): Cell[] {
  const whom = plan.audiences.find(({ id }) => id === audience)?.name[format.locale] ?? audience;
  return [title[format.locale], whom, messages.communications.channel[channel]];
}

function recordCell({ record }: PastTelling, { messages, format }: SectionContext): StatusCell {
  const { texts, recipients } = messages.communications;
  switch (record.kind) {
    case "sent": {
      const isWhole = record.recipients === record.of;
      const count = format.plural(record.recipients, recipients);
      const label = fill(isWhole ? texts.sent : texts.sentInPart, { recipients: count });
      return { tone: isWhole ? "good" : "attention", label };
    }
    case "held":
      return { tone: "attention", label: texts.held };
    case "failed":
      return { tone: "bad", label: texts.failed };
    default:
      return { tone: "unknown", label: texts.noRecord };
  }
}
