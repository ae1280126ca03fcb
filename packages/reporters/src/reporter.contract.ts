import type { Document, RenderContext, Reporter } from "@intune-om/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attackText } from "../test-support/attack-text.ts";
import { sampleDocument } from "../test-support/sample-document.ts";

/** What the contract is run with. */
export interface ReporterContractOptions {
  /** Documents with random hostile texts to render. Default 15. */
  readonly runs?: number;
}

const CONTEXT: RenderContext = { formats: ["pdf", "xlsx", "html", "ics"] };

/** What every reporter must do. Call it in the reporter's own test file. */
export function describeReporter(
  name: string,
  create: () => Promise<Reporter> | Reporter,
  options: ReporterContractOptions = {},
): void {
  describe(`the reporter ${name}`, () => {
    it("names its format, content type and extension", async () => {
      const reporter = await create();
      expect(reporter.format).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(reporter.contentType).toMatch(/^[a-z]+\/[\w.+-]+(?:; charset=utf-8)?$/);
      expect(reporter.extension).toMatch(/^\.[a-z0-9]+$/);
    });

    it.each(["sv", "en"] as const)("renders every kind of block in %s", async (locale) => {
      const reporter = await create();
      const bytes = await reporter.render(sampleDocument({ locale }), CONTEXT);
      expect(bytes.byteLength).toBeGreaterThan(1_000);
    });

    it("gives the same bytes for the same document, whatever the reporter rendered before", async () => {
      const document = sampleDocument({ locale: "sv", deviceRows: 20 });
      const reporter = await create();
      const first = await reporter.render(document, CONTEXT);
      await reporter.render(sampleDocument({ locale: "en", deviceRows: 3 }), CONTEXT);
      expect(await reporter.render(document, CONTEXT)).toEqual(first);
      expect(await (await create()).render(document, CONTEXT)).toEqual(first);
    });

    it("renders two documents at once without mixing them", async () => {
      const reporter = await create();
      const documents = [
        sampleDocument({ locale: "sv", deviceRows: 30 }),
        sampleDocument({ locale: "en", deviceRows: 5 }),
      ];
      const together = await Promise.all(documents.map((document) => reporter.render(document, CONTEXT)));
      for (const [index, document] of documents.entries()) {
        expect(together[index]).toEqual(await reporter.render(document, CONTEXT));
      }
    });

    it("leaves the document as it was", async () => {
      const document = sampleDocument({ hostile: true, deviceRows: 5 });
      const reporter = await create();
      await reporter.render(deepFreeze(document), CONTEXT);
    });

    it("renders a document with nothing in it", async () => {
      const reporter = await create();
      const empty: Document = { ...sampleDocument({ notices: false }), sections: [] };
      expect((await reporter.render(empty, CONTEXT)).byteLength).toBeGreaterThan(100);
    });

    it("renders texts, links and numbers that try to break it", async () => {
      const reporter = await create();
      const bytes = await reporter.render(sampleDocument({ hostile: true, deviceRows: 5 }), CONTEXT);
      expect(bytes.byteLength).toBeGreaterThan(1_000);
    });

    it("renders any text in any place", async () => {
      const reporter = await create();
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(attackText), async (texts) => {
          const document = withTexts(sampleDocument({ deviceRows: 3 }), () => texts.next().value);
          expect((await reporter.render(document, CONTEXT)).byteLength).toBeGreaterThan(100);
        }),
        { numRuns: options.runs ?? 15 },
      );
    });

    it("does not begin when the signal is already aborted", async () => {
      const reporter = await create();
      const reason = new Error("stopped");
      const signal = AbortSignal.abort(reason);
      await expect(reporter.render(sampleDocument(), { ...CONTEXT, signal })).rejects.toBe(reason);
    });
  });
}

/** The document with every text of its content replaced; labels, ids, kinds and formats stay. */
export function withTexts(document: Document, text: () => string): Document {
  const kept = new Set([
    "labels",
    "locale",
    "language",
    "timeZone",
    "kind",
    "type",
    "tone",
    "unit",
    "direction",
    "id",
    "reportId",
  ]);
  const replace = (value: unknown, key: string): unknown => {
    if (kept.has(key)) return value;
    if (typeof value === "string") return text();
    if (Array.isArray(value)) return value.map((item) => replace(item, key));
    if (typeof value !== "object" || value === null || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replace(item, name)]));
  };
  return replace(document, "") as Document;
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    for (const item of Object.values(value)) deepFreeze(item);
    Object.freeze(value);
  }
  return value;
}
