import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fixedClock } from "../clock.ts";
import { GraphError } from "../graph/graph-error.ts";
import type { GraphPage, GraphReader } from "../graph/graph-reader.ts";
import { coverageOf, type RowSource, readRows } from "./read-rows.ts";

const clock = fixedClock("2026-11-22T06:00:00Z");
const Row = z.object({ id: z.string(), n: z.number() });
const SOURCE: RowSource<z.infer<typeof Row>, string> = {
  request: { version: "v1.0", path: "/deviceManagement/detectedApps" },
  schema: Row,
  key: (row) => row.id,
  map: (row) => (row.n < 0 ? null : row.id),
};

/** A Graph whose list is read several times, each time the next of these lists of pages. */
function lists(...readings: readonly (readonly (readonly unknown[])[])[]): {
  graph: GraphReader;
  read: () => number;
} {
  let read = 0;
  async function* pages(): AsyncGenerator<GraphPage> {
    const now = readings[read] ?? [];
    read += 1;
    for (const rows of now) yield { rows };
  }
  const never = async (): Promise<never> => expect.fail("only the list is read");
  return {
    graph: { pages, get: never, report: never, batch: never, export: () => pages() as never },
    read: () => read,
  };
}

const row = (id: string, n: number = 1): object => ({ id, n });

describe("rows of a list", () => {
  it("are kept once each, and a second one on the same page is nothing to tell", async () => {
    const { graph, read } = lists([[row("a"), row("a"), row("b", -1)], [row("c")]]);
    const reading = await readRows({ graph, clock }, SOURCE);
    expect(reading).toMatchObject({ rows: ["a", "c"], repeated: 0, badRows: 0, cutBy: null });
    expect(read()).toBe(1);
    expect(coverageOf("x", reading, 2).status).toBe("complete");
  });

  it("that come again on a later page have the list read once more", async () => {
    const { graph, read } = lists([[row("a")], [row("a"), row("b")]], [[row("a")], [row("b"), row("c")]]);
    const reading = await readRows({ graph, clock }, SOURCE);
    expect(read()).toBe(2);
    expect(reading).toMatchObject({ rows: ["a", "b", "c"], repeated: 0 });
  });

  it("that come again each time are counted once and leave the list incomplete", async () => {
    const moving = [
      [row("a"), row("b")],
      [row("b"), row("c")],
    ];
    const { graph, read } = lists(moving, moving);
    const reading = await readRows({ graph, clock }, SOURCE);
    expect(read()).toBe(2);
    expect(reading.rows).toEqual(["a", "b", "c"]);
    expect(coverageOf("x", reading, 3)).toEqual({
      source: "x",
      status: "incomplete",
      count: 3,
      reason:
        "1 row came again on a later page: the list changed while it was read, so others may be missing.",
      cause: { kind: "moved" },
    });
  });

  it("of a list that was cut are not read again for their repetition", async () => {
    let read = 0;
    async function* pages(): AsyncGenerator<GraphPage> {
      read += 1;
      yield { rows: [row("a")] };
      yield { rows: [row("a")] };
      throw new GraphError("cut", {
        kind: "incomplete",
        method: "GET",
        url: "https://graph.microsoft.com/v1.0/x",
      });
    }
    const { graph } = lists();
    const reading = await readRows({ graph: { ...graph, pages }, clock }, SOURCE);
    expect(read).toBe(1);
    expect(coverageOf("x", reading, 1)).toMatchObject({ status: "incomplete", cause: { kind: "cut" } });
  });

  it("go the quick way where there is one, and to the schema where it leaves them", async () => {
    const seen: unknown[] = [];
    const { graph } = lists([[row("a"), { id: 5 }, row("b", 2)], [row("c")]]);
    const reading = await readRows(
      { graph, clock },
      {
        ...SOURCE,
        map: (parsed) => `slow ${parsed.id}`,
        quick: {
          read: (raw) => {
            seen.push(raw);
            return JSON.stringify(raw).includes('"n":1') ? `quick ${(raw as { id: string }).id}` : null;
          },
          key: (model) => model.replace("quick ", ""),
        },
      },
    );
    expect(seen).toHaveLength(4);
    expect(reading).toMatchObject({ rows: ["quick a", "slow b", "quick c"], badRows: 1 });
  });
});
