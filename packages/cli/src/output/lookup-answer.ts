import type { Article, CodeLookup, ErrorCode, LocaleId, Plan, RowMatch } from "@intune-om/core";

/** What an answer is told with. */
export interface Telling {
  readonly language: LocaleId;
  /** For the names of owners; null where there is none. */
  readonly plan: Plan | null;
}

const UNCERTAIN = "Uncertain: people who met this code contradict each other.";

const FOUND_BY: Readonly<Record<RowMatch["by"], string | null>> = {
  code: null,
  number: "found by the number behind the word",
  flag: "part of a sum of flags",
};

/** The answer as data: own articles in front, then the rows of the shipped table. */
export function lookupJson(found: CodeLookup, telling: Telling): object {
  const { code, articles, rows, elsewhere, suggestions } = found;
  return {
    code,
    matches: [
      ...articles.map((article) => articleJson(article, telling)),
      ...rows.map((match) => rowJson(match, telling)),
    ],
    elsewhere: elsewhere.map((match) => rowJson(match, telling)),
    suggestions,
  };
}

/** The answer as people read it. */
export function lookupText({ code, articles, rows, elsewhere }: CodeLookup, telling: Telling): string {
  const others = [...new Set(elsewhere.map(({ row }) => `${row.area} on ${row.platform}`))];
  return [
    code,
    ...articles.map((article) => articleText(article, telling)),
    ...rows.map((match) => rowText(match, telling)),
    ...(others.length === 0 ? [] : [`It means something else in ${others.join(", ")}.`]),
  ].join("\n\n");
}

function articleJson(article: Article, telling: Telling): object {
  const { id, codes, platforms, area, owner, reviewed, url, texts } = article;
  const { title, meaning, action } = texts[telling.language];
  return {
    source: "own",
    article: id,
    title,
    codes,
    area,
    platforms,
    meaning,
    action,
    url,
    certain: true,
    owner: { id: owner, name: ownerOf(owner, telling) },
    reviewed,
  };
}

function rowJson({ row, by }: RowMatch, { language }: Telling): object {
  const { code, kind, area, platform, url, certain } = row;
  return {
    source: "shipped",
    code,
    ...numbersOf(row),
    kind,
    area,
    platform,
    meaning: row.meaning[language],
    action: row.action[language],
    url,
    certain,
    by,
  };
}

function articleText(article: Article, telling: Telling): string {
  const { id, codes, owner, reviewed, url, texts } = article;
  const { title, meaning, action } = texts[telling.language];
  return [
    `Our own article: ${title} (${id})`,
    `  Owner ${ownerOf(owner, telling)}, reviewed ${reviewed}, for ${codes.join(", ")}`,
    `  Means: ${indented(meaning)}`,
    `  First: ${indented(action)}`,
    ...(url === null ? [] : [`  More:  ${url}`]),
  ].join("\n");
}

function rowText({ row, by }: RowMatch, { language }: Telling): string {
  const { decimal, hex } = numbersOf(row);
  const how = FOUND_BY[by];
  const forms = [row.code, hex === row.code ? null : hex, decimal === null ? null : String(decimal)];
  const spellings = [...new Set(forms.filter((form) => form !== null))].join(" = ");
  return [
    `${row.area} on ${row.platform}: ${spellings}${how === null ? "" : ` (${how})`}`,
    ...(row.certain ? [] : [`  ${UNCERTAIN}`]),
    `  Means: ${row.meaning[language]}`,
    `  First: ${row.action[language]}`,
    `  Source: ${row.url}`,
  ].join("\n");
}

/** The number of a code in both forms; null for words that have none. */
function numbersOf({ decimal }: ErrorCode): { readonly decimal: number | null; readonly hex: string | null } {
  if (decimal === null) return { decimal, hex: null };
  return { decimal, hex: `0x${(decimal >>> 0).toString(16).toUpperCase().padStart(8, "0")}` };
}

function indented(text: string): string {
  return text.replaceAll("\n", "\n         ");
}

function ownerOf(id: string, { plan, language }: Telling): string {
  const role = plan?.roles.find((entry) => entry.id === id);
  return role?.name[language] ?? plan?.people.find((person) => person.id === id)?.name ?? id;
}
