import type { Cell, Document, TableBlock } from "@intune-om/core";
import ExcelJS from "exceljs";
import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { attackText } from "../../test-support/attack-text.ts";
import { sampleDocument } from "../../test-support/sample-document.ts";
import { cleanCellText, escapeCellText } from "./clean-cell-text.ts";
import { createXlsxReporter, type XlsxReporterOptions } from "./xlsx-reporter.ts";

const CONTEXT = { formats: ["xlsx"] } as const;

async function readBack(document: Document, options?: XlsxReporterOptions): Promise<ExcelJS.Workbook> {
  const bytes = await createXlsxReporter(options).render(document, CONTEXT);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook;
}

function withTable(
  rows: TableBlock["rows"],
  types: readonly TableBlock["columns"][number]["type"][],
): Document {
  const columns = types.map((type, index) => ({ id: `c${index}`, title: `Column ${index}`, type }));
  const table: TableBlock = { kind: "table", id: "t", title: "Table", columns, rows, emptyText: "None" };
  return { ...sampleDocument({ locale: "en" }), sections: [{ id: "s", title: "S", blocks: [table] }] };
}

function sheetNamed(workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

afterEach(() => {
  vi.useRealTimers();
});

describe("xlsx reporter", () => {
  it("gives each type of column its own kind of cell", async () => {
    const at = new Date("2026-11-05T23:30:00Z");
    const rows: readonly (readonly Cell[])[] = [
      [
        "Å",
        1234,
        1.5,
        0.973,
        at,
        at,
        { tone: "bad", label: "Below" },
        true,
        { text: "Guide", url: "https://example.com/a?b=c&d=e" },
      ],
    ];
    const types = [
      "text",
      "integer",
      "decimal",
      "percent",
      "date",
      "datetime",
      "status",
      "boolean",
      "link",
    ] as const;
    const row = sheetNamed(await readBack(withTable(rows, types)), "Table").getRow(2);
    expect(row.values).toEqual([
      undefined,
      "Å",
      1234,
      1.5,
      0.973,
      new Date("2026-11-06T00:00:00Z"),
      new Date("2026-11-06T00:30:00Z"),
      "Below",
      true,
      { text: "Guide", hyperlink: "https://example.com/a?b=c&d=e" },
    ]);
    expect(row.getCell(2).numFmt).toBe("#,##0");
    expect(row.getCell(4).numFmt).toBe("0.0%");
    expect(row.getCell(5).numFmt).toContain("mmm yyyy");
    expect(row.getCell(7).fill).toMatchObject({ type: "pattern", pattern: "solid" });
  });

  it("writes all rows whatever the reading limit, under a frozen header with filters", async () => {
    const document = sampleDocument({ deviceRows: 250, readingLimit: 10, locale: "sv" });
    const sheet = sheetNamed(await readBack(document), "Enheter som behöver åtgärdas");
    expect(sheet.rowCount).toBe(251);
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    expect(sheet.autoFilter).toBe("A1:H251");
  });

  it("goes on to a further sheet when a table has more rows than one takes", async () => {
    const rows = Array.from({ length: 7 }, (_, index) => [index]);
    const workbook = await readBack(withTable(rows, ["integer"]), { rowsPerSheet: 3 });
    const names = workbook.worksheets.map(({ name }) => name);
    expect(names).toEqual(["Summary", "Table", "Table (2)", "Table (3)"]);
    expect(sheetNamed(workbook, "Table (3)").getCell("A2").value).toBe(6);
    expect(sheetNamed(workbook, "Table (3)").getCell("A1").value).toBe("Column 0");
  });

  it("writes the key figures as a spreadsheet has them: percent as a share of one", async () => {
    const sheet = sheetNamed(await readBack(sampleDocument({ locale: "en" })), "Summary");
    const row = sheet.getRows(1, sheet.rowCount)?.find((one) => one.getCell(1).value === "Compliant devices");
    expect([row?.getCell(2).value, row?.getCell(4).value]).toEqual([0.973, 0.961]);
    expect(row?.getCell(2).numFmt).toBe("0.0%");
  });

  it("leaves cells empty for what is no number and no date", async () => {
    const rows = [
      [Number.NaN, new Date(Number.NaN), null],
      [Number.POSITIVE_INFINITY, null, "x"],
    ];
    const sheet = sheetNamed(await readBack(withTable(rows, ["decimal", "date", "text"])), "Table");
    expect(sheet.getRow(2).hasValues).toBe(false);
    expect(sheet.getCell("A3").value).toBeNull();
    expect(sheet.getCell("C3").value).toBe("x");
  });

  it("makes links of web and mail addresses alone", async () => {
    const urls = [
      "javascript:alert(1)",
      "file:///etc/passwd",
      "data:text/html,x",
      "https://u@evil.example",
      null,
    ];
    const rows = urls.map((url) => [{ text: "Click", url }]);
    const sheet = sheetNamed(await readBack(withTable(rows, ["link"])), "Table");
    for (const row of urls.keys()) expect(sheet.getCell(row + 2, 1).value).toBe("Click");
  });

  it("keeps a text of a million characters within what a cell takes", async () => {
    const sheet = sheetNamed(await readBack(withTable([["😀".repeat(500_000)]], ["text"])), "Table");
    const text = sheet.getCell("A2").text;
    expect(text.length).toBeLessThanOrEqual(32_767);
    expect(text.isWellFormed()).toBe(true);
  });

  it("writes a date before Excel's calendar as text", async () => {
    const sheet = sheetNamed(
      await readBack(withTable([[new Date("1601-01-01T00:00:00Z")]], ["date"])),
      "Table",
    );
    expect(sheet.getCell("A2").value).toBe("1601-01-01");
  });

  it("shows the state, the notices, the figures as numbers and the data of the charts on the summary", async () => {
    const document = sampleDocument({ locale: "en" });
    const sheet = sheetNamed(await readBack(document), "Summary");
    const rows = new Map<string, ExcelJS.Row>();
    sheet.eachRow((row) => rows.set(row.getCell(1).text, row));
    expect(rows.get("State")?.getCell(2).value).toBe("Needs attention");
    expect(rows.get("Microsoft Defender could not be read")?.getCell(2).text).toContain("missing, not zero");
    const figure = rows.get("Compliant devices");
    expect(figure?.getCell(2).value).toBe(0.973);
    expect(figure?.getCell(2).numFmt).toBe("0.0%");
    expect(figure?.getCell(4).value).toBe(0.961);
    expect(figure?.getCell(7).value).toBe("On target");
    expect(rows.get("Devices with active threats")?.getCell(2).value).toBe("No data");
    expect(rows.get("Windows")?.getCell(2).value).toBe(612);
  });

  it("carries the document's properties", async () => {
    const document = sampleDocument({ locale: "en" });
    const workbook = await readBack(document);
    expect(workbook.title).toBe(document.title);
    expect(workbook.creator).toBe(document.organisation);
    expect(workbook.created).toEqual(document.generatedAt);
  });

  it("gives the same bytes on another day", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-22T10:00:00Z") });
    const first = await createXlsxReporter().render(sampleDocument(), CONTEXT);
    vi.setSystemTime(new Date("2027-02-03T04:05:06Z"));
    expect(await createXlsxReporter().render(sampleDocument(), CONTEXT)).toEqual(first);
  });

  it("stops in the middle of a table when the signal is aborted", async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [index]);
    const stop = new AbortController();
    const rendering = createXlsxReporter().render(withTable(rows, ["integer"]), {
      ...CONTEXT,
      signal: stop.signal,
    });
    setImmediate(() => stop.abort(new Error("stopped")));
    await expect(rendering).rejects.toThrow(/stopped|abort/i);
  });

  it("reads back any text as it was cleaned, and never as a formula", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(attackText, { minLength: 1, maxLength: 30 }), async (texts) => {
        const workbook = await readBack(
          withTable(
            texts.map((text) => [text, { text, url: text }]),
            ["text", "link"],
          ),
        );
        const sheet = sheetNamed(workbook, "Table");
        for (const [index, text] of texts.entries()) {
          const cell = sheet.getCell(index + 2, 1);
          expect([ExcelJS.ValueType.String, ExcelJS.ValueType.Null]).toContain(cell.type);
          expect(cell.value ?? "").toBe(decodedTwice(escapeCellText(cleanCellText(text))));
        }
        workbook.eachSheet((each) =>
          each.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined())),
        );
      }),
      { numRuns: 40 },
    );
  });
});

/** The library decodes entities once more than it should when it reads; what Excel reads is right. */
function decodedTwice(text: string): string {
  const entities = new Map([
    ["&lt;", "<"],
    ["&gt;", ">"],
    ["&amp;", "&"],
    ["&quot;", '"'],
    ["&apos;", "'"],
  ]);
  return text.replace(/&[a-z]*;/g, (entity) => entities.get(entity) ?? entity);
}
