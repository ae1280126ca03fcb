import { LANGUAGES, type Letter, type LetterTable } from "@intune-om/core";
import { commandLines } from "./command-lines.ts";
import { tableLines } from "./table-lines.ts";
import { columns, wrapText } from "./wrap-text.ts";

const WIDTH = 76;

/** The plain-text part of a letter: the same content as the HTML part, for a font of equal widths. */
export function letterText(letter: Letter): string {
  const { title, organisation, lead, paragraphs, tables = [], facts, steps, links, help, why } = letter;
  const wrap = (text: string): Lines => wrapText(text, WIDTH);
  const blocks: readonly Lines[] = [
    [...wrap(title.toLocaleUpperCase(LANGUAGES[letter.locale].tag)), ...wrap(organisation)],
    ...(lead === null ? [] : [wrapText(lead.text, WIDTH, { first: "! ", rest: "  " })]),
    ...paragraphs.map(wrap),
    ...tables.flatMap(tableBlocks),
    facts.flatMap(({ label, value }) => wrapText(`${label}: ${value}`, WIDTH, { rest: "  " })),
    ...part(letter.stepsTitle, steps.flatMap(numbered)),
    ...part(
      letter.linksTitle,
      links.flatMap(({ text, url }) => [...wrap(`${text}:`), `  ${url}`]),
    ),
    ...part(
      letter.helpTitle,
      help.flatMap((text) => commandLines(text, WIDTH)),
    ),
    ["-- ", ...wrap(why)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

type Lines = readonly string[];

function tableBlocks({ title, note, columns: titles, rows, more }: LetterTable): readonly Lines[] {
  const wrap = (text: string): Lines => (text === "" ? [] : wrapText(text, WIDTH));
  const lines = [
    ...wrap(note),
    ...tableLines(titles, rows),
    ...(more === "" ? [] : commandLines(more, WIDTH)),
  ];
  return title === "" ? [lines] : part(title, lines);
}

function numbered(step: string, index: number): Lines {
  const first = `${index + 1}. `;
  return wrapText(step, WIDTH, { first, rest: " ".repeat(first.length) });
}

/** A heading with what stands under it; nothing where there is nothing. */
function part(title: string, lines: Lines): readonly Lines[] {
  if (lines.length === 0) return [];
  const head = wrapText(title, WIDTH);
  const longest = head.reduce((most, line) => Math.max(most, columns(line)), 3);
  return [[...head, "-".repeat(longest), ...lines]];
}
