import { cleanText, type Document } from "@intune-om/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileText } from "../../test-support/hostile-text.ts";
import { readPdf } from "../../test-support/read-pdf.ts";
import { sampleDocument } from "../../test-support/sample-document.ts";
import { isInvisible } from "../fonts/code-points.ts";
import { createPdfReporter } from "./pdf-reporter.ts";

const TABLE_SIZE = 8.5;
const reporter = createPdfReporter();
const base = sampleDocument({ locale: "en", notices: false });

/** A report with the given text in a cell that stands alone. */
function withCell(text: string): Document {
  const columns = [{ id: "a", title: "Column", type: "text" as const }];
  const table = { kind: "table" as const, id: "t", title: "Table", columns, rows: [[text]], emptyText: "-" };
  return { ...base, sections: [{ id: "s", title: "Section", blocks: [table] }] };
}

/** A report with the given text wherever a text can stand. */
function withText(text: string, url: string): Document {
  const tone = "bad" as const;
  const card = {
    id: "k",
    name: text,
    value: text,
    number: 1,
    unit: "count" as const,
    tone,
    stateLabel: text,
    target: text,
    basis: text,
  };
  return {
    ...base,
    title: text,
    organisation: text,
    audience: text,
    tenantName: text,
    status: { tone, label: text, sentence: text },
    notices: [{ tone, title: text, text, fix: text }],
    sections: ["one", "two", "three"].map((id) => ({
      id,
      title: text,
      intro: text,
      blocks: [
        {
          kind: "kpis",
          items: [
            { ...card, change: { text, direction: "up", better: true }, trend: [1, Number.NaN, null, 2] },
          ],
        },
        { kind: "paragraph", text },
        { kind: "callout", tone, title: text, text },
        { kind: "list", items: [{ text, detail: text, url }] },
        {
          kind: "chart",
          title: text,
          description: text,
          chart: { type: "bar", unit: text, bars: [{ label: text, value: Number.NaN, tone }] },
        },
        {
          kind: "table",
          id,
          title: text,
          columns: [
            { id: "a", title: text, type: "text" },
            { id: "b", title: text, type: "link", weight: Number.NaN },
            { id: "c", title: text, type: "status" },
            { id: "d", title: text, type: "percent" },
          ],
          rows: [[text, { text, url }, { tone, label: text }, Number.POSITIVE_INFINITY]],
          emptyText: text,
        },
      ],
    })),
  };
}

describe("any text in a PDF", () => {
  it("is drawn whole, each visible character once", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (raw) => {
        const content = readPdf(await reporter.render(withCell(raw), { formats: ["pdf"] }));
        const drawn = content.lines
          .filter((line) => line.size === TABLE_SIZE)
          .map((line) => line.text)
          .join("");
        expect(signs(numbersUndone(drawn))).toEqual(signs(numbersUndone(cleanText(raw, 100_000) || "–")));
      }),
      { numRuns: 60 },
    );
  });

  it("never breaks a report and never becomes an unsafe link", async () => {
    const urls = fc.oneof(
      fc.constantFrom(
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "https://a.example/(x)\\",
      ),
      fc.webUrl(),
      hostileText,
    );
    await fc.assert(
      fc.asyncProperty(hostileText, urls, async (text, url) => {
        const content = readPdf(await reporter.render(withText(text, url), { formats: ["pdf"] }));
        for (const link of content.links) expect(link).toMatch(/^(?:https?:|mailto:)/);
        for (const line of content.lines)
          expect(Number.isFinite(line.x) && Number.isFinite(line.y)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

/** The visible characters in no order: a line from right to left is written as it is seen. */
function signs(text: string): readonly string[] {
  return Array.from(text)
    .filter((sign) => !isInvisible(sign) && sign.trim() !== "")
    .toSorted();
}

function numbersUndone(text: string): string {
  return text.replace(/\[U\+([0-9A-F]{4,6})\]/g, (_, number: string) =>
    String.fromCodePoint(Number.parseInt(number, 16)),
  );
}
