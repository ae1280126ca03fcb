import type { ErrorGroup } from "../../assess/error-groups.ts";
import { fill } from "../../locales/fill.ts";
import { LANGUAGES } from "../../locales/index.ts";
import { cleanText } from "../../text/clean-text.ts";
import type { LinkCell, LocaleId } from "../document.ts";
import { ownerName } from "../plan-words.ts";
import type { SectionContext } from "../section.ts";
import { platformsText } from "./platform-names.ts";

/** Of what an article says, in a cell. */
const TEXT_LIMIT = 600;

export function codeCell({ code, known }: ErrorGroup): LinkCell {
  return { text: cleanText(code, 80), url: known?.url ?? null };
}

export function errorPlatform({ platform }: Pick<ErrorGroup, "platform">, context: SectionContext): string {
  return platform === "any" ? context.messages.texts.everyPlatform : platformsText([platform], context);
}

/** What an error means: the organisation's own words first, the shipped ones behind them, marked where uncertain. */
export function meaningCell(
  { known, article }: Pick<ErrorGroup, "known" | "article">,
  context: SectionContext,
): string {
  const { messages, format } = context;
  const meaning = known?.meaning[format.locale] ?? null;
  const shipped =
    known === null || known.certain || meaning === null
      ? meaning
      : `${meaning} (${messages.texts.uncertain})`;
  if (article === null) return shipped ?? "–";
  const own = cleanText(article.texts[format.locale].meaning, TEXT_LIMIT);
  return shipped === null ? own : fill(messages.helpdesk.texts.ownAndShipped, { own, shipped });
}

/** What is done first: as the organisation says, or else the shipped table. */
export function actionCell(
  { known, article }: Pick<ErrorGroup, "known" | "article">,
  { messages, format }: SectionContext,
): string {
  if (article !== null) return cleanText(article.texts[format.locale].action, TEXT_LIMIT);
  return known?.action[format.locale] ?? messages.texts.unknownCode;
}

function languageName(language: LocaleId, reader: LocaleId): string {
  const names = new Intl.DisplayNames(LANGUAGES[reader].tag, { type: "language" });
  return names.of(language) ?? language;
}

/** The own article with who keeps it right, and where all of it stands; null for none. */
export function articleCell(
  { article }: Pick<ErrorGroup, "article">,
  { plan, format, messages }: SectionContext,
): LinkCell | null {
  if (article === null) return null;
  const { title: whole, language } = article.texts[format.locale];
  const title = cleanText(whole, 120);
  const owner = cleanText(ownerName(article.owner, plan, format.locale), 80);
  const { articleOwner, articleIn } = messages.helpdesk.texts;
  const text =
    language === null || language === format.locale
      ? fill(articleOwner, { title, owner })
      : fill(articleIn, { title, owner, language: languageName(language, format.locale) });
  return { text, url: article.url };
}
