import { describe, expect, it } from "vitest";
import { contrastRatio, palette } from "./theme.ts";

describe("the house colours", () => {
  it("measure contrast as WCAG does", () => {
    expect(contrastRatio("#000000", "#FFFFFF")).toBeCloseTo(21, 5);
    expect(contrastRatio("#777777", "#FFFFFF")).toBeCloseTo(4.48, 2);
  });

  it.each(Object.entries(palette.tones))("keep text in the tone %s readable", (_tone, colours) => {
    expect(contrastRatio(colours.text, palette.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(colours.text, colours.soft)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(colours.onFill, colours.fill)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(colours.fill, palette.paper)).toBeGreaterThanOrEqual(3);
    expect(contrastRatio(palette.ink, colours.soft)).toBeGreaterThanOrEqual(4.5);
  });

  it("keep secondary text, links and the brand readable", () => {
    for (const colour of [palette.muted, palette.link, palette.brand, palette.ink]) {
      expect(contrastRatio(colour, palette.paper)).toBeGreaterThanOrEqual(4.5);
      expect(contrastRatio(colour, palette.zebra)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
