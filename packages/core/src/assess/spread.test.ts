import { describe, expect, it } from "vitest";
import { spreadOf } from "./spread.ts";

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

describe("how figures lie", () => {
  it.each([
    ["none", [], { count: 0, median: null, percentile95: null }],
    ["one", [7], { count: 1, median: 7, percentile95: 7 }],
    ["two", [10, 4], { count: 2, median: 7, percentile95: 10 }],
    ["an odd number", [30, 1, 2], { count: 3, median: 2, percentile95: 30 }],
    ["nineteen: the 95th is the last", upTo(19), { count: 19, median: 10, percentile95: 19 }],
    ["twenty: the 95th is the nineteenth", upTo(20), { count: 20, median: 10.5, percentile95: 19 }],
    ["a hundred: the 95th is the ninety-fifth", upTo(100), { count: 100, median: 50.5, percentile95: 95 }],
  ])("is told of %s", (_name, figures, expected) => {
    expect(spreadOf(figures)).toEqual(expected);
  });

  it("is the same in whatever order they come, and leaves them as they are", () => {
    const figures = Object.freeze([5, 3, 9, 1]);
    expect(spreadOf(figures)).toEqual(spreadOf([1, 3, 5, 9]));
  });
});
