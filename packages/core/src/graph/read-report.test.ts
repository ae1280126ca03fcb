import { describe, expect, it } from "vitest";
import { createGraphReader } from "./create-graph-reader.ts";
import type { FakeAnswer } from "../../test-support/fake-fetch.ts";
import type { Setup } from "../../test-support/fake-reader.ts";
import { failure, setUp } from "../../test-support/fake-reader.ts";
import type { GraphReader, GraphReportRequest } from "./graph-reader.ts";

const REPORT: GraphReportRequest = {
  version: "beta",
  path: "/deviceManagement/reports/getAppsInstallSummaryReport",
  body: { select: ["A"] },
};

describe("a report", () => {
  it("is paged by skip and top, and skips by what came, not by what was asked", async () => {
    const { graph, setup } = read([report([[1], [2]], 4), report([[3]], 4), report([[4]], 4)]);
    expect(await graph.report(REPORT)).toEqual({
      columns: ["A"],
      rows: [[1], [2], [3], [4]],
      total: 4,
      incomplete: null,
    });
    expect(setup.wire.calls.map((call) => call.body)).toEqual(
      [0, 2, 3].map((skip) => ({ select: ["A"], skip, top: 2 })),
    );
  });

  it("looks once more when its total may be the count of the page", async () => {
    const { graph, setup } = read([report([[1], [2]], 2), report([[3]], 2)]);
    expect((await graph.report(REPORT)).rows).toEqual([[1], [2], [3]]);
    setup.wire.assertUsed();
  });

  it("is asked for no more rows than are enough", async () => {
    const { graph, setup } = read([report([[1]], 900)]);
    expect(await graph.report({ ...REPORT, maxRows: 1 })).toMatchObject({ rows: [[1]], incomplete: null });
    expect(setup.wire.calls.map((call) => call.body)).toEqual([{ select: ["A"], skip: 0, top: 1 }]);
  });

  it("that moved while it was read is read once more, and is whole when it stands still", async () => {
    for (const second of [
      report([], 9),
      report([[1], [2]], 9),
      report([[3, 4]], 9, ["A", "B"]),
      report([[3]], 8),
    ]) {
      const { graph, setup } = read([report([[1], [2]], 9), second, report([[1], [2]], 3), report([[3]], 3)]);
      expect(await graph.report(REPORT)).toMatchObject({ rows: [[1], [2], [3]], incomplete: null });
      setup.wire.assertUsed();
    }
  });

  it("keeps what it read and says why, when it moves each time or cannot be read again", async () => {
    for (const [second, why] of [
      [report([], 9), "ended after 2 of 9"],
      [report([[1], [2]], 9), "repeats"],
      [report([[3, 4]], 9, ["A", "B"]), "changed"],
      [report([[3]], 8), "fell from 9 to 8"],
    ] as const) {
      const first = report([[1], [2]], 9);
      for (const again of [[first, second], [{ status: 403 }]]) {
        const result = await read([first, second, ...again]).graph.report(REPORT);
        expect(result.rows).toEqual([[1], [2]]);
        expect(result.incomplete).toContain(why);
      }
    }
  });

  it("keeps what it read when a later page fails", async () => {
    const { graph, setup } = read([report([[1], [2]], 9), { status: 403 }]);
    expect(await graph.report(REPORT)).toMatchObject({
      rows: [[1], [2]],
      incomplete: expect.stringContaining("403"),
    });
    setup.wire.assertUsed();
  });

  it("is refused when its rows do not fit its columns", async () => {
    for (const answer of [
      report([[1, 2]], 1),
      { body: { Schema: [{}], Values: [] } },
      { body: { value: "!!" } },
    ]) {
      expect((await failure(read([answer]).graph.report(REPORT))).kind).toBe("badAnswer");
    }
  });

  it("is read from the base64 that the documentation shows, too", async () => {
    const text = JSON.stringify({ TotalRowCount: 1, Schema: [{ Column: "A" }], Values: [[7]] });
    const { graph } = read([{ body: { value: Buffer.from(text).toString("base64") } }]);
    expect((await graph.report(REPORT)).rows).toEqual([[7]]);
  });
});

function read(answers: readonly FakeAnswer[]): { readonly setup: Setup; readonly graph: GraphReader } {
  const setup = setUp(answers);
  const limits = { reportPageRows: 2, faultRetries: 0 };
  return { setup, graph: createGraphReader({ ...setup.options, limits }) };
}

function report(
  values: readonly unknown[][],
  total?: number,
  columns: readonly string[] = ["A"],
): FakeAnswer {
  return {
    headers: { "content-type": "application/octet-stream" },
    body: {
      ...(total === undefined ? {} : { TotalRowCount: total }),
      Schema: columns.map((Column) => ({ Column })),
      Values: values,
    },
  };
}
