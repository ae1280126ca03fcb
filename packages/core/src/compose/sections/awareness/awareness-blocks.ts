import type { Block } from "../../document.ts";
import { isSmall, smallCount } from "../../small-count.ts";
import type { SectionContext } from "../../section.ts";
import { leftOutTable, noticeTable } from "./notice-tables.ts";

export function awarenessBlocks(context: SectionContext): readonly Block[] {
  const { assessment, messages, format, showsPeople } = context;
  const { notices } = assessment.practice;
  const { report } = messages.notices;
  const blocks: Block[] = [];
  if (notices.held > 0) {
    blocks.push({ kind: "callout", tone: "attention", title: format.plural(notices.held, report.held) });
  }
  if (notices.waiting > 0) {
    blocks.push({ kind: "paragraph", text: format.plural(notices.waiting, report.waits) });
  }
  blocks.push(summary(context));
  return showsPeople ? [...blocks, noticeTable(context), ...leftOutTable(context)] : blocks;
}

/** What a director needs: how many, how well, how early. Few people are not counted where they could be guessed. */
function summary({ assessment, messages, format, showsPeople }: SectionContext): Block {
  const { sent, told, meant, leadDays, inTime, timed, waiting } = assessment.practice.notices;
  const { summary: words, columns, days, unknown } = messages.notices.report;
  if (sent === 0) return { kind: "paragraph", text: words.none, muted: true };
  const count = (people: number): string =>
    showsPeople ? format.integer(people) : smallCount(people, format);
  const isHidden = (people: number): boolean => people === 0 || (!showsPeople && isSmall(people));
  const share = (part: number, of: number): string =>
    isHidden(of) ? unknown : format.percent((part / of) * 100);
  const lead = leadDays === null ? unknown : format.plural(Math.round(leadDays), days);
  return {
    kind: "table",
    id: "notice-summary",
    title: words.title,
    emptyText: "",
    columns: [
      { id: "what", title: columns.what, type: "text", weight: 3 },
      { id: "value", title: columns.value, type: "text", weight: 1 },
    ],
    rows: [
      [words.sent, format.integer(sent)],
      [words.people, count(told)],
      [words.reach, share(told, meant)],
      [words.lead, lead],
      [words.inTime, share(inTime, timed)],
      [words.waiting, format.integer(waiting)],
    ],
  };
}
