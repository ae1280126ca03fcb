import { describe, expect, it } from "vitest";
import { createCellFormatter } from "./format-cell.ts";
import { createFormats, NOTHING } from "./formats.ts";
import { sampleDocument } from "../../test-support/sample-document.ts";
import { visibleRows } from "./visible-rows.ts";

const document = sampleDocument({ locale: "sv" });
const format = createCellFormatter(document);

describe("cell formatter", () => {
  it("writes each type in the reader's language", () => {
    expect(format(0.5, { type: "percent" })).toBe("50 %");
    expect(format(1234.5, { type: "decimal" })).toBe("1 234,5");
    expect(format(true, { type: "boolean" })).toBe(document.labels.yes);
    expect(format(new Date("2026-11-05T12:00:00Z"), { type: "date" })).toBe("2026-11-05");
    expect(format({ tone: "bad", label: "Fel" }, { type: "status" })).toBe("Fel");
    expect(format({ text: "Mer", url: "https://x.example" }, { type: "link" })).toBe("Mer");
  });

  it("shows nothing known as a dash", () => {
    for (const cell of [null, "", Number.NaN, new Date(Number.NaN)]) {
      expect(format(cell, { type: "integer" })).toBe(NOTHING);
    }
  });
});

describe("visible rows", () => {
  const columns = [{ id: "name", title: "Name", type: "text" }] as const;
  const rows = [["a"], ["b"], ["c"]];
  const formats = createFormats(document);

  it("leave a workbook's own columns out", () => {
    const wide = [
      ...columns,
      { id: "serial", title: "Serial", type: "text", workbookOnly: true },
      { id: "os", title: "OS", type: "text" },
    ] as const;
    const table = { columns: wide, rows: [["a", "X1", "iOS"]] };
    expect(visibleRows(table, document, formats, [])).toEqual({
      columns: [wide[0], wide[2]],
      rows: [["a", "iOS"]],
      note: null,
    });
  });

  it("keep a table within its limit whole", () => {
    expect(visibleRows({ columns, rows, readingLimit: 3 }, document, formats, [])).toEqual({
      columns,
      rows,
      note: null,
    });
  });

  it("say what was cut, and point to the workbook only when there is one", () => {
    const withWorkbook = visibleRows({ columns, rows, readingLimit: 2 }, document, formats, ["pdf", "xlsx"]);
    expect(withWorkbook.rows).toEqual([["a"], ["b"]]);
    expect(withWorkbook.note).toMatch(/2.*3/);
    expect(visibleRows({ columns, rows, readingLimit: 2 }, document, formats, ["pdf"]).note).not.toBe(
      withWorkbook.note,
    );
  });
});
