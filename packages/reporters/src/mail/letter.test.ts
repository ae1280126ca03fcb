import { type Letter, type LetterTable, LOCALE_IDS, type MailBody } from "@intune-om/core";
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

const TABLE: LetterTable = {
  title: "What shows it",
  note: "The worst first.",
  columns: ["Severity", "Device", "Silent"],
  rows: [
    [{ tone: "bad", label: "High" }, "NORR-001", "40 days"],
    [{ tone: "neutral", label: "Low" }, "NORR-002", "31 days"],
  ],
  more: "And 27 more in the attached sheet.",
};

const compose = (patch: Partial<Letter> = {}): Promise<MailBody> =>
  composer.composeLetter({ ...LETTER, ...patch }, {});

describe("a command in a letter", () => {
  const command = `intune-om alerts ack ${["one", "two", "three"].map((key) => `stale-devices:${key.repeat(9)}`).join(" ")} --by john`;

  it("stands on a line of its own in the plain text, whole however long it is", async () => {
    const more = `And 4 more, which this command lists each with its key: ${command}`;
    const { text } = await compose({ help: ["Take them:", command], tables: [{ ...TABLE, more }] });
    expect(command.length).toBeGreaterThan(100);
    expect(text.split("\n").filter((line) => line === command)).toHaveLength(2);
    expect(text).toContain("each with its key:\n");
  });

  it("stays whole in a letter that is so large that the rest of it is cut", async () => {
    const paragraphs = Array.from({ length: 12 }, () => "🦕&".repeat(700));
    const cells = (title: string) => Array.from({ length: 6 }, () => title.repeat(60));
    const rows = Array.from({ length: 30 }, () => cells("&"));
    const tables = Array.from({ length: 7 }, () => ({ ...TABLE, columns: cells("<"), rows }));
    const { html, text } = await compose({ help: ["Take them:", command], paragraphs, tables });
    expect(text).not.toContain(paragraphs[0] ?? "");
    expect(text.split("\n")).toContain(command);
    expect(html).toContain(`>${command}</code>`);
  });

  it("is told from the other lines in the HTML, and wraps there", async () => {
    const { html } = await compose({ help: ["Take them:", command, "Say `intune-om doctor` twice."] });
    expect(html.match(/<code[^>]*>([^<]*)<\/code>/g)).toHaveLength(2);
    expect(html).toContain(">intune-om doctor</code> twice.");
    expect(html).not.toContain("`");
    expect(html).toContain(`>${command}</code>`);
  });
});

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

  it("shows its tables in both parts: side by side where that fits on a line of text", async () => {
    const { html, text } = await compose({ tables: [TABLE] });
    const { text: shown, tags } = readHtml(html);
    for (const said of [TABLE.title, TABLE.note, TABLE.more, "High", "NORR-002", "31 days"]) {
      expect(shown).toContain(said);
      expect(text).toContain(said);
    }
    expect(tags.filter(({ name }) => name === "th").map(({ attributes }) => attributes.get("scope"))).toEqual(
      ["col", "col", "col", "row"],
    );
    expect(text).toContain(
      "Severity  Device    Silent\nHigh      NORR-001  40 days\nLow       NORR-002  31 days\n",
    );
  });

  it("lists the rows of a wide table one below the other, each cell with its title", async () => {
    const rows = [
      ["NORR-001", "d".repeat(60), ""],
      ["NORR-002", "short", "31 days"],
    ];
    const { text } = await compose({ tables: [{ ...TABLE, columns: ["Device", "Detail", "Silent"], rows }] });
    expect(text).toContain(
      `- NORR-001; Detail:\n  ${"d".repeat(60)}\n- NORR-002; Detail: short; Silent: 31 days\n`,
    );
  });

  it("shows ten rows at most, and does not count what is not shown when rows were cut for room", async () => {
    const rows = Array.from({ length: 40 }, (_, index) => [`NORR-${index}`]);
    const { html } = await compose({ tables: [{ ...TABLE, columns: ["Device"], rows }] });
    expect(readHtml(html).text).toContain("NORR-9");
    expect(html).not.toContain("NORR-10");
    expect(html).not.toContain(TABLE.more);
  });

  it("says a colour in words, and has one for what is unknown", async () => {
    const rows = [[{ tone: "unknown", label: "Unknown" } as const]];
    const { html, text } = await compose({ tables: [{ ...TABLE, columns: ["State"], rows }] });
    expect(readHtml(html).text).toContain("Unknown");
    expect(text).toContain("Unknown");
  });

  it("stays small, however much it is given", async () => {
    const huge = "'\"<&> å ".repeat(3_000);
    const many = Array.from({ length: 200 }, () => huge);
    const { html, text } = await compose({
      title: huge,
      tables: many.map(() => ({
        title: huge,
        note: huge,
        columns: many,
        rows: many.map(() => many),
        more: huge,
      })),
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
    const known = new Set(tagsOf((await compose({ tables: [TABLE] })).html));
    await fc.assert(
      fc.asyncProperty(attackText, attackText, async (hostile, url) => {
        const text = `x ${hostile}`;
        const body = await compose({
          subject: text,
          organisation: text,
          title: text,
          lead: { tone: "bad", text },
          paragraphs: [text],
          tables: [
            {
              title: text,
              note: text,
              columns: [text],
              rows: [[text], [{ tone: "bad", label: text }]],
              more: text,
            },
          ],
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
