import {
  CODE_AREAS,
  type CodeLookup,
  createCodeBook,
  loadErrorCodes,
  LOCALE_IDS,
  type LocaleId,
  type Organisation,
  platformKey,
} from "@intune-om/core";
import type { Action } from "../action.ts";
import { EXIT } from "../exit-codes.ts";
import { lookupJson, lookupText } from "../output/lookup-answer.ts";
import { type KnowledgeFolderOptions, knowledgeOf, organisationIfAny } from "../session/knowledge.ts";
import { noteArticles } from "../session/note-articles.ts";
import { knownWord } from "../session/known-word.ts";

export interface LookupOptions extends KnowledgeFolderOptions {
  readonly code: readonly string[];
  readonly area?: string;
  readonly platform?: string;
  readonly language?: string;
}

const PLATFORM_WORDS = ["windows", "ios", "macos", "android", "linux", "any"] as const;

/** `lookup CODE`: what a code means and what is done first, the organisation's own articles in front. */
export const lookUp: Action<LookupOptions> = async (context) => {
  const { options, output } = context;
  const { area, platform } = options;
  const query = {
    code: options.code.join(" "),
    area: area === undefined ? undefined : knownWord("area", area.toLowerCase(), CODE_AREAS),
    platform: platform === undefined ? undefined : platformWord(platform),
  };
  const organisation = await organisationIfAny(context);
  const language = languageOf(options.language, organisation);
  const knowledge = await knowledgeOf(context, organisation);
  noteArticles(knowledge, output);
  const found = createCodeBook(loadErrorCodes(), knowledge.articles).lookUp(query);
  const telling = { language, plan: organisation?.plan ?? null };
  if (found.articles.length + found.rows.length > 0) {
    output.result(lookupJson(found, telling), () => lookupText(found, telling));
    return EXIT.done;
  }
  const error = unknownError(found);
  output.problem(`Error: ${error.message}\n  ${error.hint} (${error.code})`);
  output.result({ ...lookupJson(found, telling), error }, () => "");
  return EXIT.failed;
};

/** A platform as people write it: iPad, Windows 11. */
function platformWord(asked: string): string {
  const key = platformKey(asked.trim());
  return key === "any" ? knownWord("platform", asked.trim().toLowerCase(), PLATFORM_WORDS) : key;
}

function languageOf(asked: string | undefined, organisation: Organisation | null): LocaleId {
  if (asked !== undefined) return knownWord("language", asked.toLowerCase(), LOCALE_IDS);
  return organisation?.config.locale ?? "en";
}

function unknownError({ code, elsewhere, suggestions }: CodeLookup): {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
} {
  const asked = JSON.stringify(code.slice(0, 200));
  const handOver =
    "Read the code off the screen once more; then take down device, user, time and what was tried, and hand over.";
  if (elsewhere.length > 0) {
    const places = [...new Set(elsewhere.map(({ row }) => `${row.area} on ${row.platform}`))].join(", ");
    return {
      code: "lookup.unknown",
      message: `${asked} is not known there`,
      hint: `It is known in ${places}: leave out --area or --platform to see what it means there. ${handOver}`,
    };
  }
  const meant = suggestions.length === 0 ? "" : `Did you mean ${suggestions.join(" or ")}? `;
  return { code: "lookup.unknown", message: `nobody knows the code ${asked}`, hint: `${meant}${handOver}` };
}
