import type { NoticeStanding } from "../../../assess/notices/notice-state.ts";
import { NOTICE_EXCLUSIONS } from "../../../notices/exclusions.ts";
import { cleanText } from "../../../text/clean-text.ts";
import type { Block, Cell, TableBlock, Tone } from "../../document.ts";
import type { SectionContext } from "../../section.ts";

const TONES: Readonly<Record<NoticeStanding["state"], Tone>> = {
  draft: "attention",
  held: "attention",
  approved: "neutral",
  sending: "neutral",
  sent: "good",
  withdrawn: "unknown",
};

/** Each notice with its state, its readers, how many it reached and how early. */
export function noticeTable(context: SectionContext): TableBlock {
  const { assessment, messages } = context;
  const { report } = messages.notices;
  const { columns } = report;
  return {
    kind: "table",
    id: "notices",
    title: report.table,
    emptyText: report.noNotices,
    columns: [
      { id: "notice", title: columns.notice, type: "text", weight: 4 },
      { id: "state", title: columns.state, type: "status", weight: 1.8 },
      { id: "recipients", title: columns.recipients, type: "integer", weight: 1 },
      { id: "reached", title: columns.reached, type: "text", weight: 1.2 },
      { id: "lead", title: columns.lead, type: "text", weight: 1.4 },
      { id: "effect", title: columns.effect, type: "date", weight: 1.4 },
    ],
    rows: assessment.practice.notices.notices.map((notice) => rowOf(notice, context)),
  };
}

function rowOf(notice: NoticeStanding, { messages, format }: SectionContext): readonly Cell[] {
  const { report } = messages.notices;
  const { kind, title, state, hold, isTrial, recipients, told, lead, effectAt } = notice;
  const name = title === null ? report.kind[kind] : `${report.kind[kind]}: ${cleanText(title, 200)}`;
  const why = state === "held" && hold !== null ? `${name}. ${report.hold[hold]}` : name;
  const isGone = state === "sent" || state === "sending";
  const reach = recipients === 0 ? report.unknown : format.percent((told / recipients) * 100);
  return [
    why,
    { tone: TONES[state], label: isTrial && isGone ? report.trial : report.state[state] },
    recipients,
    isGone && !isTrial ? reach : null,
    lead === null ? null : format.plural(Math.round(lead), report.days),
    effectAt,
  ];
}

/** How many were not told, by reason, over all notices that are shown. */
export function leftOutTable({ assessment, messages }: SectionContext): readonly Block[] {
  const { report } = messages.notices;
  const { notices } = assessment.practice.notices;
  const rows = NOTICE_EXCLUSIONS.flatMap((why) => {
    const count = notices.reduce((sum, { excluded }) => sum + (excluded[why] ?? 0), 0);
    return count === 0 ? [] : [[report.exclusion[why], count]];
  });
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      id: "notices-left-out",
      title: report.leftOutTable,
      emptyText: "",
      columns: [
        { id: "reason", title: report.columns.reason, type: "text", weight: 4 },
        { id: "count", title: report.columns.excluded, type: "integer", weight: 1 },
      ],
      rows,
    },
  ];
}
