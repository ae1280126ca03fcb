import { unseenSources } from "../../assess/overall-state.ts";
import type { Coverage } from "../../collect/snapshot.ts";
import { fill } from "../../locales/fill.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { Block } from "../document.ts";
import type { SectionComposer, SectionContext } from "../section.ts";
import { coverageWords } from "../notice.ts";
import { coverageCell, sourceName } from "../words.ts";

/** When the data was collected, what could not be seen, and how each figure is defined. */
export const dataQuality: SectionComposer = {
  id: "data-quality",
  parts: [{ sources: [], compose }],
};

function compose(context: SectionContext): readonly Block[] {
  const { assessment, messages, format } = context;
  const { texts } = messages;
  const { snapshot } = assessment;
  const at = fill(texts.collectedAt, { at: format.dateTime(snapshot.takenAt) });
  const collected = `${at} ${comparison(context)}`;
  const whole = unseenSources(snapshot).length === 0;
  return [
    { kind: "paragraph", text: whole ? `${collected} ${texts.allRead}` : collected },
    ...sourceTable(context),
    ...definitionTable(context),
  ];
}

/** What the change of the figures is counted from: the snapshots that the measures themselves are set against. */
function comparison({ assessment, messages, format }: SectionContext): string {
  const { texts } = messages;
  const dates = assessment.kpis
    .flatMap(({ value, previous }) => (value === null || previous === null ? [] : [previous.at]))
    .sort((one, other) => one.getTime() - other.getTime());
  const [first] = dates;
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return texts.notCompared;
  const one = format.dateTime(first);
  const other = format.dateTime(last);
  return fill(texts.comparedWith, { previous: one === other ? one : `${one} – ${other}` });
}

/** What the measures mean, in reports that show them. */
function definitionTable({ assessment, report, messages }: SectionContext): readonly Block[] {
  const { columns, texts } = messages;
  const shown = [
    ...(report.sections.includes("kpis") ? assessment.kpis : []),
    ...(report.sections.includes("practice") ? assessment.practiceKpis : []),
  ];
  if (shown.length === 0) return [];
  return [
    {
      kind: "table",
      id: "definitions",
      title: texts.definitionTable,
      emptyText: "",
      columns: [
        { id: "measure", title: columns.measure, type: "text", weight: 1.4 },
        { id: "definition", title: columns.definition, type: "text", weight: 4 },
      ],
      rows: shown.map(({ kpi }) => [messages.kpi[kpi].name, messages.kpi[kpi].definition]),
    },
  ];
}

/** Administrators see every source; others only those that could not be read in full. */
function sourceTable(context: SectionContext): readonly Block[] {
  const { assessment, messages, audience } = context;
  const { snapshot } = assessment;
  const { columns, texts } = messages;
  const shown = audience === "administrators" ? snapshot.coverage : unseenSources(snapshot);
  if (shown.length === 0) return [];
  return [
    {
      kind: "table",
      id: "sources",
      title: texts.sourceTable,
      emptyText: texts.allRead,
      columns: [
        { id: "source", title: columns.source, type: "text", weight: 2.4 },
        { id: "status", title: columns.status, type: "status", weight: 1.4 },
        { id: "count", title: columns.count, type: "integer", weight: 0.8 },
        { id: "why", title: columns.why, type: "text", weight: 3.4 },
        ...(audience === "administrators"
          ? [{ id: "detail", title: columns.detail, type: "text", weight: 3, workbookOnly: true } as const]
          : []),
      ],
      rows: shown.map((coverage) => [
        sourceName(coverage.source, messages),
        coverageCell(coverage, messages),
        "count" in coverage ? coverage.count : null,
        whyText(coverage, context),
        ...(audience === "administrators" ? [detailText(coverage)] : []),
      ]),
    },
  ];
}

/** Why, in the reader's language; that a thing is not set up is told by its state. */
function whyText(coverage: Coverage, context: SectionContext): string | null {
  if (coverage.status === "complete" || coverage.status === "notConfigured") return null;
  const { reason, fix } = coverageWords(coverage, context);
  return joined([reason, fix ?? ""]);
}

/** As the collector says it, with path and request id, for whoever has to mend it. */
function detailText(coverage: Coverage): string | null {
  const note = "note" in coverage ? coverage.note : undefined;
  return joined([
    "reason" in coverage ? coverage.reason : (note ?? ""),
    ("fix" in coverage ? coverage.fix : undefined) ?? "",
  ]);
}

function joined(parts: readonly string[]): string | null {
  const text = cleanText(parts.filter((part) => part !== "").join(" "));
  return text === "" ? null : text;
}
