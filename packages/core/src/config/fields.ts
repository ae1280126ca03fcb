import { z } from "zod";
import { findAddressFault, parseMailAddress } from "../deliver/address.ts";
import type { MailAddress } from "../deliver/address.ts";
import { type GivenText, inEveryLanguage, type LocalizedText } from "../locales/given-text.ts";
import { type LocaleId, LOCALE_IDS } from "../locales/index.ts";
import { FALLBACK_LOCALE } from "../locales/locale-id.ts";
import { cleanLines, cleanText } from "../text/clean-text.ts";

/** Why a value will not do. */
export interface Fault {
  readonly message: string;
  readonly fix: string;
  /** Where in the text, from 0. */
  readonly offset?: number;
  /** Words that may have been meant; asked only for problems that are shown. */
  readonly among?: () => readonly string[];
}

export interface FieldNote {
  readonly description: string;
  readonly examples?: string[];
  /** For the JSON Schema; what counts is the check. */
  readonly pattern?: string;
}

/** A text with a check of its own; `note` is what an editor shows. */
export function checkedText(note: FieldNote, check: (text: string) => Fault | null): z.ZodType<string> {
  return z
    .string()
    .superRefine((text, context) => {
      const fault = check(text);
      if (fault !== null) context.addIssue({ code: "custom", message: fault.message, params: { fault } });
    })
    .meta({ ...note });
}

/** A mapping in which every other key is a mistake. The message lists the keys, for the suggestion. */
export function strict<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const keys = Object.keys(shape).join(" ");
  return z.strictObject(shape, { error: (issue) => (issue.code === "unrecognized_keys" ? keys : undefined) });
}

export function locale(description: string): z.ZodType<LocaleId> {
  return z.enum(LOCALE_IDS).meta({ description });
}

/** One line of text for people. */
export function line(description: string, limit: number = 300): z.ZodType<string> {
  return checkedText({ description }, (text) => {
    if (cleanText(text) === "") return { message: "is empty", fix: "Write some text." };
    return text.length <= limit
      ? null
      : { message: "is too long", fix: `Write at most ${limit} characters.` };
  }).transform((text) => cleanText(text, limit));
}

/** Names a record for other records, addresses of pages and file names. */
export function id(description: string): z.ZodType<string> {
  const fix = "Write 1 to 64 letters a-z, digits and hyphens, for example anna-berg.";
  return checkedText({ description, pattern: "^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$" }, (text) =>
    /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(text) ? null : { message: "is no id", fix },
  );
}

/** One of the names that some registry knows. */
export function known(noun: string, names: readonly string[], description: string): z.ZodType<string> {
  const fault = { message: `is no ${noun}`, fix: `Use one of: ${names.join(", ")}.`, among: () => names };
  return checkedText({ description }, (text) => (names.includes(text) ? null : fault));
}

const BOTH = "A text for every language, or one for each: { en: …, sv: … }.";

/**
 * A text, the same in every language, or one for each. Those that were left out are filled in when the whole file has
 * been read ({@link completeTexts}).
 */
export function localized(description: string): z.ZodType<LocalizedText> {
  return z
    .union([line(BOTH), byLanguage(line)])
    .transform(everywhere)
    .meta({ description: `${description} ${BOTH}` });
}

/** A text of several lines, the same in every language, or one for each. */
export function localizedText(description: string): z.ZodType<LocalizedText> {
  const text = (note: string): z.ZodType<string> =>
    checkedText({ description: note }, (raw) => {
      if (cleanLines(raw).trim() === "") return { message: "is empty", fix: "Write some text." };
      return raw.length <= MOST_TEXT
        ? null
        : { message: "is too long", fix: `Write at most ${MOST_TEXT} characters.` };
    }).transform((raw) => cleanLines(raw, MOST_TEXT).trim());
  return z
    .union([text(BOTH), byLanguage(text)])
    .transform(everywhere)
    .meta({ description: `${description} ${BOTH}` });
}

const MOST_TEXT = 8_000;
const NAMES = new Intl.DisplayNames("en", { type: "language" });

/** A text under the id of each language, and at least one of them. */
function byLanguage(text: (note: string) => z.ZodType<string>): z.ZodType<GivenText> {
  const shape = LOCALE_IDS.map((language) => {
    return [language, text(`In ${NAMES.of(language) ?? language}.`).optional()] as const;
  });
  return strict(Object.fromEntries(shape)).superRefine((given, context) => {
    if (Object.keys(given).length > 0) return;
    const fault: Fault = { message: "has no text", fix: `Write one under ${LOCALE_IDS.join(" or ")}.` };
    context.addIssue({ code: "custom", message: fault.message, params: { fault } });
  });
}

function everywhere(given: string | GivenText): LocalizedText {
  return typeof given === "string" ? inEveryLanguage({ [FALLBACK_LOCALE]: given }) : (given as LocalizedText);
}

/** An object id of the directory. */
export function directoryId(description: string): z.ZodType<string> {
  const pattern = "^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$";
  const fix = "Write the object id as the Microsoft Entra admin center shows it, 36 characters with hyphens.";
  return checkedText({ description, pattern }, (text) =>
    new RegExp(pattern).test(text) ? null : { message: "is no object id", fix },
  ).transform((text) => text.toLowerCase());
}

/** A list that may be left out. */
export function list<T>(
  item: z.ZodType<T>,
  description: string,
): z.ZodType<readonly T[], readonly unknown[] | undefined> {
  return z
    .array(item)
    .optional()
    .transform((items): readonly T[] => items ?? [])
    .meta({ description });
}

export function mailAddress(description: string): z.ZodType<string> {
  return checkedText({ description, examples: ["anna.berg@contoso.com"] }, findAddressFault);
}

/** An address, alone or with a name beside it. */
export function mailbox(description: string): z.ZodType<MailAddress> {
  const named = strict({
    name: line("The name that readers see.", 100).optional(),
    address: mailAddress("The address alone."),
  });
  return z
    .union([mailAddress("The address alone."), named])
    .transform((box) =>
      typeof box === "string" ? parseMailAddress(box) : parseMailAddress(box.address, box.name),
    )
    .meta({ description });
}

export function webUrl(description: string): z.ZodType<string> {
  return checkedText({ description, examples: ["https://contoso.com/help"] }, findWebUrlFault);
}

export function findWebUrlFault(text: string): Fault | null {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  if (url === null) return { message: "is no web address", fix: "Write the whole address, with https://." };
  if (url.username === "" && url.password === "") return null;
  return { message: "holds a user name or password", fix: "Remove what stands before the @." };
}
