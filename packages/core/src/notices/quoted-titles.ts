import type { UpdateRecord } from "../updates/update-record.ts";
import type { QuotedTitle } from "./matter.ts";

/** What Microsoft calls an update, in each language that it is told in. */
export function quotedTitles({ update, translations }: UpdateRecord): readonly QuotedTitle[] {
  const { language, title, url } = update;
  return [
    { language, title, url },
    ...translations.map((other) => ({ language: other.language, title: other.title, url: other.url })),
  ];
}
