import type { MaterialTask } from "../../../assess/training/material-tasks.ts";
import type { ModuleState } from "../../../assess/training/training-state.ts";
import { cleanText } from "../../../text/clean-text.ts";
import type { Cell, StatusCell, TableBlock } from "../../document.ts";
import { dayOf, ownerName } from "../../plan-words.ts";
import type { SectionContext } from "../../section.ts";

/** Each piece of material, and a row for each change that it must be revised for. */
export function materialTable(context: SectionContext, whole: boolean): TableBlock {
  const { assessment, messages } = context;
  const { columns, texts } = messages.training;
  return {
    kind: "table",
    id: "training-material",
    title: texts.materialTable,
    emptyText: texts.noMaterial,
    columns: [
      { id: "module", title: columns.module, type: "link", weight: 2.4 },
      { id: "version", title: columns.version, type: "text", weight: 0.8 },
      { id: "revised", title: columns.revised, type: "date", weight: 1.1 },
      { id: "because", title: columns.because, type: "link", weight: 2.6 },
      { id: "owner", title: messages.columns.owner, type: "text", weight: 1.4 },
      { id: "due", title: messages.columns.due, type: "date", weight: 1.1 },
      { id: "status", title: messages.columns.status, type: "status", weight: 1.3 },
    ],
    rows: assessment.practice.training.modules.flatMap((state) => rowsOf(state, context, whole)),
  };
}

function rowsOf(state: ModuleState, context: SectionContext, whole: boolean): readonly (readonly Cell[])[] {
  const { plan, format } = context;
  const { module, version, revisedOn, tasks } = state;
  const title = { text: module.title[format.locale], url: module.url };
  const known: readonly Cell[] = [title, cleanText(version, 40), dayOf(revisedOn)];
  if (tasks.length === 0) return [[...known, null, null, null, restingCell(state, context, whole)]];
  return tasks.map((task) => [
    ...known,
    { text: cleanText(task.title), url: task.url },
    task.owner === null ? null : ownerName(task.owner, plan, format.locale),
    dayOf(task.due),
    taskCell(task, context),
  ]);
}

function taskCell({ overdue }: MaterialTask, { messages }: SectionContext): StatusCell {
  const { texts } = messages.training;
  return overdue ? { tone: "bad", label: texts.reviseLate } : { tone: "attention", label: texts.toRevise };
}

/** Nothing to do is only well when everything that tells of changes was read. */
function restingCell({ isLinked }: ModuleState, { messages }: SectionContext, whole: boolean): StatusCell {
  const { texts } = messages.training;
  if (!isLinked) return { tone: "neutral", label: texts.notLinked };
  return whole ? { tone: "good", label: texts.upToDate } : { tone: "unknown", label: texts.noChangeKnown };
}
