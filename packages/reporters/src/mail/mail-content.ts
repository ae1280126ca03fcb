import {
  cleanLines,
  cleanText,
  type Document,
  FORMATS,
  isMailAddress,
  type KpiCard,
  type MailContext,
  type Tone,
} from "@intune-om/core";
import { createCellFormatter } from "../format/format-cell.ts";
import { createFormats, type Formats } from "../format/formats.ts";
import { fillLabel } from "../format/fill-label.ts";
import { WORDS, type Words } from "../format/words.ts";
import { type Lead, leadOf, type LeadLimits } from "./lead.ts";

/** Everything that a mail says, cleaned and cut, before it becomes HTML or plain text. */
export interface MailContent {
  readonly language: string;
  readonly title: string;
  readonly organisation: string;
  readonly facts: readonly Fact[];
  readonly status: { readonly tone: Tone; readonly label: string; readonly sentence: string };
  readonly noticesTitle: string;
  readonly notices: readonly {
    readonly tone: Tone;
    readonly title: string;
    readonly text: string;
    readonly fix: string | null;
  }[];
  readonly figures: readonly Figure[];
  readonly leads: readonly Lead[];
  /** Titles of the sections that there is no room for. */
  readonly further: readonly string[];
  readonly attachments: readonly { readonly fileName: string; readonly description: string | null }[];
  /** Files that were too large; `ask` says who has them. */
  readonly leftOut: {
    readonly files: readonly { readonly fileName: string; readonly description: string }[];
    readonly ask: string | null;
  } | null;
  /** Who answers questions; `address` only when it is one plain mailbox. */
  readonly contact: { readonly text: string; readonly address: string | null } | null;
  readonly why: string;
  readonly words: Words;
  readonly labels: Document["labels"];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** One line of the table of key figures. */
export interface Figure {
  readonly name: string;
  readonly basis: string | null;
  readonly value: string;
  readonly change: string | null;
  readonly tone: Tone;
  readonly state: string;
  readonly target: string | null;
}

/** How much a mail shows in all. */
export interface MailLimits extends LeadLimits {
  readonly figures: number;
  readonly notices: number;
  readonly sections: number;
}

/** Files that a mail names. */
const MOST_FILES = 10;

/** Titles of left-out sections that a mail names. */
const FURTHER = 20;

/** Chooses what a mail says of a document. */
export function mailContent(document: Document, context: MailContext, limits: MailLimits): MailContent {
  const formats = createFormats(document);
  const words = WORDS[document.locale];
  const { labels, status } = document;
  const attached = context.attachments.length > 0;
  const cell = createCellFormatter(document, formats);
  const scope = { document, cell, formats, words, limits, attached };
  const leads = document.sections.flatMap((section) => leadOf(section, scope) ?? []);
  return {
    language: formats.language,
    title: cleanText(document.title, 200),
    organisation: cleanText(document.organisation, 200),
    facts: [
      { label: labels.audience, value: cleanText(document.audience, 200) },
      { label: labels.period, value: formats.period(document.period.from, document.period.to) },
      { label: labels.dataFrom, value: formats.dateTime(document.dataAt) },
    ],
    status: { tone: status.tone, label: cleanText(status.label), sentence: cleanLines(status.sentence, 600) },
    noticesTitle: labels.limitedVisibility,
    notices: document.notices.slice(0, limits.notices).map(({ tone, title, text, fix }) => ({
      tone,
      title: cleanText(title),
      text: cleanLines(text, limits.textLength),
      fix: fix === undefined ? null : cleanLines(fix, limits.textLength),
    })),
    figures: topFigures(document, limits.figures),
    leads: leads.slice(0, limits.sections),
    further: leads
      .slice(limits.sections, limits.sections + FURTHER)
      .map(({ title }) => cleanText(title, 100)),
    attachments: context.attachments.slice(0, MOST_FILES).map(({ fileName, format }) => ({
      fileName: cleanText(fileName, 200),
      description: formatDescription(format, words),
    })),
    leftOut: leftOutOf(context, words, formats),
    contact: contactOf(context.contact),
    why: fillLabel(words.whyYouGetThis, {
      audience: cleanText(document.audience, 200),
      organisation: cleanText(document.organisation, 200),
    }),
    words,
    labels,
  };
}

/** The worst first: what a reader with half a minute has to see. */
const URGENCY: Readonly<Record<Tone, number>> = { bad: 0, attention: 1, unknown: 2, neutral: 3, good: 4 };

function topFigures(document: Document, limit: number): readonly Figure[] {
  const cards = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "kpis" ? block.items : [])),
  );
  const sorted = cards.toSorted((one, other) => URGENCY[one.tone] - URGENCY[other.tone]);
  return sorted.slice(0, limit).map(figureOf);
}

function figureOf(card: KpiCard): Figure {
  return {
    name: cleanText(card.name, 200),
    basis: card.basis === null ? null : cleanText(card.basis, 200),
    value: cleanText(card.value, 60),
    change: card.change === null ? null : cleanText(card.change.text, 100),
    tone: card.tone,
    state: cleanText(card.stateLabel, 60),
    target: card.target === null ? null : cleanText(card.target, 60),
  };
}

function formatDescription(format: string, { formats }: Words): string | null {
  const known = FORMATS.find((one) => one === format);
  return known === undefined ? null : formats[known];
}

function leftOutOf(
  { leftOut = [], contact }: MailContext,
  words: Words,
  formats: Formats,
): MailContent["leftOut"] {
  if (leftOut.length === 0) return null;
  const files = leftOut.slice(0, MOST_FILES).map(({ fileName, bytes, path }) => {
    const size = formats.megabytes(bytes);
    const description = fillLabel(words.leftOutFile, { size, path: cleanText(path, 400) });
    return { fileName: cleanText(fileName, 200), description };
  });
  const who = contactOf(contact)?.text;
  return { files, ask: who === undefined ? null : fillLabel(words.leftOutAsk, { contact: who }) };
}

function contactOf(contact: string | undefined): MailContent["contact"] {
  const text = contact === undefined ? "" : cleanText(contact, 254);
  if (text === "") return null;
  return { text, address: isMailAddress(text) ? text : null };
}
