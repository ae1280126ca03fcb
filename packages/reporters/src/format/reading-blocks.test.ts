import { describe, expect, it } from "vitest";
import { readingBlocks } from "./reading-blocks.ts";

describe("reading blocks", () => {
  it("leave out the tables that only a workbook holds", () => {
    const table = { kind: "table", id: "a", title: "A", columns: [], rows: [], emptyText: "" } as const;
    const text = { kind: "paragraph", text: "p" } as const;
    expect(readingBlocks({ blocks: [text, table, { ...table, workbookOnly: true }] })).toEqual([text, table]);
  });
});
