import type { Letter, MailBody } from "@intune-om/core";
import { compileTemplate } from "../html/compile-template.ts";

const FRAME = `<!doctype html><html lang="{{locale}}"><head><meta charset="utf-8"><title>{{subject}}</title></head><body>{{#each lines}}<p>{{this}}</p>{{/each}}</body></html>`;

/** Makes the mail of a letter: every part of it as HTML and as plain text. */
export async function composeLetter(letter: Letter): Promise<MailBody> {
  const lines = [
    letter.title,
    ...(letter.lead === null ? [] : [letter.lead.text]),
    ...letter.paragraphs,
    ...letter.facts.map(({ label, value }) => `${label}: ${value}`),
    ...(letter.steps.length === 0 ? [] : [letter.stepsTitle]),
    ...letter.steps.map((step, index) => `${index + 1}. ${step}`),
    ...letter.links.map(({ text, url }) => `${text}: ${url}`),
    ...letter.help,
    letter.why,
  ];
  const fill = await compileTemplate({ main: FRAME });
  const html = fill({ locale: letter.locale, subject: letter.subject, lines });
  return { subject: letter.subject, html, text: `${lines.join("\n\n")}\n`, images: [] };
}
