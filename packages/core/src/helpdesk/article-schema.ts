import { z } from "zod";
import { checkedText, line, list, localized, locale, strict, webUrl } from "../config/fields.ts";
import { canonicalErrorCode } from "../domain/error-codes.ts";
import { date } from "../config/time-fields.ts";
import type { LocalizedText } from "../locales/given-text.ts";
import type { LocaleId } from "../locales/index.ts";
import { PLATFORMS, type Platform } from "../updates/update.ts";
import { CODE_AREAS, type CodeArea } from "./article.ts";
import { keysOfSpelling } from "./code-keys.ts";

/** What the front matter of an article says. */
export interface ArticleHead {
  readonly title: LocalizedText;
  readonly codes: readonly string[];
  readonly platforms: readonly Platform[];
  readonly area: CodeArea | null;
  readonly owner: string;
  readonly reviewed: string;
  readonly language: LocaleId | null;
  readonly url: string | null;
}

const MOST_CODES = 50;

/** @param owners Ids of the people and roles that may own an article; null when they are not known. */
export function articleSchema(owners: readonly string[] | null): z.ZodType<ArticleHead> {
  return strict({
    title: localized("What the article is about."),
    codes: z.array(codeSchema()).min(1).max(MOST_CODES),
    platforms: list(z.enum(PLATFORMS), "Where it applies. Default: every platform."),
    area: z.enum(CODE_AREAS).optional(),
    owner: ownerSchema(owners),
    reviewed: date("When somebody last made sure that it is right."),
    language: locale("The language that it is written in.").optional(),
    url: webUrl("Where readers find all of it.").optional(),
  }).transform((raw) => ({
    ...raw,
    codes: [...new Set(raw.codes)],
    area: raw.area ?? null,
    language: raw.language ?? null,
    url: raw.url ?? null,
  }));
}

/** The same article in another language says no more than its title: everything else stands in the first file. */
export function translationSchema(): z.ZodType<{ readonly title: string }> {
  return strict({ title: line("What the article is about.") });
}

/** YAML reads 0x87D1FDE8 and -2016281112 as numbers when they stand without quotation marks. */
function codeSchema(): z.ZodType<string> {
  const spelling = checkedText({ description: "An error code, in any spelling." }, (text) =>
    text.length <= 80 && keysOfSpelling(text).length > 0
      ? null
      : { message: "is no error code", fix: "Write a number, hex digits or a word, as the error shows it." },
  );
  const number = z
    .int()
    .min(-0x8000_0000)
    .max(0xffff_ffff)
    .transform((value) => String(value));
  return z.union([spelling, number]).transform((code) => canonicalErrorCode(code));
}

function ownerSchema(owners: readonly string[] | null): z.ZodType<string> {
  return checkedText({ description: "Id of the person or role that keeps it right." }, (text) => {
    if (owners === null || owners.includes(text)) return null;
    const fix = "Write the id of somebody under people or roles in plan.yaml.";
    return { message: "is no person or role of the plan", fix, among: () => owners.slice(0, 200) };
  });
}
