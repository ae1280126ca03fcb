import { type Letter, LOCALE_IDS, type MailBody } from "@intune-om/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attackText } from "../../test-support/attack-text.ts";
import { readHtml } from "../../test-support/read-html.ts";
import { contrastRatio } from "../theme.ts";
import { LETTER_LIMIT } from "./letter.ts";
import { NIGHT_PAIRS } from "./letter-template.ts";
import { createMailComposer } from "./mail-composer.ts";
import { columns } from "./wrap-text.ts";

const composer = createMailComposer();

const LETTER: Letter = {
  locale: "en",
  subject: "NORR-001: something must be put right before 8 Nov 2026",
  organisation: "Contoso AB",
  title: "Your device does not meet our requirements",
  lead: { tone: "attention", text: "Put it right before 8 Nov 2026." },
  paragraphs: ["Hello Åsa!", "The storage of NORR-001 is not encrypted."],
  facts: [{ label: "Your device", value: "NORR-001" }],
  steps: ["Turn on encryption.", "Ask for help in good time."],
  stepsTitle: "What you can do",
  links: [{ text: "Guide", url: "https://intranet.contoso.example/guide?a=1&b=2" }],
  linksTitle: "Read more",
  help: ["Service desk: help@contoso.example"],
  helpTitle: "Where to get help",
  why: "You get this because you are the user of NORR-001.",
};

const compose = (patch: Partial<Letter> = {}): Promise<MailBody> =>
  composer.composeLetter({ ...LETTER, ...patch }, {});

describe("the mail of a letter", () => {
  it("says the same in both parts, all of it, and links to where it says", async () => {
    const { html, text, subject } = await compose();
    const shown = readHtml(html).text.replace(/\s+/g, " ");
    const flat = text.replace(/\s+/g, " ");
    const { title, lead, paragraphs, steps, stepsTitle, help, helpTitle, linksTitle, why } = LETTER;
    for (const said of [
      lead?.text ?? "",
      ...paragraphs,
      ...steps,
      stepsTitle,
      ...help,
      helpTitle,
      linksTitle,
      why,
    ]) {
      expect(shown).toContain(said);
      expect(flat).toContain(said);
    }
    expect(shown).toContain(title);
    expect(flat).toContain(title.toUpperCase());
    expect(flat).toContain(LETTER.links[0]?.url);
    expect(hrefs(html)).toEqual([LETTER.links[0]?.url]);
    expect(subject).toBe(LETTER.subject);
  });

  it.each(LOCALE_IDS)("names its language: %s", async (locale) => {
    const { tags } = readHtml((await compose({ locale })).html);
    expect(tags.find(({ name }) => name === "html")?.attributes.get("lang")).toMatch(
      new RegExp(`^${locale}`),
    );
  });

  it("leaves out the headings of what is not there", async () => {
    const { html, text } = await compose({ lead: null, facts: [], steps: [], links: [], help: [] });
    for (const heading of [LETTER.stepsTitle, LETTER.linksTitle, LETTER.helpTitle]) {
      expect(html).not.toContain(heading);
      expect(text).not.toContain(heading);
    }
  });

  it("links to web pages alone, without names in front of the host", async () => {
    const urls = [
      "javascript:alert(1)",
      "mailto:a@b.example",
      "data:text/html,x",
      "https://a@evil.example/",
      "file:///etc",
    ];
    const { html, text } = await compose({ links: urls.map((url) => ({ text: "x", url })) });
    expect(hrefs(html)).toEqual([]);
    for (const url of urls) expect(text).not.toContain(url);
  });

  it("asks for nothing from outside and runs nothing", async () => {
    const { html } = await compose();
    const { tags } = readHtml(html);
    expect(tags.filter(({ name }) => ["script", "link", "form", "iframe", "img"].includes(name))).toEqual([]);
    expect(html).not.toMatch(/@import|url\(/);
  });

  it("can be read at night as by day", () => {
    for (const [text, ground] of NIGHT_PAIRS) expect(contrastRatio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it("stays small, however much it is given", async () => {
    const huge = "'\"<&> å ".repeat(3_000);
    const many = Array.from({ length: 200 }, () => huge);
    const { html, text } = await compose({
      title: huge,
      paragraphs: many,
      steps: many,
      help: many,
      facts: many.map((value) => ({ label: value, value })),
      links: many.map((value) => ({ text: value, url: "https://a.example/" })),
      why: huge,
    });
    expect(Buffer.byteLength(html)).toBeLessThan(LETTER_LIMIT);
    expect(text.length).toBeGreaterThan(100);
  });

  it("shows any text without making markup, headers or addresses of it", async () => {
    const known = new Set(tagsOf((await compose()).html));
    await fc.assert(
      fc.asyncProperty(attackText, attackText, async (hostile, url) => {
        const text = `x ${hostile}`;
        const body = await compose({
          subject: text,
          organisation: text,
          title: text,
          lead: { tone: "bad", text },
          paragraphs: [text],
          facts: [{ label: text, value: text }],
          steps: [text],
          stepsTitle: text,
          links: [{ text, url }],
          linksTitle: text,
          help: [text],
          helpTitle: text,
          why: text,
        });
        expect(tagsOf(body.html).filter((tag) => !known.has(tag))).toEqual([]);
        for (const href of hrefs(body.html)) expect(href).toMatch(/^https?:\/\/[^\s"<>@]+/);
        expect(body.subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
        expect(body.subject.isWellFormed()).toBe(true);
        expect(Array.from(body.subject).length).toBeLessThanOrEqual(150);
        expect(body.text).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
        for (const line of body.text.split("\n")) {
          if (!/https?:\/\/|mailto:/.test(line)) expect(columns(line)).toBeLessThanOrEqual(76);
        }
        expect(Buffer.byteLength(body.html)).toBeLessThan(LETTER_LIMIT);
      }),
      { numRuns: 100 },
    );
  });
});

function hrefs(html: string): readonly string[] {
  return readHtml(html).tags.flatMap(({ attributes }) => attributes.get("href") ?? []);
}

function tagsOf(html: string): readonly string[] {
  return readHtml(html).tags.map(({ name, attributes }) => `${name} ${[...attributes.keys()].join(" ")}`);
}
