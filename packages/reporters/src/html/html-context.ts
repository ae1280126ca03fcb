import {
  type Block,
  cleanLines,
  cleanText,
  type Document,
  type RenderContext,
  type Section,
} from "@intune-om/core";
import { type CellFormatter, createCellFormatter } from "../format/format-cell.ts";
import { createFormats, type Formats } from "../format/formats.ts";
import { safeUrl } from "../format/safe-url.ts";
import { WORDS, type Words } from "../format/words.ts";
import { keyFigures } from "../format/key-figures.ts";
import { readingBlocks } from "../format/reading-blocks.ts";
import { chartContext } from "./chart-context.ts";
import type { Json } from "./compile-template.ts";
import { kpiContext } from "./kpi-context.ts";
import { newsContext } from "./news-context.ts";
import { tableContext, type TablePlace } from "./table-context.ts";

/** Cards at the top when the first section brings none. */
const KEY_FIGURES = 8;

/** What the blocks of one document need to become template contexts. */
export interface HtmlScope {
  readonly document: Document;
  readonly context: RenderContext;
  readonly formats: Formats;
  readonly cell: CellFormatter;
  readonly words: Words;
}

/** Turns a document into what the page's template is filled with: plain JSON, texts cleaned, addresses checked. */
export function htmlContext(document: Document, context: RenderContext): Json {
  const formats = createFormats(document);
  const words = WORDS[document.locale];
  const cell = createCellFormatter(document, formats);
  const scope: HtmlScope = { document, context, formats, cell, words };
  const { labels, status } = document;
  const sections = document.sections.map((section, index) => sectionContext(section, index, scope));
  return {
    language: formats.language,
    title: cleanText(document.title),
    organisation: cleanText(document.organisation),
    tenant: cleanText(document.tenantName),
    skip: words.skipToContent,
    contents: labels.contents,
    whatToDo: words.whatToDo,
    facts: document.facts?.map(({ label, value }) => ({
      label: cleanText(label),
      value: cleanText(value),
    })) ?? [
      { label: labels.audience, value: cleanText(document.audience) },
      { label: labels.period, value: formats.period(document.period.from, document.period.to) },
      { label: labels.dataFrom, value: formats.dateTime(document.dataAt) },
      { label: labels.generated, value: formats.dateTime(document.generatedAt) },
    ],
    status: { tone: status.tone, label: cleanText(status.label), sentence: cleanLines(status.sentence) },
    noticesTitle: labels.limitedVisibility,
    notices: document.notices.map(({ tone, title, text, fix }) => ({
      tone,
      title: cleanText(title),
      text: cleanLines(text),
      fix: fix === undefined ? null : cleanLines(fix),
    })),
    figuresTitle: words.keyFigures,
    figures: keyFigures(document, KEY_FIGURES).map((card) => kpiContext(card, scope)),
    sections,
  };
}

function sectionContext(section: Section, index: number, scope: HtmlScope): Json {
  return {
    id: /^[a-z][a-z0-9-]{0,60}$/.test(section.id) ? `s-${section.id}` : `s-${index + 1}`,
    title: cleanText(section.title),
    intro: section.intro === undefined ? null : cleanLines(section.intro),
    blocks: readingBlocks(section).map((block, position) =>
      blockContext(block, { id: `t-${index + 1}-${position + 1}`, section: cleanText(section.title) }, scope),
    ),
  };
}

/** One block under the name of its kind, which selects its piece of the template. */
function blockContext(block: Block, place: TablePlace, scope: HtmlScope): Json {
  switch (block.kind) {
    case "paragraph":
      return { paragraph: { text: cleanLines(block.text), muted: block.muted === true } };
    case "callout":
      return {
        callout: {
          tone: block.tone,
          title: cleanText(block.title),
          text: block.text === undefined ? null : cleanLines(block.text),
        },
      };
    case "list":
      return { list: listContext(block) };
    case "kpis":
      return { kpis: { cards: block.items.map((card) => kpiContext(card, scope)) } };
    case "chart":
      return { chart: chartContext(block, scope) };
    case "news":
      return { news: newsContext(block) };
    case "table":
      break;
  }
  return { table: tableContext(block, place, scope) };
}

function listContext(block: Extract<Block, { kind: "list" }>): Json {
  return {
    ordered: block.ordered === true,
    items: block.items.map(({ text, detail, url }) => ({
      text: cleanText(text, 2_000),
      detail: detail === undefined ? null : cleanLines(detail),
      url: safeUrl(url),
    })),
  };
}
