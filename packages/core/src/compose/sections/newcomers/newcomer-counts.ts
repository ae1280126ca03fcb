import type { NewcomersState } from "../../../assess/newcomers/newcomer-state.ts";
import type { TableBlock } from "../../document.ts";
import type { SectionContext } from "../../section.ts";
import { smallCount } from "../../small-count.ts";

/** How many came and were welcomed, for readers who may not see who. */
export function newcomerCounts(state: NewcomersState, { messages, format }: SectionContext): TableBlock {
  const { columns, texts } = messages.newcomers;
  const rows = [
    [texts.joined, state.joined],
    [texts.inTime, state.outcome.inTime],
    [texts.late, state.outcome.late],
    [texts.without, state.without],
  ] as const;
  return {
    kind: "table",
    id: "newcomer-counts",
    title: texts.countTable,
    emptyText: texts.nobody,
    columns: [
      { id: "what", title: columns.state, type: "text", weight: 3 },
      { id: "people", title: columns.people, type: "text", weight: 1 },
    ],
    rows: rows.map(([what, count]) => [what, smallCount(count, format)]),
  };
}
