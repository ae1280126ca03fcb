import type { Letter, Message } from "@intune-om/core/base";
import { cleanText, FALLBACK_LOCALE, type FormatWords, LANGUAGES, toLocaleId } from "@intune-om/core/base";
import { plainFileName } from "../file-name.ts";
import { factSet, harmless, run } from "./card-elements.ts";
import { type CardText, readCardText } from "./card-text.ts";
import { CARD_SHARES, letterActions, letterElements } from "./letter-card.ts";

/** Teams refuses a message of more than 28 KB; a little less leaves room for what the workflow adds. */
export const CARD_BYTES = 28_000;

const TITLE_LIMIT = 150;
const MOST_LINES = 30;
const MOST_FILES = 10;
const FILE_NAME_LIMIT = 80;

/**
 * The message as one adaptive card: its title, facts, the first lines of its text, and its files by name and size.
 * Text stands in runs, which know no Markdown, so that no device name makes a link; where only Markdown is taken its
 * signs are escaped. https://adaptivecards.io/explorer/AdaptiveCard.html
 */
export function teamsPayload(message: Message): Buffer {
  const title = harmless(cleanText(message.subject, TITLE_LIMIT));
  const { letter } = message;
  return letter === undefined ? textPayload(message, title) : letterPayload(message, letter, title);
}

/** A message that comes in its parts: the same ones as in the mail, cut to what there is room for. */
function letterPayload(message: Message, letter: Letter, title: string): Buffer {
  const words = wordsOf(message.language);
  const heading = run(title, { size: "Large", weight: "Bolder" });
  const payloads = CARD_SHARES.map((share) => () => {
    const elements = [heading, ...letterElements(letter, share), ...filesOf(message, words)];
    return bytesOf(envelope(title, elements, letterActions(letter)));
  });
  const fitting = payloads
    .values()
    .map((make) => make())
    .find((payload) => payload.length <= CARD_BYTES);
  return fitting ?? bytesOf(envelope(title, [heading, run(words.restInMail, { isSubtle: true })]));
}

function textPayload(message: Message, title: string): Buffer {
  const text = readCardText(message);
  const words = wordsOf(message.language);
  for (let lines = Math.min(MOST_LINES, text.lines.length); ; lines -= 1) {
    const payload = bytesOf(envelope(title, body(message, { title, text, lines, words })));
    if (payload.length <= CARD_BYTES || lines === 0) return payload;
  }
}

interface Parts {
  readonly title: string;
  readonly text: CardText;
  /** How many lines of the text there is room for. */
  readonly lines: number;
  readonly words: FormatWords;
}

function bytesOf(payload: object): Buffer {
  return Buffer.from(JSON.stringify(payload));
}

function envelope(title: string, elements: readonly object[], actions: readonly object[] = []): object {
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.5",
    fallbackText: title,
    msteams: { width: "Full" },
    body: elements,
    ...(actions.length === 0 ? {} : { actions }),
  };
  const contentType = "application/vnd.microsoft.card.adaptive";
  return { type: "message", attachments: [{ contentType, contentUrl: null, content }] };
}

function body(message: Message, { title, text, lines, words }: Parts): readonly object[] {
  const { facts } = text;
  const shown = text.lines.slice(0, lines);
  return [
    run(title, { size: "Large", weight: "Bolder" }),
    ...factSet(facts),
    ...shown.map(({ text: line, begins }) => run(harmless(line), {}, begins ? "Medium" : "None")),
    ...(lines < text.lines.length ? [run(words.restInMail, { isSubtle: true })] : []),
    ...filesOf(message, words),
  ];
}

function filesOf({ attachments, language }: Message, words: FormatWords): readonly object[] {
  if (attachments.length === 0) return [];
  const shown = attachments.slice(0, MOST_FILES).map(({ fileName, bytes }) => {
    const name = harmless(cleanText(plainFileName(fileName), FILE_NAME_LIMIT));
    return run(`${name} (${sizeText(bytes.length, language)})`, {}, "None");
  });
  const more = attachments.length - shown.length;
  return [
    run(words.filesInMail, { weight: "Bolder" }),
    ...shown,
    ...(more > 0 ? [run(`+ ${more}`, { isSubtle: true }, "None")] : []),
  ];
}

function sizeText(bytes: number, language: string): string {
  const units = ["byte", "kilobyte", "megabyte"] as const;
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return new Intl.NumberFormat(language === "" ? "en" : language, {
    style: "unit",
    unit: units[step] ?? "megabyte",
    maximumFractionDigits: step === 2 ? 1 : 0,
  }).format(bytes / 1_000 ** step);
}

function wordsOf(language: string): FormatWords {
  return LANGUAGES[toLocaleId(language) ?? FALLBACK_LOCALE].formatWords;
}
