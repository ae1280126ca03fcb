import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { person } from "../../test-support/plans.ts";
import { module } from "../../test-support/training.ts";
import { plan as planOf } from "../../test-support/snapshots.ts";
import { MOST_ROWS } from "./completion-rows.ts";
import { type CompletionFile, LARGEST_FILE, readCompletions } from "./read-completions.ts";

const plan = planOf({
  people: [person("asa", { address: "asa.lind@contoso.example" }), person("john-smith")],
  training: [module("console-course"), module("first-line")],
});
const read = (bytes: Uint8Array | string): Promise<CompletionFile> =>
  readCompletions(typeof bytes === "string" ? Buffer.from(bytes) : bytes, { plan, today: "2026-11-22" });

const ASA = { person: "asa", module: "console-course", on: "2026-11-03", version: null };

describe("a list of completions", () => {
  it.each([
    ["commas", "person,module,completed\nasa,console-course,2026-11-03\n"],
    ["semicolons", "person;module;completed\r\nasa;console-course;2026-11-03\r\n"],
    ["tabs", "person\tmodule\tcompleted\nasa\tconsole-course\t2026-11-03"],
    ["a line that names the delimiter", "sep=;\nperson;module;completed\nasa;console-course;2026-11-03"],
    ["quotes", '"person","module","completed"\n"asa","console-course","2026-11-03"'],
    ["a byte order mark", "\uFEFFperson,module,completed\nasa,console-course,2026-11-03"],
    [
      "Swedish names in another order",
      "datum;kurs;e-post\n2026-11-03;console-course;Asa.Lind@contoso.example",
    ],
    ["further columns", "score,person,module,completed\n10,asa,console-course,2026-11-03"],
    ["a time behind the day", "person,module,completed\nasa,console-course,2026-11-03T08:00:00Z"],
    ["days without hyphens", "person,module,completed\nasa,console-course,20261103"],
    ["empty lines and cells", "person,module,completed,version\n\n,,,\nasa,console-course,2026-11-03,\n"],
  ])("is read with %s", async (_what, text) => {
    expect(await read(text)).toMatchObject({ completions: [ASA], problems: [] });
  });

  it.each(["utf16le", "utf16be"])("is read in %s", async (encoding) => {
    const bytes = Buffer.from(
      "\uFEFFperson\tmodule\tcompleted\r\nasa\tconsole-course\t2026-11-03",
      "utf16le",
    );
    expect((await read(encoding === "utf16le" ? bytes : bytes.swap16())).completions).toEqual([ASA]);
  });

  it("takes the day numbers of a workbook, and says how many they were", async () => {
    const { completions, serialDays } = await read("person,module,completed\nasa,console-course,46329");
    expect([completions, serialDays]).toEqual([[ASA], 1]);
  });

  it("takes the same completion twice as one, and another version as another", async () => {
    const { completions, repeated } = await read(
      "person,module,completed,version\nasa,console-course,2026-11-03,2\nASA,console-course,20261103,2\nasa,console-course,2026-11-03,3",
    );
    expect([completions.map(({ version }) => version), repeated]).toEqual([["2", "3"], 1]);
  });

  it("tells every bad row with its line and why, and takes the good ones", async () => {
    const { completions, problems } = await read(
      [
        "person,module,completed",
        "nobody,console-course,2026-11-03",
        "jon-smith,console-course,2026-11-03",
        "asa,console,2026-11-03",
        "asa,console-course,2026-11-23",
        "asa,console-course,1999-12-31",
        "asa,console-course,2026-02-30",
        "asa,console-course,03/11/2026",
        "asa,console-course,soon",
        "asa,console-course",
        ",console-course,2026-11-03",
        "asa,console-course,2026-11-03",
        '=HYPERLINK("http://evil.example"),console-course,2026-11-03',
      ].join("\n"),
    );
    expect(completions).toEqual([ASA]);
    expect(problems).toEqual([
      { line: 2, message: 'names a person that the plan does not have: "nobody"' },
      {
        line: 3,
        message: 'names a person that the plan does not have: "jon-smith"; did you mean john-smith?',
      },
      { line: 4, message: 'names a module that the plan does not have: "console"' },
      { line: 5, message: "lies in the future: 2026-11-23" },
      { line: 6, message: "lies before 2000: 1999-12-31" },
      { line: 7, message: "names a day that does not exist: 2026-02-30" },
      { line: 8, message: "has a day that can be read in two ways; write it as YYYY-MM-DD" },
      { line: 9, message: "has no day that could be read; write it as YYYY-MM-DD" },
      { line: 10, message: "has no day" },
      { line: 11, message: "names no person" },
      {
        line: 13,
        message: `names a person that the plan does not have: ${JSON.stringify('=HYPERLINK("http://evil.example")')}`,
      },
    ]);
  });

  it("keeps what stands before a quote that is never closed, and tells where it begins to go wrong", async () => {
    const { completions, problems } = await read(
      'person,module,completed\nasa,console-course,2026-11-03\n"asa,first-line,2026-11-03\nasa,first-line,2026-11-04\n',
    );
    expect(completions).toEqual([ASA]);
    expect(problems).toEqual([
      { line: expect.any(Number), message: expect.stringContaining("a quote is not closed") },
    ]);
  });

  it.each([
    ["", "training.no-columns"],
    ["person,module\nasa,console-course", "training.no-columns"],
    ["%PDF-1.7\n\u0000\u0001", "training.no-columns"],
    ["x".repeat(LARGEST_FILE + 1), "training.file-too-large"],
    [
      `person,module,completed\n${"asa,console-course,2026-11-03\n".repeat(MOST_ROWS + 1)}`,
      "training.too-many-rows",
    ],
  ])("is refused as a whole when it is none: %#", async (text, code) => {
    await expect(read(text)).rejects.toMatchObject({ code, hint: expect.stringMatching(/\w/) });
  });

  it("is read or refused, whatever the bytes, and never brings what the plan does not have", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .string({ unit: "binary", maxLength: 300 })
        .map((text) => Buffer.from(`person,module,completed\n${text}`)),
      fc
        .array(
          fc.constantFrom(
            "asa",
            "console-course",
            "2026-11-03",
            "46329",
            ",",
            ";",
            '"',
            "\n",
            "\r\n",
            "=1+1",
          ),
        )
        .map((parts) => Buffer.from(`person,module,completed\n${parts.join("")}`)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (input) => {
        const file = await read(input).catch((error: { readonly code: string }) => error.code);
        if (typeof file === "string") {
          expect(file).toMatch(/^training\./);
          return;
        }
        for (const { person: who, module: what, on } of file.completions) {
          expect(["asa", "john-smith"]).toContain(who);
          expect(["console-course", "first-line"]).toContain(what);
          expect(on >= "2000-01-01" && on <= "2026-11-22").toBe(true);
        }
        for (const { line } of file.problems) expect(line).toBeGreaterThan(0);
      }),
    );
  });
});
