import type { UpdateState } from "../../assess/updates.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Cell, Column, LinkCell, TableBlock } from "../document.ts";
import type { SectionContext } from "../section.ts";
import { known, sourceName } from "../words.ts";
import { platformsText } from "./platform-names.ts";
import { toldIn } from "./told-in.ts";
import { updateOwner } from "./update-facts.ts";

export interface UpdateTable {
  readonly id: string;
  readonly title: string;
  readonly emptyText: string;
  /** What stands in the last column. */
  readonly text: (state: UpdateState) => string;
}

/** All updates of a section for the workbook, to be sorted and filtered; what is for reading stands beside it. */
export function updateTable(
  states: readonly UpdateState[],
  { id, title, emptyText, text }: UpdateTable,
  context: SectionContext,
): TableBlock {
  const columns = columnsOf(text, context);
  return {
    kind: "table",
    id,
    title,
    emptyText,
    workbookOnly: true,
    columns: columns.map(({ column }) => column),
    rows: states.map((state) => columns.map(({ cell }) => cell(state))),
  };
}

/** The title of an update that leads to its notice, marked with its language where that is not the report's. */
export function titleCell(state: UpdateState, { format }: SectionContext): LinkCell {
  const { title, url, language } = toldIn(state, format.locale);
  const cell = { text: cleanText(title, 200), url };
  return language === null || language === format.locale ? cell : { ...cell, language };
}

/** Whether an audience is told who has an update, and how far it has come. */
export function showsTriage({ audience }: SectionContext): boolean {
  return audience !== "users" && audience !== "newcomers";
}

interface TableColumn {
  readonly column: Column;
  readonly cell: (state: UpdateState) => Cell;
}

function columnsOf(text: UpdateTable["text"], context: SectionContext): readonly TableColumn[] {
  const { columns, digest } = context.messages;
  const triage: readonly TableColumn[] = [
    {
      column: { id: "devices", title: columns.devices, type: "integer" },
      cell: ({ touched }) => touched.devices,
    },
    { column: { id: "users", title: columns.users, type: "integer" }, cell: ({ touched }) => touched.users },
    {
      column: { id: "owner", title: columns.owner, type: "text" },
      cell: (state) => updateOwner(state, context),
    },
    {
      column: { id: "state", title: columns.state, type: "text" },
      cell: ({ record }) => known(digest.triage, record.triage.state),
    },
  ];
  return [
    {
      column: { id: "title", title: columns.title, type: "link" },
      cell: (state) => titleCell(state, context),
    },
    {
      column: { id: "platform", title: columns.platform, type: "text" },
      cell: ({ update }) => platformsText(update.platforms, context),
    },
    {
      column: { id: "kind", title: columns.kind, type: "text" },
      cell: ({ update }) => digest.kind[update.kind],
    },
    { column: { id: "actBy", title: columns.actBy, type: "date" }, cell: ({ update }) => update.actBy },
    {
      column: { id: "daysLeft", title: columns.daysLeft, type: "integer" },
      cell: ({ daysToAct }) => daysToAct,
    },
    ...(showsTriage(context) ? triage : []),
    {
      column: { id: "published", title: columns.published, type: "date" },
      cell: ({ update }) => update.publishedAt ?? update.updatedAt,
    },
    {
      column: { id: "source", title: columns.source, type: "text" },
      cell: ({ update }) => sourceName(update.source, context.messages),
    },
    { column: { id: "text", title: columns.description, type: "text" }, cell: text },
  ];
}
