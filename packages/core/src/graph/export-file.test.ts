import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { zipOf } from "../../test-support/zip-file.ts";
import { openArchive } from "./export-archive.ts";
import { readExportRows } from "./export-rows.ts";
import { allOf } from "../../test-support/fake-reader.ts";
import { GraphError } from "./graph-error.ts";

const COLUMNS = ["DeviceId", "DeviceName"];
const MAX_BYTES = 200_000;

type Row = Readonly<Record<string, string>>;

const fault = (what: string): GraphError =>
  new GraphError(what, { kind: "badAnswer", method: "GET", url: "https://graph.microsoft.com/v1.0/x" });

/** The rows of a file, or `null` when it's refused; any other end is a failure of the test. */
async function rowsOf(archive: Buffer): Promise<{ rows: readonly Row[]; badRows: number } | null> {
  try {
    const batches = await allOf(readExportRows(openArchive(archive, MAX_BYTES, fault), COLUMNS, fault));
    return {
      rows: batches.flatMap(({ rows }) => rows),
      badRows: batches.reduce((sum, batch) => sum + batch.badRows, 0),
    };
  } catch (error) {
    if (error instanceof GraphError) return null;
    throw error;
  }
}

/** As the service writes it: a mark at the beginning, and quotes where they are needed. */
function csvOf(rows: readonly Row[]): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column] ?? "")).join(","));
  return ["\uFEFFDeviceId,DeviceName", ...lines, ""].join("\r\n");
}

const row: fc.Arbitrary<Row> = fc.record({
  DeviceId: fc.string({ minLength: 1, unit: "binary" }).map((text) => `id${text.toWellFormed()}`),
  DeviceName: fc.string({ unit: "binary" }).map((text) => text.toWellFormed()),
});

describe("the file of an export", () => {
  it("brings every value back as it was written", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), fc.boolean(), async (rows, stored) => {
        const read = await rowsOf(zipOf({ content: csvOf(rows), stored }));
        expect(read).toEqual({ rows, badRows: 0 });
      }),
    );
  });

  it("is refused or read whatever its bytes, and never brings down or holds up the program", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await rowsOf(Buffer.from(bytes))).toBeNull();
      }),
    );
  });

  it("that was damaged on its way is refused, or still says the same", async () => {
    const rows = Array.from({ length: 40 }, (_, index) => ({ DeviceId: `${index}`, DeviceName: "PC" }));
    const whole = zipOf({ content: csvOf(rows) });
    const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.integer({ min: 0, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.nat(whole.length),
        async (changes, lost) => {
          const damaged = Buffer.from(whole);
          for (const { at, to } of changes) damaged[at] = to;
          const cut = lost % 3 === 0 ? damaged.subarray(0, damaged.length - lost) : damaged;
          const read = await rowsOf(cut);
          if (read !== null) expect(read.rows).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is refused or read whatever text it holds", async () => {
    const text = fc.array(
      fc.oneof(fc.constantFrom('"', ",", "\r\n", "\n", "\r", "\u0000", "DeviceId", "\uFEFF"), fc.string()),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(text, fc.boolean(), async (parts, headed) => {
        const content = `${headed ? "DeviceId,DeviceName\n" : ""}${parts.join("")}`;
        const read = await rowsOf(zipOf({ content }));
        for (const one of read?.rows ?? []) expect(Object.keys(one)).toEqual(COLUMNS);
      }),
    );
  });

  it("with a value that never ends is refused before it fills the memory", async () => {
    const content = `DeviceId,DeviceName\n"${"x".repeat(900_000)}`;
    const rows = readExportRows(openArchive(zipOf({ content }), 1_000_000, fault), COLUMNS, fault);
    await expect(allOf(rows)).rejects.toThrow("CSV_MAX_RECORD_SIZE");
  });
});
