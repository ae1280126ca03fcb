import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everyFigure, everyList } from "../../../test-support/every-list.ts";
import { compose, tables } from "../../../test-support/reports.ts";
import {
  administrators,
  daysAgo,
  device,
  plan,
  snapshot,
  stakeholders,
} from "../../../test-support/snapshots.ts";
import { KPI_IDS } from "../../assess/kpi.ts";
import { createFormatter } from "../../locales/formatter.ts";
import { LOCALE_IDS } from "../../locales/index.ts";
import type { Block, Document } from "../document.ts";
import { isSmall } from "../small-count.ts";
import { COUNTED_COLUMNS, isNamed } from "./counted-columns.ts";
import { hideInTable } from "./hide-in-table.ts";
import { PEOPLE_KPIS, THING_KPIS } from "./people-kpis.ts";
import { poolCells, poolRows } from "./pool-counts.ts";

const whole = snapshot({ lists: everyList, metrics: everyFigure });
const KINDS = ["stakeholders", "users", "newcomers"] as const;

describe("every figure", () => {
  it("of a table is said to count people or things", () => {
    const undecided = KINDS.flatMap((kind) =>
      tables(compose(whole, { audience: { ...stakeholders, kind } })),
    ).flatMap(({ id, columns }) => {
      const { parts, whole: all, alone, rest, shares, things } = COUNTED_COLUMNS[id] ?? {};
      const named = [parts, all === undefined ? [] : [all], alone, rest, shares, things].flatMap(
        (names) => names ?? [],
      );
      return columns
        .filter(({ type }) => ["integer", "decimal", "percent"].includes(type))
        .filter((column) => !isNamed(column.id, named))
        .map((column) => `${id}.${column.id}`);
    });
    expect([...new Set(undecided)]).toEqual([]);
  });

  it("of a measure is said to count people or things", () => {
    expect(KPI_IDS.filter((id) => PEOPLE_KPIS.has(id) === THING_KPIS.has(id))).toEqual([]);
  });
});

/** What a reader reads as sentences. */
function sentences(document: Document): readonly string[] {
  return [document.status.sentence, ...document.sections.flatMap(({ blocks }) => blocks.flatMap(told))];
}

function told(block: Block): readonly string[] {
  if (block.kind === "paragraph") return [block.text];
  if (block.kind === "callout") return [block.title, block.text ?? ""];
  if (block.kind === "chart") return [block.description];
  if (block.kind === "list") return block.items.flatMap(({ text, detail }) => [text, detail ?? ""]);
  if (block.kind === "news") return block.items.flatMap(({ facts }) => facts);
  if (block.kind === "kpis")
    return block.items.flatMap(({ value, basis, change }) => [value, basis ?? "", change?.text ?? ""]);
  return [];
}

/** Sentences that count something else than people and devices. */
const OF_THINGS = [
  /^\d+ new change|^\d+ change edited|deadlines? lies? ahead/,
  /and \d+ measures? miss/,
  /^Deadline moved from/,
  /\d+ more (?:is|are) not shown/,
  /misses? (?:its|their) target/,
  /Changes that wait for approval/,
  /errors? with a code/,
  /Kinds: \d/,
  /items? of the checklist|routines?/i,
  /articles?|matters? (?:is|are) open/,
];

describe("a report for readers who may not see people", () => {
  it.each(KINDS)("tells %s no small count of people or devices in a sentence", (kind) => {
    const document = compose(whole, { audience: { ...stakeholders, kind } });
    const telling = sentences(document)
      .map((text) => text.replace(/Kinds: \d/, ""))
      .filter((text) => /(?<![\d.,:<>≥≤–-])\b[1-4]\b(?![\d.,:%h-]|\.\d)/.test(text))
      .filter((text) => !OF_THINGS.some((pattern) => pattern.test(text)));
    expect(telling).toEqual([]);
  });

  it.each(LOCALE_IDS)("holds none in its tables and charts, in %s", (locale) => {
    const document = compose(whole, { audience: stakeholders, locale });
    for (const { id, columns, rows } of tables(document)) {
      const { things = [] } = COUNTED_COLUMNS[id] ?? {};
      const counts = columns.flatMap(({ id: column, type }, index) =>
        type === "integer" && !isNamed(column, things) ? [index] : [],
      );
      for (const row of rows) for (const index of counts) expect(row[index], id).not.toSatisfy(isSmallNumber);
    }
    const charts = document.sections.flatMap(({ blocks }) =>
      blocks.filter((block) => block.kind === "chart"),
    );
    for (const { chart } of charts) {
      const drawn = chart.type === "bar" ? chart.bars.map(({ value }) => value) : [];
      const parts = chart.type === "stacked" ? chart.rows.flatMap(({ values }) => values) : [];
      expect([...drawn, ...parts].filter(isSmall)).toEqual([]);
    }
  });

  it("leaves them to those who may", () => {
    expect(JSON.stringify(compose(whole, { audience: administrators }))).not.toContain("<5");
    expect(JSON.stringify(compose(whole, { audience: stakeholders }))).toContain("<5");
  });

  it("tells as much of a share as hides who is not in it", () => {
    const devices = Array.from({ length: 102 }, (_, index) =>
      device({
        id: `d${index}`,
        complianceState: index < 98 ? "compliant" : "noncompliant",
        lastSyncAt: daysAgo(1),
      }),
    );
    const of = snapshot({ lists: { ...everyList, devices }, metrics: everyFigure });
    const cards = compose(of, { audience: stakeholders, plan: plan() }).sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "kpis" ? block.items : [])),
    );
    const rate = cards.find(({ id }) => id === "compliance_rate");
    expect(rate).toMatchObject({ value: ">95.0%", number: null, basis: ">97 of 102 devices in scope" });
    expect(cards.find(({ id }) => id === "checkin_freshness")).toMatchObject({
      value: "100.0%",
      basis: "102 of 102 managed devices",
    });
  });
});

function isSmallNumber(value: unknown): boolean {
  return typeof value === "number" && isSmall(value);
}

describe("a row of counts that make up a whole", () => {
  const table = (row: readonly number[]): readonly unknown[] =>
    hideInTable({
      kind: "table",
      id: "compliance-policies",
      title: "",
      emptyText: "",
      columns: ["policy", "compliant", "notCompliant", "errors", "pending"].map((id, index) => ({
        id,
        title: id,
        type: index === 0 ? "text" : "integer",
      })),
      rows: [["A policy", ...row]],
    }).rows[0]?.slice(1) ?? [];

  it("hides a second one where the first could be worked out, and shows nothing as nothing", () => {
    expect(table([40, 2, 0, 0])).toEqual(["≥5", "<5", 0, 0]);
    expect(table([40, 2, 1, 7])).toEqual([40, "<5", "<5", 7]);
    expect(table([40, 12, 0, 0])).toEqual([40, 12, 0, 0]);
  });

  it("never leaves exactly one hidden beside others that are not", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 4, maxLength: 4 }), (row) => {
        const hidden = table(row).filter((cell) => typeof cell === "string").length;
        const nonzero = row.filter((count) => count > 0).length;
        expect(hidden === 1 && nonzero > 1).toBe(false);
      }),
    );
  });
});

describe("a chart of parts", () => {
  const matrix = fc.array(fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  });

  it("keeps every sum, and hides no cell that could be worked out of a row or column", () => {
    fc.assert(
      fc.property(matrix, (values) => {
        const rows = poolRows(
          values.map((row, index) => ({ label: `${index}`, values: row })),
          "others",
        );
        if (rows === null) return;
        const cells = rows.map((row) => row.values);
        const pooled = poolCells(cells);
        const total = (row: readonly number[]): number => row.reduce((sum, count) => sum + count, 0);
        for (const [index, { values: shown, pool }] of pooled.entries()) {
          expect(total(shown) + pool).toBe(total(cells[index] ?? []));
          expect(shown.filter(isSmall)).toEqual([]);
          const hidden = (cells[index] ?? []).filter(
            (count, column) => count > 0 && shown[column] === 0,
          ).length;
          expect(hidden === 1 && (cells[index] ?? []).filter((count) => count > 0).length > 1).toBe(false);
        }
        for (const column of [0, 1, 2, 3]) {
          const own = cells.map((row) => row[column] ?? 0);
          const hidden = own.filter(
            (count, index) => count > 0 && pooled[index]?.values[column] === 0,
          ).length;
          expect(hidden === 1 && own.filter((count) => count > 0).length > 1).toBe(false);
        }
      }),
    );
  });

  it("puts a row that is small as a whole together with the next", () => {
    const rows = [
      { label: "Windows", values: [50, 6] },
      { label: "macOS", values: [12, 0] },
      { label: "Linux", values: [2, 0] },
    ];
    expect(poolRows(rows, "Others")).toEqual([
      { label: "Windows", values: [50, 6] },
      { label: "Others", values: [14, 0] },
    ]);
    expect(poolRows([{ label: "Linux", values: [2, 0] }], "Others")).toBeNull();
  });
});

describe("a count in a sentence", () => {
  const hides = createFormatter("en", "UTC", { hidesSmall: true });
  const shows = createFormatter("en", "UTC");
  const forms = { one: "# device", other: "# devices" };

  it("is hidden from 1 to 4 and shown from 5, and 0 is nobody", () => {
    expect([0, 1, 4, 5].map(hides.people)).toEqual(["0", "<5", "<5", "5"]);
    expect([1, 5].map((count) => hides.pluralPeople(count, forms))).toEqual(["<5 devices", "5 devices"]);
    expect([0, 1, 4, 5].map(shows.people)).toEqual(["0", "1", "4", "5"]);
  });

  it("tells nothing of the rest, either", () => {
    expect(hides.part(98, 102)).toBe(">97");
    expect(hides.part(102, 102)).toBe("102");
    expect(hides.part(3, 102)).toBe("<5");
    expect(shows.part(98, 102)).toBe("98");
  });
});
