import type { Metrics } from "../collect/snapshot.ts";
import type { TableBlock } from "./document.ts";
import type { SectionContext } from "./section.ts";

/** What Graph counts devices by, under profiles and software updates; best first. */
export const STATE_COUNTS = [
  "compliant",
  "remediated",
  "noncompliant",
  "error",
  "conflict",
  "notApplicable",
  "unknown",
] as const;

export type StateCount = (typeof STATE_COUNTS)[number];

export interface FigureTable {
  readonly id: string;
  readonly title: string;
  /** What is counted: devices, for example. */
  readonly what: string;
  /** The count under each label; `undefined` where it was not read. */
  readonly figures: readonly (readonly [label: string, value: number | undefined])[];
}

/** A few counts beside one another. One that was not read is said to be missing, it never is 0. */
export function figureTable(
  { id, title, what, figures }: FigureTable,
  { messages }: Pick<SectionContext, "messages">,
): TableBlock {
  return {
    kind: "table",
    id,
    title,
    emptyText: "",
    columns: [
      { id: "what", title: messages.columns.state, type: "text", weight: widthOf(what) },
      ...figures.map(
        ([label], index) =>
          ({ id: `figure-${index}`, title: label, type: "integer", weight: widthOf(label) }) as const,
      ),
    ],
    rows: [[what, ...figures.map(([, value]) => value ?? messages.labels.missing)]],
  };
}

/** As wide as their titles, so that the figures stand evenly. */
function widthOf(label: string): number {
  return label.length + 4;
}

/** Devices by state, from the figures `<prefix>.compliant` and so on. */
export function stateTable(
  { id, title, prefix }: { readonly id: string; readonly title: string; readonly prefix: string },
  context: SectionContext,
): TableBlock {
  const { assessment, messages } = context;
  const { metrics } = assessment.snapshot;
  const figures = STATE_COUNTS.map(
    (state) => [messages.stateCount[state], metrics[`${prefix}.${state}`]] as const,
  );
  return figureTable({ id, title, what: messages.columns.devices, figures }, context);
}

/** A figure inside a sentence, or the word for missing. */
export function figureText(name: string, { assessment, messages, format }: SectionContext): string {
  const value = assessment.snapshot.metrics[name];
  return value === undefined ? messages.labels.missing : format.integer(value);
}

/** {@link figureText} of people or devices. */
export function peopleText(name: string, { assessment, messages, format }: SectionContext): string {
  const value = assessment.snapshot.metrics[name];
  return value === undefined ? messages.labels.missing : format.people(value);
}

/** Such a figure as a part of another that is told beside it. */
export function partText(name: string, whole: string, context: SectionContext): string {
  const { metrics } = context.assessment.snapshot;
  const [part, all] = [metrics[name], metrics[whole]];
  return part === undefined || all === undefined ? peopleText(name, context) : context.format.part(part, all);
}

/** The figures that begin with a prefix, by what stands behind it. */
export function figuresUnder(prefix: string, metrics: Metrics): ReadonlyMap<string, number> {
  const found = Object.entries(metrics).filter(([name]) => name.startsWith(prefix));
  return new Map(found.map(([name, value]) => [name.slice(prefix.length), value]));
}
