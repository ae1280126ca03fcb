import type { AppAssignments } from "../../collect/rows/app.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block, TableBlock } from "../document.ts";
import { figureText } from "../figures.ts";
import type { SectionContext } from "../section.ts";

/** How much of the catalogue is in use, and for a workbook to whom each app goes. */
export function appAssignments(context: SectionContext): readonly Block[] {
  const assigned = figureText("apps.assigned", context);
  const catalogue = figureText("apps.catalogue", context);
  const text = fill(context.messages.texts.assignmentText, { assigned, catalogue });
  return [{ kind: "paragraph", text }, assignmentTable(context)];
}

function assignmentTable({ assessment, messages }: SectionContext): TableBlock {
  const { columns, texts } = messages;
  const apps = (assessment.snapshot.lists.appAssignments ?? []).toSorted((one, other) =>
    one.name < other.name ? -1 : 1,
  );
  return {
    kind: "table",
    id: "app-assignments",
    title: texts.assignmentTable,
    emptyText: texts.noAssignments,
    workbookOnly: true,
    columns: [
      { id: "app", title: columns.app, type: "text" },
      { id: "publisher", title: columns.publisher, type: "text" },
      { id: "required", title: columns.required, type: "integer" },
      { id: "available", title: columns.available, type: "integer" },
      { id: "uninstall", title: columns.uninstall, type: "integer" },
      { id: "everyone", title: columns.everyone, type: "boolean" },
      { id: "leftOut", title: columns.leftOut, type: "integer" },
      { id: "rawName", title: columns.rawName, type: "text" },
    ],
    rows: apps.map((app) => [
      cleanText(app.name, 160),
      cleanText(app.publisher, 120),
      app.intents["required"] ?? 0,
      available(app),
      app.intents["uninstall"] ?? 0,
      app.toAllDevices || app.toAllUsers,
      app.excludedGroups,
      cleanText(app.kind, 80),
    ]),
  };
}

/** Offered to devices that are enrolled or not: in both cases a person chooses to install it. */
function available({ intents }: AppAssignments): number {
  return (intents["available"] ?? 0) + (intents["availableWithoutEnrollment"] ?? 0);
}
