import { cleanLines, cleanText, type NewsBlock, type NewsItem } from "@intune-om/core";
import { safeUrl } from "../format/safe-url.ts";
import type { Json } from "./compile-template.ts";

/** Announcements under a heading, title and quote each marked with the language they are in. */
export function newsContext({ title, items }: NewsBlock): Json {
  return { title: cleanText(title), items: items.map(itemContext) };
}

function itemContext({ title, url, status, facts, quote, language, source }: NewsItem): Json {
  const words = cleanLines(quote);
  return {
    title: cleanText(title),
    url: safeUrl(url),
    language,
    status: status === null ? null : { tone: status.tone, text: cleanText(status.label) },
    facts: facts.map((fact) => cleanText(fact)),
    quote: words === "" ? null : words,
    source: cleanText(source),
  };
}
