import { cleanText, type Document } from "@intune-om/core";
import { createFormats } from "../format/formats.ts";

const LIMIT = 150;

/** The subject: title, state in words, date. One clean line of at most 150 UTF-16 units; the title gives way. */
export function mailSubject(document: Document): string {
  const state = cleanText(document.status.label, 40);
  const end = `: ${state}, ${createFormats(document).date(document.generatedAt)}`;
  const title = cleanText(document.title, LIMIT);
  const room = LIMIT - end.length;
  if (title.length <= room) return `${title}${end}`;
  return `${title
    .slice(0, room - 1)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trimEnd()}…${end}`;
}
