import { describe, expect, it } from "vitest";
import { palette } from "../theme.ts";
import { endLabels } from "./end-labels.ts";
import { estimateText } from "./measure-text.ts";

const frame = {
  width: 400,
  height: null,
  locale: "en" as const,
  timeZone: "UTC",
  palette,
  measure: estimateText,
  noData: "–",
  targetLabel: null,
  fontSize: 10,
  maximum: null,
};

describe("the values at the ends of lines", () => {
  it("stay where their lines end when there is room", () => {
    const labels = endLabels(
      [
        { y: 10, text: "a", fill: "#000000" },
        { y: 60, text: "b", fill: "#000000" },
      ],
      { x: 5, bottom: 100 },
      frame,
    );
    expect(labels.map(({ text, y }) => [text, y])).toEqual([
      ["a", 13.5],
      ["b", 63.5],
    ]);
  });

  it("never cover one another nor leave the field", () => {
    const ends = [95, 96, 97, 98, 99].map((y) => ({ y, text: String(y), fill: "#000000" }));
    const labels = endLabels(ends, { x: 5, bottom: 100 }, frame).map(({ y }) => y);
    labels.slice(1).forEach((y, index) => expect(y - (labels[index] ?? 0)).toBeGreaterThanOrEqual(10.9));
    expect(Math.max(...labels)).toBeLessThanOrEqual(103.5);
  });
});
