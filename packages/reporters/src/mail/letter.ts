import {
  cleanLines,
  cleanText,
  codeParts,
  LANGUAGES,
  type Letter,
  LETTER_ROWS,
  type LetterCell,
  type LetterTable,
  type MailBody,
} from "@intune-om/core";
import { safeUrl } from "../format/safe-url.ts";
import type { Json, Template } from "../html/compile-template.ts";
import { isCommand } from "./command-lines.ts";
import { LEAD_COLOURS } from "./letter-template.ts";
import { letterText } from "./letter-text.ts";

/** What a letter shows at most: mail programs cut long ones, and nobody reads them. In code points and entries. */
const MOST = { subject: 150, line: 300, text: 2_000, entries: 12, tables: 7, columns: 6, cell: 120 } as const;
const PREVIEW = 120;
/** Cells up to this long stand on one line. */
const SHORT = 16;
/** A letter stays below this, whatever it is given, in bytes of its HTML part. */
export const LETTER_LIMIT = 60_000;

/** Makes the mail of a letter: every part of it as HTML and as plain text. Links are to web pages alone. */
export function composeLetter(letter: Letter, fill: Template): MailBody {
  for (const share of [1, 0.5, 0.25, 0.1]) {
    const shown = within(letter, share);
    const html = fill(contextOf(shown));
    if (Buffer.byteLength(html) < LETTER_LIMIT) return bodyOf(shown, html);
  }
  const least = within(letter, 0.04);
  return bodyOf(least, fill(contextOf(least)));
}

function bodyOf(letter: Letter, html: string): MailBody {
  return { subject: letter.subject, html, text: letterText(letter), images: [] };
}

/** The letter once more, cleaned and cut to a share of the most that it may have. */
function within(letter: Letter, share: number): Letter {
  const line = (text: string): string => cleanText(text, Math.ceil(MOST.line * share));
  const text = (raw: string): string => cleanLines(raw, Math.ceil(MOST.text * share));
  const few = <T>(entries: readonly T[]): readonly T[] => entries.slice(0, Math.ceil(MOST.entries * share));
  return {
    ...letter,
    subject: cleanText(letter.subject, MOST.subject),
    organisation: line(letter.organisation),
    title: line(letter.title),
    lead: letter.lead === null ? null : { ...letter.lead, text: line(letter.lead.text) },
    paragraphs: few(letter.paragraphs)
      .map(text)
      .filter((paragraph) => paragraph !== ""),
    tables: (letter.tables ?? [])
      .slice(0, Math.ceil(MOST.tables * share))
      .map((table) => cutTable(table, share)),
    facts: few(letter.facts).map(({ label, value }) => ({ label: line(label), value: line(value) })),
    steps: few(letter.steps).map(line),
    stepsTitle: line(letter.stepsTitle),
    links: few(letter.links).flatMap((link) => {
      const url = webUrl(link.url);
      return url === null ? [] : [{ text: line(link.text) || url, url }];
    }),
    linksTitle: line(letter.linksTitle),
    // Half of a command is none.
    help: few(letter.help).map((entry) => cleanText(entry, MOST.line)),
    helpTitle: line(letter.helpTitle),
    why: line(letter.why),
  };
}

/** Cells are cut before rows are: a count of what is not shown would be wrong without its rows, and is left out then. */
function cutTable({ title, note, columns, rows, more }: LetterTable, share: number): LetterTable {
  const cell = (text: string): string => cleanText(text, Math.ceil(MOST.cell * share));
  const line = (text: string): string => cleanText(text, Math.ceil(MOST.line * share));
  const shown = rows.slice(0, share < 0.5 ? Math.ceil(LETTER_ROWS * share) : LETTER_ROWS);
  return {
    title: line(title),
    note: line(note),
    columns: columns.slice(0, MOST.columns).map(cell),
    rows: shown.map((row) =>
      row
        .slice(0, MOST.columns)
        .map((of) => (typeof of === "string" ? cell(of) : { tone: of.tone, label: cell(of.label) })),
    ),
    more: shown.length < rows.length ? "" : line(more),
  };
}

/** Columns of short texts keep them on one line: the long ones are broken instead, anywhere if need be. */
function tableContext({ title, note, columns, rows, more }: LetterTable): Parameters<Template>[0] {
  const texts = (at: number): readonly string[] => rows.map((row) => labelOf(row[at] ?? ""));
  const wraps = columns.map((_, at) =>
    texts(at).every((text) => text.length <= SHORT) ? "nowrap" : "normal",
  );
  const look = (cell: LetterCell): { readonly tone: string; readonly colours: Json } => {
    if (typeof cell === "string") return { tone: "", colours: null };
    const tone = cell.tone === "unknown" ? "neutral" : cell.tone;
    return { tone, colours: { ...LEAD_COLOURS[tone] } };
  };
  return {
    title,
    note: partsOf(note),
    columns: columns.map((text, at) => ({ text, wrap: wraps[at] ?? "normal" })),
    rows: rows.map((row) =>
      row.map((cell, at) => ({ text: labelOf(cell), wrap: wraps[at] ?? "normal", ...look(cell) })),
    ),
    more,
  };
}

/** A text for `said` of the template. */
function partsOf(text: string): Json {
  return codeParts(text).map(({ text: part, isCode }) => ({ text: part, isCode }));
}

function plainText(text: string): string {
  return codeParts(text)
    .map((part) => part.text)
    .join("");
}

function labelOf(cell: LetterCell): string {
  return typeof cell === "string" ? cell : cell.label;
}

function webUrl(url: string): string | null {
  const safe = safeUrl(url);
  return safe !== null && /^https?:/i.test(safe) && safe.length <= 500 ? safe : null;
}

function contextOf(letter: Letter): Parameters<Template>[0] {
  const { lead, paragraphs } = letter;
  return {
    language: LANGUAGES[letter.locale].tag,
    subject: letter.subject,
    preview: cleanText(plainText(lead?.text ?? paragraphs[0] ?? letter.title), PREVIEW),
    organisation: letter.organisation,
    title: letter.title,
    lead:
      lead === null
        ? null
        : { tone: lead.tone, parts: partsOf(lead.text), colours: { ...LEAD_COLOURS[lead.tone] } },
    paragraphs: paragraphs.map(partsOf),
    tables: (letter.tables ?? []).map(tableContext),
    facts: letter.facts.map(({ label, value }) => ({ label, value })),
    steps: letter.steps.map(partsOf),
    stepsTitle: letter.stepsTitle,
    links: letter.links.map(({ text, url }) => ({ text, url })),
    linksTitle: letter.linksTitle,
    help: letter.help.map((text) => ({ text, parts: partsOf(text), isCommand: isCommand(text) })),
    helpTitle: letter.helpTitle,
    why: letter.why,
  };
}
