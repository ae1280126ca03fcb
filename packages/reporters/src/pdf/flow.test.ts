import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flowPieces } from "./flow.ts";
import type { Piece } from "./piece.ts";

interface Placed {
  readonly name: string;
  readonly page: number;
  readonly y: number;
}

interface Sketch {
  readonly name: string;
  readonly height: number;
  readonly gap?: number;
  readonly keep?: boolean;
  readonly repeat?: boolean;
}

function flow(sketches: readonly Sketch[]): readonly Placed[] {
  const placed: Placed[] = [];
  let page = 1;
  const pieceOf = ({ name, height, gap = 0, keep = false, repeat = false }: Sketch): Piece => ({
    height,
    gap,
    keep,
    ...(repeat ? { repeat: pieceOf({ name: "head", height: 10 }) } : {}),
    draw: (y) => placed.push({ name, page, y }),
  });
  flowPieces(sketches.map(pieceOf), {
    top: 0,
    bottom: 100,
    next: () => {
      page += 1;
    },
  });
  return placed;
}

function row(name: string): Sketch {
  return { name, height: 30, repeat: true };
}

describe("the flow over pages", () => {
  it("places pieces below one another, without a gap at the top of a page", () => {
    expect(
      flow([
        { name: "a", height: 40, gap: 9 },
        { name: "b", height: 40, gap: 9 },
        { name: "c", height: 40, gap: 9 },
      ]),
    ).toEqual([
      { name: "a", page: 1, y: 0 },
      { name: "b", page: 1, y: 49 },
      { name: "c", page: 2, y: 0 },
    ]);
  });

  it("moves a heading on together with what follows", () => {
    const placed = flow([
      { name: "text", height: 80 },
      { name: "heading", height: 10, keep: true },
      { name: "body", height: 20 },
    ]);
    expect(placed.map(({ page }) => page)).toEqual([1, 2, 2]);
  });

  it("repeats the head of a table where a row begins a page", () => {
    const placed = flow([row("1"), row("2"), row("3"), row("4")]);
    expect(placed.map(({ name, page, y }) => `${name}@${page}:${y}`)).toEqual([
      "1@1:0",
      "2@1:30",
      "3@1:60",
      "head@2:0",
      "4@2:10",
    ]);
  });

  it("breaks a chain that no page could hold, rather than leaving a page empty", () => {
    const chain = Array.from({ length: 5 }, (_, index) => ({
      name: String(index),
      height: 30,
      keep: index < 4,
    }));
    expect(flow(chain).map(({ page }) => page)).toEqual([1, 1, 1, 2, 2]);
  });

  it("draws every piece once and in order, within the page wherever it fits one, and skips no page", () => {
    const sketch = fc.record({
      height: fc.integer({ min: 1, max: 85 }),
      gap: fc.integer({ min: 0, max: 20 }),
      keep: fc.boolean(),
      repeat: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(sketch, { maxLength: 60 }), (sketches) => {
        const placed = flow(sketches.map((one, index) => ({ ...one, name: String(index) })));
        const drawn = placed.filter(({ name }) => name !== "head");
        expect(drawn.map(({ name }) => name)).toEqual(sketches.map((_, index) => String(index)));
        drawn.forEach(({ y }, index) => expect(y + (sketches[index]?.height ?? 0)).toBeLessThanOrEqual(100));
        const pages = [...new Set(drawn.map(({ page }) => page))];
        expect(pages).toEqual(pages.map((_, index) => index + 1));
      }),
    );
  });
});
