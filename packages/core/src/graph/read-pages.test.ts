import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGraphReader } from "./create-graph-reader.ts";
import type { FakeAnswer } from "../../test-support/fake-fetch.ts";
import { failure, LINK, page, REQUEST, rowsOf, setUp } from "../../test-support/fake-reader.ts";
import { GraphError } from "./graph-error.ts";

describe("a collection", () => {
  it("is followed to its end, with the token in the header and the next link as it came", async () => {
    const { graph, wire } = setUp([page([{ id: "1" }], LINK), page([], `${LINK}2`), page([{ id: "2" }])]);
    expect(await rowsOf(graph)).toEqual([{ id: "1" }, { id: "2" }]);
    expect(wire.calls.map((call) => call.url)).toEqual([
      "https://graph.microsoft.com/v1.0/deviceManagement/managedDevices?$select=id,deviceName&$filter=a%20eq%20'b%20%26%20c'",
      LINK,
      `${LINK}2`,
    ]);
    expect(wire.calls[0]?.headers.get("authorization")).toBe("Bearer token-1");
    wire.assertUsed();
  });

  it("asks for the next page before it hands out the one at hand", async () => {
    const { graph, wire } = setUp([page([1], LINK), page([2])]);
    const asked: number[] = [];
    for await (const part of graph.pages(REQUEST)) if (part.rows.length > 0) asked.push(wire.calls.length);
    expect(asked).toEqual([2, 2]);
  });

  it("asks for the page after a large one before that is understood, once and no further ahead", async () => {
    const large = (name: string, link?: string): FakeAnswer =>
      page(
        Array.from({ length: 3_000 }, () => ({ name: name.repeat(20) })),
        link,
      );
    const { graph, wire } = setUp([
      large("a", LINK),
      large("b", `${LINK}2`),
      large("c", `${LINK}3`),
      large("d"),
    ]);
    const names: string[] = [];
    for await (const { rows } of graph.pages(REQUEST)) {
      names.push(String((rows[0] as { name: string }).name[0]));
      // A reader that is long at work finds one page waiting, not all of them.
      for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
      expect(wire.calls).toHaveLength(Math.min(4, names.length + 1));
    }
    expect(names).toEqual(["a", "b", "c", "d"]);
    expect(wire.calls.map(({ url }) => url).slice(1)).toEqual([LINK, `${LINK}2`, `${LINK}3`]);
    wire.assertUsed();
  });

  it("follows the link of the page that is understood, whatever was made out before", async () => {
    const rows = Array.from({ length: 3_000 }, () => ({ name: "x".repeat(20) }));
    const twice = JSON.stringify({ value: rows }).replace("{", `{"@odata.nextLink":"${LINK}wrong",`);
    const body = twice.replace(/\}$/, `,"@odata.nextLink":"${LINK}right"}`);
    const { graph, wire } = setUp([{ body }, page([1]), page([2])]);
    expect((await rowsOf(graph)).at(-1)).toBe(2);
    expect(wire.calls.map(({ url }) => url).slice(1)).toEqual([`${LINK}wrong`, `${LINK}right`]);
  });

  it("tells of a page that failed ahead of time only when it's that page's turn", async () => {
    const { graph } = setUp([page([1], LINK), { status: 403 }]);
    const rows: unknown[] = [];
    expect((await failure(rowsOf(graph, rows))).kind).toBe("forbidden");
    expect(rows).toEqual([1]);
  });

  it("is left quietly by a reader who has enough, whatever the next page would have been", async () => {
    const { graph } = setUp([page([1], LINK), { status: 500 }]);
    for await (const part of graph.pages(REQUEST)) {
      expect(part.rows).toEqual([1]);
      break;
    }
  });

  it.each([
    ["a web page", "<html><body>Sign in to the proxy</body></html>"],
    ["a page without value", { "@odata.context": "x" }],
    ["cut JSON", '{"value":[{"id":"1"},{"id":'],
    ["nothing", ""],
    ["a list", []],
    ["an error with status 200", { error: { code: "x", message: "y" } }],
  ])(
    "with %s in it is a bad answer after the budget, and what was read stays with the caller",
    async (_, body) => {
      const { graph, wire, waits } = setUp([page([{ id: "1" }], LINK), { body }, { body }, { body }]);
      const rows: unknown[] = [];
      const error = await failure(rowsOf(graph, rows));
      expect(error.kind).toBe("badAnswer");
      expect(rows).toEqual([{ id: "1" }]);
      expect(waits).toHaveLength(2);
      expect(`${error.message}${error.url}`).not.toContain("hush");
      wire.assertUsed();
    },
  );

  it("takes a page that is whole at the next attempt", async () => {
    const { graph } = setUp([{ body: "<html>" }, page([{ id: "1" }])]);
    expect(await rowsOf(graph)).toEqual([{ id: "1" }]);
  });

  it("whose links go in a circle ends as incomplete, every page handed out once", async () => {
    const { graph, wire } = setUp([page([1], LINK), page([2], `${LINK}b`), page([3], LINK)]);
    const rows: unknown[] = [];
    expect((await failure(rowsOf(graph, rows))).kind).toBe("incomplete");
    expect(rows).toEqual([1, 2, 3]);
    wire.assertUsed();
  });

  it.each([
    "https://graph.microsoft.com.evil.example/v1.0/x",
    "https://evil.example/v1.0/x",
    "http://graph.microsoft.com/v1.0/x",
    "https://graph.microsoft.com@evil.example/v1.0/x",
    "https://graph.microsoft.com:8443/v1.0/x",
    "/v1.0/x",
    "https://graph.microsoft.com/other/x",
  ])("never follows a link to %s", async (link) => {
    const { graph, wire } = setUp([page([1], link), page([1], link), page([1], link)]);
    expect((await failure(rowsOf(graph))).kind).toBe("badAnswer");
    expect(new Set(wire.calls.map((call) => new URL(call.url).origin))).toEqual(
      new Set(["https://graph.microsoft.com"]),
    );
  });

  it("without an end is cut off at the most pages allowed", async () => {
    const answers = Array.from({ length: 5 }, (_, index) => page([index], `${LINK}${index}`));
    const { options, wire } = setUp(answers);
    const graph = createGraphReader({ ...options, limits: { maxPages: 5 } });
    expect((await failure(rowsOf(graph))).kind).toBe("incomplete");
    wire.assertUsed();
  });

  it("is read or refused, never anything else, whatever the body", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.jsonValue(),
          fc.record({ value: fc.jsonValue(), "@odata.nextLink": fc.webUrl() }),
        ),
        async (body) => {
          const { options } = setUp([{ body }]);
          const graph = createGraphReader({ ...options, limits: { faultRetries: 0 } });
          const outcome = await rowsOf(graph).then(
            () => "rows",
            (error: unknown) => error,
          );
          expect(outcome === "rows" || outcome instanceof GraphError).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
