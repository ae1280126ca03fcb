import { describe, expect, it } from "vitest";
import { sparklineScene } from "./sparkline-scene.ts";

const options = { width: 100, height: 20, colour: "#112233" };

describe("a trend line", () => {
  it("needs two values", () => {
    expect(sparklineScene([], options)).toBeNull();
    expect(sparklineScene([1, null, Number.NaN], options)).toBeNull();
  });

  it("has a gap where a value is missing, and marks a value that stands alone and the last", () => {
    const scene = sparklineScene([1, null, 3, 4, null], options);
    const [path, ...dots] = scene?.items ?? [];
    expect(path?.kind === "path" ? path.d.match(/M/g) : []).toHaveLength(2);
    expect(dots).toHaveLength(2);
  });

  it("runs level through the middle when nothing changes", () => {
    const path = sparklineScene([5, 5, 5], options)?.items[0];
    expect(path?.kind === "path" ? path.d : "").toBe("M1.8,10L50,10L98.2,10");
  });
});
