import type { Document } from "@intune-om/core";
import { beforeAll, describe, expect, it } from "vitest";
import { type PdfContent, readPdf } from "../../test-support/read-pdf.ts";
import { sampleDocument } from "../../test-support/sample-document.ts";
import { createPdfReporter } from "./pdf-reporter.ts";

const reporter = createPdfReporter();

async function read(document: Document, formats: readonly string[] = ["pdf", "xlsx"]): Promise<PdfContent> {
  return readPdf(await reporter.render(document, { formats }));
}

function pageText(content: PdfContent, page: number): string {
  return content.lines
    .filter((line) => line.page === page)
    .map((line) => line.text)
    .join("\n");
}

function deviceRows(content: PdfContent): number {
  return content.lines.filter((line) => /^SE-\d+/.test(line.text)).length;
}

describe("the PDF reporter", () => {
  let content: PdfContent;
  const document = sampleDocument({ locale: "sv" });

  beforeAll(async () => {
    content = await read(document);
  });

  it("tells the state, what was not seen and the figures on the first page", () => {
    const first = pageText(content, 1);
    for (const text of [
      document.title,
      document.organisation,
      document.status.label,
      document.labels.limitedVisibility,
    ]) {
      expect(first).toContain(text);
    }
    for (const notice of document.notices) expect(first).toContain(notice.title);
    expect(first).toContain("DeviceManagementConfiguration.Read.All");
    expect(first).toContain("97,3 %");
    expect(first).toContain("Mål ≥ 95 %");
    expect(first).toContain("Under målet");
  });

  it("gives back letters, ideographs and emoji that a reader copies", () => {
    const all = content.lines.map((line) => line.text).join("\n");
    for (const text of ["Åsa Öberg", "Łukasz Żak", "山田 太郎", "Zoë Brontë-Smith", "🌱", "MacBook Air"])
      expect(all).toContain(text);
  });

  it("draws every row of a long table once, below a head that comes again on each page", () => {
    const names = content.lines
      .filter((line) => /^SE-\d+/.test(line.text))
      .map((line) => line.text.slice(0, 7));
    expect(names).toEqual(Array.from({ length: 90 }, (_, row) => `SE-${1000 + row * 7}`));
    const pages = new Set(content.lines.filter((line) => /^SE-\d+/.test(line.text)).map((line) => line.page));
    const heads = content.lines.filter((line) => line.text === "Krypterad");
    expect(pages.size).toBeGreaterThan(2);
    expect(heads.map((line) => line.page)).toEqual([...pages]);
    // Only the first head is read aloud.
    expect(heads.map((line) => line.artifact)).toEqual(heads.map((_, index) => index > 0));
  });

  it("numbers its pages, leaves none empty and keeps within the margins", () => {
    for (let page = 1; page <= content.pages; page += 1) {
      expect(pageText(content, page)).toContain(`Sida ${page} av ${content.pages}`);
      expect(content.lines.filter((line) => line.page === page && !line.artifact).length).toBeGreaterThan(0);
    }
    for (const line of content.lines.filter(({ artifact }) => !artifact)) {
      expect(line.x).toBeGreaterThanOrEqual(44);
      expect(line.y).toBeGreaterThan(50);
      expect(line.y).toBeLessThan(842 - 56);
    }
  });

  it("never leaves a heading at the foot of a page", () => {
    const bodies = content.lines.filter((line) => !line.artifact);
    for (const section of document.sections) {
      const index = bodies.findIndex((line) => line.text === section.title && line.size === 15);
      const heading = bodies[index];
      expect(heading).toBeDefined();
      expect(bodies[index + 1]?.page).toBe(heading?.page);
    }
  });

  it("is tagged, with a bookmark for each section and words for each figure", () => {
    expect(content.bookmarks).toEqual(document.sections.map((section) => section.title));
    for (const tag of [
      "Document",
      "H1",
      "H2",
      "H3",
      "Table",
      "TR",
      "TH",
      "TD",
      "L",
      "LI",
      "Figure",
      "Link",
    ]) {
      expect(content.tags).toContain(tag);
    }
    const charts = document.sections.flatMap(({ blocks }) =>
      blocks.filter((block) => block.kind === "chart"),
    );
    for (const chart of charts) expect(content.alternatives).toContain(chart.description);
    expect(content.raw).toContain("/Lang (sv)");
    expect(content.raw).toContain("/DisplayDocTitle true");
    expect(content.raw).toContain("/Marked true");
  });

  it("draws announcements with what they mean and their own words, marked with their language", () => {
    const texts = content.lines.map(({ text }) => text);
    const order = ["Company Portal will need iOS/iPadOS 18 or later", "Agera senast 2027-01-17"];
    const [title = -1, state = -1] = order.map((text) => texts.indexOf(text));
    expect(title).toBeGreaterThan(0);
    expect(state).toBe(title + 1);
    expect(texts.join("\n")).toMatch(/312 av era enheter\u00A0· Ansvarig: Åsa Lind\nDevices with an older/);
    expect(content.tags).toEqual(expect.arrayContaining(["Art", "BlockQuote"]));
    // The report itself is in Swedish.
    expect(content.raw).toMatch(/\/S \/BlockQuote\s+\/Lang \(en\)/);
    expect(content.raw).toMatch(/\/S \/P\s+\/Lang \(en\)/);
    expect(content.links).toContain("https://learn.microsoft.com/intune/whats-new");
  });

  it("marks the same document with the same bytes, whatever was rendered before", async () => {
    const first = await reporter.render(document, { formats: ["pdf"] });
    await reporter.render(sampleDocument({ hostile: true }), { formats: ["pdf"] });
    expect(Buffer.from(await reporter.render(document, { formats: ["pdf"] })).equals(first)).toBe(true);
    expect(Buffer.from(await createPdfReporter().render(document, { formats: ["pdf"] })).equals(first)).toBe(
      true,
    );
  });

  it("cuts a table at its reading limit and points to the workbook only when there is one", async () => {
    const limited = sampleDocument({ locale: "en", readingLimit: 12 });
    const withWorkbook = await read(limited, ["pdf", "xlsx"]);
    expect(deviceRows(withWorkbook)).toBe(12);
    expect(withWorkbook.lines.map((line) => line.text)).toContain(
      "Showing 12 of 90 rows. The workbook holds them all.",
    );
    const alone = await read(limited, ["pdf"]);
    expect(alone.lines.map((line) => line.text)).toContain("Showing 12 of 90 rows.");
  });

  it("says what stands in place of rows, and leaves the notices out when all was read", async () => {
    const clear = await read(sampleDocument({ locale: "en", notices: false }));
    expect(clear.lines.map((line) => line.text)).toContain("No open incidents.");
    expect(pageText(clear, 1)).not.toContain("What this report could not see");
  });

  it("brings the figures to the first page when the first section has none, the worst first", async () => {
    const sections = document.sections.toSorted(
      (a, b) => Number(a.id === "overview") - Number(b.id === "overview"),
    );
    const moved = await read({ ...document, sections });
    const first = moved.lines.filter((line) => line.page === 1).map((line) => line.text);
    expect(first.indexOf("88,4 %")).toBeGreaterThan(0);
    expect(first.indexOf("88,4 %")).toBeLessThan(first.indexOf("97,3 %"));
  });

  it("draws charts of half the width beside each other, each with its own words for those who cannot see it", async () => {
    const charts = ["Left one", "Right one"].map((title) => ({
      kind: "chart" as const,
      title,
      description: `What the ${title.toLowerCase()} shows.`,
      half: true,
      chart: { type: "bar" as const, unit: "", bars: [{ label: "A", value: 1, tone: "good" as const }] },
    }));
    const shown = await read({ ...document, sections: [{ id: "s", title: "S", blocks: charts }] });
    const line = (text: string) => shown.lines.find((one) => one.text.includes(text));
    const [left, right] = [line("Left one"), line("Right one")];
    expect(left?.page).toBe(right?.page);
    // Lines of one height are read as one.
    expect(left?.y).toBe(right?.y);
    expect(line("What the left one shows.")?.page).toBe(left?.page);
  });

  it("stops when it is told to", async () => {
    await expect(
      reporter.render(document, { formats: ["pdf"], signal: AbortSignal.abort() }),
    ).rejects.toThrow(/abort/i);
  });
});

describe("hostile content in a PDF", () => {
  let content: PdfContent;

  beforeAll(async () => {
    content = await read(sampleDocument({ locale: "en", hostile: true, deviceRows: 3 }));
  });

  it("keeps all of a cell that is taller than a page", () => {
    const words = content.lines
      .flatMap((line) => line.text.split(" "))
      .filter((word) => /^word\d+$/.test(word));
    expect(words).toEqual(Array.from({ length: 1_500 }, (_, index) => `word${index}`));
  });

  it("breaks a token without spaces and keeps all of it", () => {
    const letters = content.lines
      .filter((line) => /^W+$/.test(line.text))
      .reduce((sum, line) => sum + line.text.length, 0);
    expect(letters).toBe(5_000);
    const rings = content.lines
      .filter((line) => /^Å+$/.test(line.text))
      .reduce((sum, line) => sum + line.text.length, 0);
    expect(rings).toBe(2_000);
  });

  it("links to nothing but web and mail addresses", () => {
    expect(content.links.length).toBeGreaterThan(3);
    for (const link of content.links) expect(link).toMatch(/^(?:https?:\/\/|mailto:)[\u0021-\u007E]+$/);
    expect(content.raw).not.toMatch(/javascript:/i);
  });

  it("shows a dash for what is no number or no date", () => {
    const text = content.lines.map((line) => line.text);
    expect(text).toContain("–");
    for (const line of text) expect(line).not.toMatch(/NaN|Infinity|Invalid/);
  });

  it("keeps the metadata well-formed whatever the titles hold", async () => {
    const titles = { title: "R&D <b>", organisation: "A & B", audience: "</rdf:li>" };
    const { raw } = await read({ ...sampleDocument({ deviceRows: 1 }), ...titles });
    const packet = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(raw)?.[0] ?? "";
    expect(packet).toContain("R&amp;D &lt;b&gt;");
    expect(packet).toContain("A &amp; B");
    expect(packet.match(/<\/rdf:li>/g)).toHaveLength(packet.match(/<rdf:li/g)?.length ?? 0);
    expect(packet).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
  });

  it("writes the number of a character that no font has", () => {
    expect(content.lines.some((line) => line.text.includes("[U+10FFFD]"))).toBe(true);
  });
});
