import type { Message } from "@intune-om/core/base";
import { cleanText } from "@intune-om/core/base";

/** What of a message's text goes into a card. */
export interface CardText {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly lines: readonly CardLine[];
}

export interface CardLine {
  readonly text: string;
  /** Whether a new part begins with it. */
  readonly begins: boolean;
}

const LINE_LIMIT = 300;
const MOST_FACTS = 8;
const LABEL_LIMIT = 40;
const VALUE_LIMIT = 120;
const FACT = /^([^\s:][^:]{0,59}): +(\S.*)$/;

/** Reads the plain-text part: parts with blank lines between, in which the first part of labels and values is facts. */
export function readCardText({ text, subject }: Pick<Message, "text" | "subject">): CardText {
  const parts = text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/)
    .map((part) => part.split("\n").filter((line) => isSaid(line, subject)))
    .filter((part) => part.length > 0);
  const facts = parts.findIndex(isFacts);
  return {
    facts: (parts[facts] ?? []).slice(0, MOST_FACTS).map(factOf),
    lines: parts.flatMap((part, index) => (index === facts ? [] : part.map(lineOf))),
  };
}

/** Rules under headings say nothing in a card, and the title stands there already. */
function isSaid(line: string, subject: string): boolean {
  const text = line.trim();
  return /[^-=_ ]/.test(text) && text.toLocaleLowerCase() !== subject.trim().toLocaleLowerCase();
}

function isFacts(part: readonly string[]): boolean {
  return part.length > 1 && part.every((line) => FACT.test(line));
}

function factOf(line: string): { readonly label: string; readonly value: string } {
  const [, label = "", value = ""] = FACT.exec(line) ?? [];
  return { label: cleanText(label, LABEL_LIMIT), value: cleanText(value, VALUE_LIMIT) };
}

function lineOf(line: string, index: number): CardLine {
  return { text: cleanText(line, LINE_LIMIT), begins: index === 0 };
}
