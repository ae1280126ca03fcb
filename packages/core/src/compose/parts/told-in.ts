import type { UpdateState } from "../../assess/updates.ts";
import type { Update } from "../../updates/update.ts";
import type { LocaleId } from "../document.ts";

/** The words of an update, and who said them. */
export type Told = Pick<Update, "source" | "title" | "summary" | "url" | "language">;

/** An update in the reader's language where a source tells it in that, otherwise as it came. */
export function toldIn({ update, record }: UpdateState, locale: LocaleId): Told {
  if (update.language === locale) return update;
  return record.translations.find(({ language }) => language === locale) ?? update;
}
