import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileText } from "../../test-support/hostile-text.ts";
import { renderChartSvg } from "./render-chart-svg.ts";

const frame = { width: 480, locale: "sv" as const, title: "Det här visar bilden" };

function svgOf(text: string): string {
  return renderChartSvg(
    { type: "bar", unit: text, bars: [{ label: text, value: 3, tone: "bad" }] },
    { ...frame, title: text },
  );
}

describe("a chart as SVG", () => {
  it("is one element that says what it shows", () => {
    const svg = renderChartSvg(
      { type: "bar", unit: "st", bars: [{ label: "Å & Ö", value: 3, tone: "bad" }] },
      frame,
    );
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="Det här visar bilden">.*<\/svg>$/s);
    expect(svg).toContain(">Å &amp; Ö</text>");
  });

  it("escapes every text, so that no text becomes an element or an attribute", () => {
    const svg = svgOf(`</text><script>alert(1)</script><x y='" onload="`);
    expect(svg).not.toContain("<script");
    expect(
      [...svg.matchAll(/<\/?([a-z]+)/g)]
        .map(([, name]) => name)
        .every((name) => ["svg", "rect", "path", "text"].includes(name ?? "")),
    ).toBe(true);
  });

  it("has only its own elements, numbers and balanced quotes for any text", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const svg = svgOf(text);
        expect(svg).not.toMatch(/NaN|undefined|<(?!\/?(?:svg|rect|path|text)[ >])/);
        expect(svg.split('"').length % 2).toBe(1);
      }),
    );
  });
});
