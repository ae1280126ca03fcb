import type { UpdateState } from "../../assess/updates.ts";
import { fill } from "../../locales/fill.ts";
import type { Block, Cell, Column, TableBlock } from "../document.ts";
import { audienceUpdates } from "../parts/audience-updates.ts";
import { deadlineEvent } from "../parts/deadline-event.ts";
import { plainPlatforms, platformsText } from "../parts/platform-names.ts";
import { updateOwner } from "../parts/update-facts.ts";
import { showsTriage, titleCell } from "../parts/update-table.ts";
import { known } from "../words.ts";
import { EVERY_FEED, type SectionComposer, type SectionContext } from "../section.ts";

/** Rows in a report for reading; the workbook and the calendar have all. */
const READING_LIMIT = 25;
const SOON_DAYS = 30;
/** How long a date that has passed is shown to those who should have acted. */
const PASSED_DAYS = 30;
const MOST_PRESSING = 3;

/** Dates by which somebody must act, in their order, for reading and for the calendar. */
export const deadlines: SectionComposer = {
  id: "deadlines",
  parts: [{ sources: ["service-messages", "service-issues", EVERY_FEED], needs: "none", compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const dated = audienceUpdates(context).filter((state) => isShown(state, context));
  const ahead = dated.filter(({ daysToAct }) => daysToAct !== null && daysToAct >= 0);
  if (context.audience !== "stakeholders") return [deadlineTable(dated, context)];
  return [...countBlock(ahead, context), deadlineTable(ahead.slice(0, MOST_PRESSING), context)];
}

function isShown({ daysToAct, record }: UpdateState, { audience }: SectionContext): boolean {
  if (daysToAct === null || record.triage.state === "done") return false;
  return daysToAct >= (audience === "administrators" ? -PASSED_DAYS : 0);
}

function countBlock(ahead: readonly UpdateState[], { messages, format }: SectionContext): readonly Block[] {
  if (ahead.length === 0) return [];
  const { dateCount, texts } = messages.digest;
  const soon = ahead.filter(({ daysToAct }) => (daysToAct ?? 0) <= SOON_DAYS).length;
  const count = format.plural(ahead.length, dateCount);
  return [{ kind: "paragraph", text: fill(texts.ahead, { count, soon: format.integer(soon) }) }];
}

function deadlineTable(states: readonly UpdateState[], context: SectionContext): TableBlock {
  const { texts } = context.messages.digest;
  const sorted = [...states].sort(byDate);
  const columns = columnsOf(context);
  return {
    kind: "table",
    id: "deadlines",
    title: texts.dateTable,
    emptyText: texts.noDates,
    readingLimit: READING_LIMIT,
    columns: columns.map(([column]) => column),
    rows: sorted.map((state) => columns.map(([, cell]) => cell(state))),
    events: sorted.flatMap((state) => deadlineEvent(state, context) ?? []),
  };
}

function columnsOf(context: SectionContext): readonly (readonly [Column, (state: UpdateState) => Cell])[] {
  const { columns } = context.messages;
  const date = [
    [
      { id: "actBy", title: columns.actBy, type: "date", weight: 1.1 },
      ({ update }: UpdateState) => update.actBy,
    ],
    [
      { id: "daysLeft", title: columns.daysLeft, type: "integer", weight: 0.7 },
      ({ daysToAct }: UpdateState) => daysToAct,
    ],
    [
      { id: "title", title: columns.title, type: "link", weight: 3.6 },
      (state: UpdateState) => titleCell(state, context),
    ],
  ] as const;
  const { id, title } = { id: "platform", title: columns.platform };
  if (!showsTriage(context)) {
    const cell = ({ touched }: UpdateState): Cell => plainPlatforms(touched.platforms, context);
    return [...date, [{ id, title, type: "text", weight: 1.6 }, cell]];
  }
  return [
    ...date,
    [{ id, title, type: "text", weight: 1.2 }, ({ update }) => platformsText(update.platforms, context)],
    [
      { id: "devices", title: columns.devices, type: "integer", weight: 0.8 },
      ({ touched }) => touched.devices,
    ],
    [
      { id: "owner", title: columns.owner, type: "text", weight: 1.3 },
      (state) => updateOwner(state, context),
    ],
    [
      { id: "state", title: columns.state, type: "status", weight: 1.3 },
      (state) => stateCell(state, context),
    ],
  ];
}

/** How far the work on it has come; a date that has passed is bad, however far that is. */
function stateCell({ record, daysToAct }: UpdateState, { messages }: SectionContext): Cell {
  const { state } = record.triage;
  const label = known(messages.digest.triage, state);
  if (daysToAct !== null && daysToAct < 0) return { tone: "bad", label };
  if (state === "planned" || state === "communicated") return { tone: "good", label };
  return { tone: daysToAct !== null && daysToAct <= SOON_DAYS ? "attention" : "neutral", label };
}

function byDate(one: UpdateState, other: UpdateState): number {
  const days = (one.update.actBy?.getTime() ?? 0) - (other.update.actBy?.getTime() ?? 0);
  return days !== 0 ? days : other.urgency - one.urgency;
}
