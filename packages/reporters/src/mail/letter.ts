import { cleanLines, cleanText, LANGUAGES, type Letter, type MailBody } from "@intune-om/core";
import { safeUrl } from "../format/safe-url.ts";
import type { Template } from "../html/compile-template.ts";
import { LEAD_COLOURS } from "./letter-template.ts";
import { letterText } from "./letter-text.ts";

/** What a letter shows at most: mail programs cut long ones, and nobody reads them. In code points and entries. */
const MOST = { subject: 150, line: 300, text: 2_000, entries: 12 } as const;
const PREVIEW = 120;
/** A letter stays below this, whatever it is given, in bytes of its HTML part. */
export const LETTER_LIMIT = 30_000;

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
    facts: few(letter.facts).map(({ label, value }) => ({ label: line(label), value: line(value) })),
    steps: few(letter.steps).map(line),
    stepsTitle: line(letter.stepsTitle),
    links: few(letter.links).flatMap((link) => {
      const url = webUrl(link.url);
      return url === null ? [] : [{ text: line(link.text) || url, url }];
    }),
    linksTitle: line(letter.linksTitle),
    help: few(letter.help).map(line),
    helpTitle: line(letter.helpTitle),
    why: line(letter.why),
  };
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
    preview: cleanText(lead?.text ?? paragraphs[0] ?? letter.title, PREVIEW),
    organisation: letter.organisation,
    title: letter.title,
    lead:
      lead === null ? null : { tone: lead.tone, text: lead.text, colours: { ...LEAD_COLOURS[lead.tone] } },
    paragraphs,
    facts: letter.facts.map(({ label, value }) => ({ label, value })),
    steps: letter.steps,
    stepsTitle: letter.stepsTitle,
    links: letter.links.map(({ text, url }) => ({ text, url })),
    linksTitle: letter.linksTitle,
    help: letter.help,
    helpTitle: letter.helpTitle,
    why: letter.why,
  };
}
