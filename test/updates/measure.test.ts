import { describe, expect, it } from "vitest";
import { measure, tableOf } from "./measure.ts";

describe("measuring labels", () => {
  const judged = [
    { expected: ["a", "b"], found: ["a"] },
    { expected: ["a"], found: ["a", "b"] },
    { expected: [], found: ["a"] },
    { expected: ["c"], found: [] },
  ];

  it("counts what was found of each label and of all together", () => {
    expect(measure(judged)).toStrictEqual([
      { label: "a", examples: 2, precision: 2 / 3, recall: 1 },
      { label: "b", examples: 1, precision: 0, recall: 0 },
      { label: "c", examples: 1, precision: 1, recall: 0 },
      { label: "all", examples: 4, precision: 2 / 4, recall: 2 / 4 },
    ]);
  });

  it("prints one line for each label", () => {
    expect(tableOf("Title", measure(judged)).split("\n")).toHaveLength(7);
  });
});
