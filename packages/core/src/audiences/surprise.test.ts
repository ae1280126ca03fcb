import { describe, expect, it } from "vitest";
import { surpriseOf, surpriseText } from "./surprise.ts";

const MOST = 1_000;

describe("an audience is looked at before it is told anything", () => {
  it.each([
    [0, 40, { kind: "nobody", before: 40 }],
    [0, null, { kind: "nobody", before: null }],
    [400, 40, { kind: "tenfold", before: 40, now: 400 }],
    [1_001, null, { kind: "many", now: 1_001, most: MOST }],
    [1_001, 900, { kind: "many", now: 1_001, most: MOST }],
    [9_000, 1_001, { kind: "many", now: 9_000, most: MOST }],
    [2_001, 2_000, { kind: "many", now: 2_001, most: MOST }],
    [20_000, 2_000, { kind: "tenfold", before: 2_000, now: 20_000 }],
  ])("%i people after %s", (now, before, surprise) => {
    const found = surpriseOf(now, before, MOST);
    expect(found).toEqual(surprise);
    expect(found === null ? "" : surpriseText(found)).toMatch(/audience/);
  });

  it.each([
    [399, 40],
    [40, 400],
    [1_000, null],
    [2_000, 2_000],
    [1_500, 2_000],
    [5, 0],
  ])("but not %i after %s", (now, before) => {
    expect(surpriseOf(now, before, MOST)).toBeNull();
  });
});
