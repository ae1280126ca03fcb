import {
  type Block,
  type Cell,
  cleanLines,
  cleanText,
  type Document,
  type LocaleId,
  type NewsBlock,
  type NewsItem,
  type Section,
  type TableBlock,
  type Tone,
} from "@intune-om/core";
import { type CellFormatter, isLinkCell, isStatusCell } from "../format/format-cell.ts";
import { fillLabel } from "../format/fill-label.ts";
import type { Formats } from "../format/formats.ts";
import { NOTHING } from "../format/formats.ts";
import { readingBlocks } from "../format/reading-blocks.ts";
import { safeUrl } from "../format/safe-url.ts";
import type { Words } from "../format/words.ts";

/** Of a quote in a mail, in code points. */
const QUOTE_LENGTH = 280;

/** The short form of one section, for a mail. */
export interface Lead {
  readonly title: string;
  readonly intro: string | null;
  readonly parts: readonly LeadPart[];
}

export type LeadPart =
  | { readonly kind: "text"; readonly text: string; readonly muted: boolean }
  | { readonly kind: "callout"; readonly tone: Tone; readonly title: string; readonly text: string | null }
  | {
      readonly kind: "chart";
      readonly title: string;
      readonly description: string;
      readonly block: Extract<Block, { kind: "chart" }>;
    }
  | {
      readonly kind: "items";
      readonly title: string | null;
      readonly ordered: boolean;
      readonly items: readonly LeadItem[];
      /** Stands in place of items, or says how many more there are. */
      readonly note: string | null;
    };

export interface LeadItem {
  readonly text: string;
  readonly url: string | null;
  readonly tone: Tone | null;
  /** The word of the tone. */
  readonly state: string | null;
  readonly detail: string | null;
  /** The words of a source, and who that is. */
  readonly quote: string | null;
  readonly source: string | null;
  /** Of text and quote, where it is not the language of the mail. */
  readonly language: LocaleId | null;
}

/** How much of each section a mail shows. */
export interface LeadLimits {
  readonly items: number;
  readonly textLength: number;
  readonly charts: number;
}

/** What leads are made with. */
export interface LeadScope {
  readonly document: Document;
  readonly cell: CellFormatter;
  readonly formats: Formats;
  readonly words: Words;
  readonly limits: LeadLimits;
  /** Whether files go with the mail that hold the rest. */
  readonly attached: boolean;
}

/** Shortens a section to what its reader needs in a mail, or null when nothing is left: key figures stand elsewhere. */
export function leadOf(section: Section, scope: LeadScope): Lead | null {
  const { textLength } = scope.limits;
  const title = cleanText(section.title);
  const parts = readingBlocks(section).flatMap((block): readonly LeadPart[] => {
    const part = partOf(block, scope);
    return part === null
      ? []
      : [part.kind === "items" && part.title === title ? { ...part, title: null } : part];
  });
  if (parts.length === 0) return null;
  const intro = section.intro === undefined ? null : cleanLines(section.intro, textLength);
  return { title, intro, parts };
}

function partOf(block: Block, scope: LeadScope): LeadPart | null {
  const { textLength } = scope.limits;
  switch (block.kind) {
    case "paragraph":
      return { kind: "text", text: cleanLines(block.text, textLength), muted: block.muted === true };
    case "callout": {
      const text = block.text === undefined ? null : cleanLines(block.text, textLength);
      return { kind: "callout", tone: block.tone, title: cleanText(block.title), text };
    }
    case "list":
      return listPart(block, scope);
    case "chart":
      return {
        kind: "chart",
        title: cleanText(block.title),
        description: cleanLines(block.description, textLength),
        block,
      };
    case "table":
      return tablePart(block, scope);
    case "news":
      return newsPart(block, scope);
    case "kpis":
      break;
  }
  return null;
}

function listPart(block: Extract<Block, { kind: "list" }>, scope: LeadScope): LeadPart {
  const { items, textLength } = scope.limits;
  const shown = block.items.slice(0, items).map(
    ({ text, detail, url }): LeadItem => ({
      text: cleanText(text, textLength),
      url: safeUrl(url),
      tone: null,
      state: null,
      detail: detail === undefined ? null : cleanText(detail, textLength),
      quote: null,
      source: null,
      language: null,
    }),
  );
  const note = moreNote(block.items.length - shown.length, scope);
  return { kind: "items", title: null, ordered: block.ordered === true, items: shown, note };
}

function tablePart(table: TableBlock, scope: LeadScope): LeadPart {
  const shown = table.rows.slice(0, scope.limits.items).map((row) => rowItem(row, table, scope));
  const empty = table.rows.length === 0;
  const note = empty ? cleanText(table.emptyText) : moreNote(table.rows.length - shown.length, scope);
  return { kind: "items", title: cleanText(table.title), ordered: false, items: shown, note };
}

function newsPart({ title, items }: NewsBlock, scope: LeadScope): LeadPart {
  const shown = items.slice(0, scope.limits.items).map((item) => newsItem(item, scope));
  const note = moreNote(items.length - shown.length, scope);
  return { kind: "items", title: cleanText(title), ordered: false, items: shown, note };
}

function newsItem(item: NewsItem, { limits }: LeadScope): LeadItem {
  const detail = item.facts.map((fact) => cleanText(fact)).join(" · ");
  const quote = cleanLines(item.quote, Math.min(limits.textLength, QUOTE_LENGTH));
  return {
    text: cleanText(item.title, limits.textLength),
    url: safeUrl(item.url),
    tone: item.status?.tone ?? null,
    state: item.status === null ? null : cleanText(item.status.label),
    detail: detail === "" ? null : cleanText(detail, limits.textLength),
    quote: quote === "" ? null : quote,
    source: cleanText(item.source),
    language: item.language,
  };
}

/** A row as one item: its first text is the headline, its status the sign, the rest stand below with their titles. */
function rowItem(row: readonly Cell[], table: TableBlock, scope: LeadScope): LeadItem {
  const { textLength } = scope.limits;
  const headline = Math.max(
    0,
    table.columns.findIndex(({ type }) => type === "text" || type === "link"),
  );
  const status = table.columns.findIndex(
    (_, index) => index !== headline && isStatusCell(row[index] ?? null),
  );
  const first = row[headline] ?? null;
  const state = row[status] ?? null;
  const details = table.columns.flatMap((column, index) => {
    if (index === headline || index === status || column.workbookOnly === true) return [];
    const text = scope.cell(row[index] ?? null, column);
    return text === NOTHING ? [] : [`${cleanText(column.title)}: ${text}`];
  });
  return {
    text: cleanText(scope.cell(first, table.columns[headline] ?? { type: "text" }), textLength),
    url: isLinkCell(first) ? safeUrl(first.url) : null,
    language: isLinkCell(first) ? (first.language ?? null) : null,
    tone: isStatusCell(state) ? state.tone : null,
    state: isStatusCell(state) ? cleanText(state.label) : null,
    detail: details.length === 0 ? null : cleanText(details.join(" · "), textLength),
    quote: null,
    source: null,
  };
}

function moreNote(count: number, { words, formats, attached }: LeadScope): string | null {
  if (count <= 0) return null;
  return fillLabel(attached ? words.moreAttached : words.more, { count: formats.integer(count) });
}
