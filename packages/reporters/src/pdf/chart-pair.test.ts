import type { Block, ChartBlock } from "@intune-om/core";
import { describe, expect, it } from "vitest";
import { pairCharts } from "./chart-pair.ts";

function chart(title: string, half: boolean): ChartBlock {
  return { kind: "chart", title, description: "", half, chart: { type: "bar", unit: "", bars: [] } };
}

const text: Block = { kind: "paragraph", text: "between" };

describe("charts of half the width", () => {
  it("stand by two, and one that is left over or has something between stands alone", () => {
    const blocks = [
      chart("a", true),
      chart("b", true),
      chart("c", true),
      text,
      chart("d", true),
      chart("e", false),
    ];
    const shape = pairCharts(blocks).map((block) =>
      block.kind === "chartPair" ? block.charts.map(({ title }) => title).join("+") : block.kind,
    );
    expect(shape).toEqual(["a+b", "c", "paragraph", "d", "chart"]);
  });

  it("leave all other blocks as they are, in their order", () => {
    const blocks = [text, chart("a", false), chart("b", false)];
    expect(pairCharts(blocks)).toEqual(blocks);
  });
});
