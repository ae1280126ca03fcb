import { cleanText, type Letter, type LetterCell, type LetterTable } from "@intune-om/core/base";
import { factSet, harmless, run, said } from "./card-elements.ts";

/** How much of a letter a card shows; the next is tried when the card grows too large. */
export interface CardShare {
  readonly rows: number;
  readonly cell: number;
  readonly lines: number;
  readonly line: number;
}

export const CARD_SHARES: readonly CardShare[] = [
  { rows: 10, cell: 120, lines: 12, line: 300 },
  { rows: 10, cell: 60, lines: 10, line: 200 },
  { rows: 10, cell: 30, lines: 8, line: 150 },
  { rows: 5, cell: 24, lines: 5, line: 120 },
  { rows: 2, cell: 20, lines: 2, line: 80 },
];

const MOST_TABLES = 7;
const MOST_COLUMNS = 6;
const MOST_BUTTONS = 6;
const MOST_FACTS = 12;
/** Commands stand there, and half of one is none: there are fewer lines of it, and never shorter ones. */
const MOST_HELP = 300;
const COLOURS = {
  good: "Good",
  attention: "Warning",
  bad: "Attention",
  neutral: "Accent",
  unknown: "Default",
} as const;

/** The parts of a letter as elements of an adaptive card, in the order of the mail. Its title stands above them. */
export function letterElements(letter: Letter, share: CardShare): readonly object[] {
  const line = (text: string): string => harmless(cleanText(text, share.line));
  const paragraphs = letter.paragraphs.slice(0, share.lines);
  const steps = letter.steps.slice(0, share.lines);
  return [
    ...(letter.lead === null ? [] : [lead(letter.lead, line)]),
    ...paragraphs.map((text) => said(line(text))),
    ...(letter.tables ?? []).slice(0, MOST_TABLES).flatMap((table) => tableElements(table, share)),
    ...factSet(
      letter.facts
        .slice(0, MOST_FACTS)
        .map(({ label, value }) => ({ label: cleanText(label, 40), value: cleanText(value, share.line) })),
    ),
    ...part(
      letter.stepsTitle,
      steps.map((step, index) => said(`${index + 1}. ${line(step)}`, {}, "Small")),
    ),
    ...part(
      letter.helpTitle,
      letter.help.slice(0, share.lines).map((text) => run(harmless(cleanText(text, MOST_HELP)), {}, "Small")),
    ),
    ...(letter.why === "" ? [] : [run(line(letter.why), { isSubtle: true, size: "Small" })]),
  ];
}

/** Links as buttons: to web pages alone. */
export function letterActions({ links }: Letter): readonly object[] {
  return links
    .filter(({ url }) => isWebPage(url))
    .slice(0, MOST_BUTTONS)
    .map(({ text, url }) => ({ type: "Action.OpenUrl", title: harmless(cleanText(text, 60)), url }));
}

function isWebPage(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && text.length <= 500;
}

function lead({ tone, text }: NonNullable<Letter["lead"]>, line: (text: string) => string): object {
  const styles = { good: "good", attention: "warning", bad: "attention", neutral: "accent" } as const;
  return {
    type: "Container",
    style: styles[tone],
    spacing: "Medium",
    items: [said(line(text), { weight: "Bolder" })],
  };
}

function part(title: string, elements: readonly object[]): readonly object[] {
  if (elements.length === 0) return [];
  return [run(harmless(cleanText(title, 80)), { weight: "Bolder" }), ...elements];
}

function tableElements(
  { title, note, columns, rows, more }: LetterTable,
  share: CardShare,
): readonly object[] {
  const line = (text: string): string => harmless(cleanText(text, share.line));
  const shown = rows.slice(0, share.rows);
  const titles = columns.slice(0, MOST_COLUMNS);
  const cell = (of: LetterCell): string => cleanText(typeof of === "string" ? of : of.label, share.cell);
  const look = (of: LetterCell): object =>
    typeof of === "string" ? {} : { color: COLOURS[of.tone], weight: "Bolder" };
  const table = {
    type: "Table",
    spacing: "Small",
    firstRowAsHeaders: true,
    showGridLines: false,
    columns: titles.map(() => ({ width: 1 })),
    rows: [
      row(
        titles.map((text) =>
          run(harmless(cleanText(text, share.cell)), { isSubtle: true, size: "Small" }, "None"),
        ),
      ),
      ...shown.map((cells) =>
        row(cells.slice(0, MOST_COLUMNS).map((of) => run(harmless(cell(of)), look(of), "None"))),
      ),
    ],
  };
  return [
    ...(title === "" ? [] : [run(line(title), { weight: "Bolder" })]),
    ...(note === "" ? [] : [said(line(note), {}, "Small")]),
    ...(shown.length === 0 ? [] : [table]),
    // A count of what is not shown would be wrong where rows were cut for room.
    ...(more === "" || shown.length < rows.length ? [] : [run(line(more), { isSubtle: true }, "Small")]),
  ];
}

function row(elements: readonly object[]): object {
  return { type: "TableRow", cells: elements.map((element) => ({ type: "TableCell", items: [element] })) };
}
