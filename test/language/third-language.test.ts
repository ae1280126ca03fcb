import { describe, expect, it, vi } from "vitest";
import {
  assess,
  composeReport,
  type Document,
  inEveryLanguage,
  LANGUAGES,
  loadErrorCodes,
  LOCALE_IDS,
  toLocaleId,
} from "@intune-om/core";
import { createMailComposer, reporters } from "@intune-om/reporters";
import { everyFigure, everyList } from "../../packages/core/test-support/every-list.ts";
import {
  administrators,
  NOW,
  plan as planOf,
  report,
  snapshot,
} from "../../packages/core/test-support/snapshots.ts";
import { readPdf } from "../../packages/reporters/test-support/read-pdf.ts";
import { createFormatter } from "../../packages/core/src/locales/formatter.ts";

interface Registry {
  readonly LOCALE_IDS: readonly string[];
  readonly LANGUAGES: typeof LANGUAGES;
}

// What one more file and its line in the registry do; nothing else is changed.
vi.mock("../../packages/core/src/locales/index.ts", async (original) => {
  const { markedLanguage } = await import("./marked-language.ts");
  const { LANGUAGES: spoken, LOCALE_IDS: ids } = await original<Registry>();
  const languages = { ...spoken, pl: markedLanguage(spoken.en) };
  const catalogues = Object.entries(languages).map(([id, { messages }]) => [id, messages]);
  return {
    LOCALE_IDS: [...ids, "pl"],
    LANGUAGES: languages,
    catalogues: Object.fromEntries(catalogues) as unknown,
  };
});

const POLISH = toLocaleId("pl");
const CONTEXT = { formats: ["pdf", "xlsx", "html", "ics"] };

/** A report from a plan that gives its texts in English and Swedish alone. */
function polish(): Document {
  const of = snapshot({ lists: everyList, metrics: everyFigure });
  const plan = planOf();
  return composeReport({
    report: { ...report(), title: inEveryLanguage({ en: "Intune this week", sv: "Intune i veckan" }, "sv") },
    audience: { ...administrators, name: inEveryLanguage({ en: "Admins", sv: "Administratörer" }, "sv") },
    plan,
    assessment: assess({
      snapshot: of,
      history: [],
      plan,
      errorCodes: loadErrorCodes(),
      periodDays: 7,
      readAt: null,
    }),
    tenantName: "Contoso",
    locale: POLISH,
    timeZone: "Europe/Warsaw",
    generatedAt: NOW,
  });
}

/** Texts of the English catalogues that are told of nothing else: long enough, and without a place for a value. */
function englishTexts(): readonly string[] {
  const { messages, formatWords } = LANGUAGES.en;
  return leaves([messages, formatWords]).filter((text) => text.length > 12 && !/[{#]/.test(text));
}

function leaves(tree: unknown): readonly string[] {
  if (typeof tree === "string") return [tree];
  return typeof tree === "object" && tree !== null ? Object.values(tree).flatMap(leaves) : [];
}

/** The texts of a tree that hold one of the English texts outside its marks. */
function unmarked(tree: unknown): readonly string[] {
  const texts = englishTexts();
  // What error codes mean is data, which is given in the languages that it is given in.
  const data = new Set(loadErrorCodes().all.flatMap(({ meaning, action }) => [meaning.en, action.en]));
  return leaves(tree).filter((text) => {
    if (data.has(text)) return false;
    const outside = withoutMarked(text);
    return texts.some((english) => outside.includes(english));
  });
}

/** Marked texts are put into marked texts. */
function withoutMarked(text: string): string {
  const less = text.replace(/«[^«»]*»/g, "");
  return less === text ? text : withoutMarked(less);
}

describe("a third language, as one file and one line", () => {
  it("is known by its id, in data that was stored and in settings", () => {
    expect(POLISH).toBe("pl");
    expect(LOCALE_IDS).toContain("pl");
  });

  it("counts by plural rules of its own", () => {
    const { plural } = createFormatter(POLISH, "UTC");
    const { days } = LANGUAGES[POLISH].messages.sentence;
    const counted = [1, 2, 5, 22].map((count) => plural(count, days));
    expect(counted).toEqual(["«one: 1 days»", "«few: 2 days»", "«many: 5 days»", "«few: 22 days»"]);
  });

  it("writes a whole report, with not one text from another catalogue", () => {
    const document = polish();
    expect(JSON.stringify(document)).toContain(`«${LANGUAGES.en.messages.labels.contents}»`);
    expect(unmarked(document)).toEqual([]);
  });

  it("takes the plan's texts from the organisation's language where they are not given", () => {
    expect(polish().title).toBe("Intune i veckan");
  });

  it("is seen to be missing where a text is not from its catalogue", () => {
    const document = polish();
    expect(unmarked({ ...document, title: LANGUAGES.en.messages.sentence.good })).toHaveLength(1);
  });

  it("is rendered to every format, and told to screen readers", async () => {
    const document = polish();
    const bytes = new Map<string, string>();
    for (const [format, create] of Object.entries(reporters)) {
      const reporter = await create();
      bytes.set(format, Buffer.from(await reporter.render(document, CONTEXT)).toString("latin1"));
    }
    const html = Buffer.from(bytes.get("html") ?? "", "latin1").toString("utf8");
    expect(html).toContain('<html lang="pl"');
    expect(html).toContain(`«${LANGUAGES.en.formatWords.skipToContent}»`);
    expect(readPdf(Buffer.from(bytes.get("pdf") ?? "", "latin1")).raw).toContain("/Lang (pl)");
    expect(bytes.get("xlsx")?.length).toBeGreaterThan(10_000);
    expect(bytes.get("ics")).toContain("BEGIN:VCALENDAR");
  });

  it("is the language of a letter", async () => {
    const letter = {
      locale: POLISH,
      subject: "Subject",
      organisation: "Contoso",
      title: "Title",
      lead: null,
      paragraphs: ["Text"],
      facts: [],
      steps: [],
      stepsTitle: "",
      links: [],
      linksTitle: "",
      help: [],
      helpTitle: "",
      why: "Why",
    };
    expect((await createMailComposer().composeLetter(letter, {})).html).toMatch(/<html lang="pl/);
  });

  it("is the language of the mail, its dates included", async () => {
    const { html, text } = await createMailComposer().compose(polish(), { attachments: [] });
    expect(html).toContain('lang="pl"');
    expect(text).toContain("22.11.2026");
  });
});
