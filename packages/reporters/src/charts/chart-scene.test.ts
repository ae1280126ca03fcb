import type { BarChart, Chart, LineChart, StackedBarChart, Tone } from "@intune-om/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostileText } from "../../test-support/hostile-text.ts";
import { palette } from "../theme.ts";
import { chartScene } from "./chart-scene.ts";
import { estimateText } from "./measure-text.ts";
import type { Scene, SceneItem } from "./scene.ts";

const frame = { width: 500, locale: "en" as const };
const bars = (...values: readonly number[]): BarChart => ({
  type: "bar",
  unit: "%",
  bars: values.map((value, index) => ({ label: `Bar ${index}`, value, tone: "good" })),
});
const day = (number: number): Date => new Date(Date.UTC(2026, 10, number));
const lines = (...values: readonly (number | null)[]): LineChart => ({
  type: "line",
  unit: "%",
  series: [
    { label: "All", tone: "good", points: values.map((value, index) => ({ at: day(index + 1), value })) },
  ],
});

function rects(scene: Scene): readonly Extract<SceneItem, { kind: "rect" }>[] {
  return scene.items.filter((item) => item.kind === "rect");
}

function texts(scene: Scene): readonly string[] {
  return scene.items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
}

/** Data of the line of the first series, which is the widest stroke that is not the legend's. */
function linePath(scene: Scene): string {
  const strokes = scene.items.filter(
    (item) => item.kind === "path" && item.stroke === palette.tones.good.fill,
  );
  const path = strokes.at(-1);
  return path?.kind === "path" ? path.d : "";
}

describe("a bar chart", () => {
  it("draws lengths exactly in proportion to the values, from one edge", () => {
    const [one, two, three] = rects(chartScene(bars(80, 20, 5), frame));
    expect((one?.width ?? 0) / (two?.width ?? 1)).toBeCloseTo(4, 9);
    expect((one?.width ?? 0) / (three?.width ?? 1)).toBeCloseTo(16, 9);
    expect(new Set([one?.x, two?.x, three?.x]).size).toBe(1);
  });

  it("measures by the maximum it is given, for a chart in several parts", () => {
    const whole = rects(chartScene(bars(50), { ...frame, maximum: 50 }))[0]?.width ?? 0;
    const half = rects(chartScene(bars(50), { ...frame, maximum: 100 }))[0]?.width ?? 0;
    expect(half).toBeCloseTo(whole / 2, 9);
  });

  it("writes each value in the reader's language, and shows nought and what is no number without a bar", () => {
    const scene = chartScene(bars(1234.5, 0, Number.NaN, -3), { ...frame, locale: "sv" });
    expect(rects(scene)).toHaveLength(1);
    expect(texts(scene)).toEqual(
      expect.arrayContaining(["1\u00A0234,5\u00A0%", "0\u00A0%", "–", "−3\u00A0%"]),
    );
  });

  it("names a long unit once", () => {
    expect(
      texts(chartScene({ ...bars(1, 2), unit: "devices" }, frame)).filter((text) => text === "devices"),
    ).toHaveLength(1);
  });

  it("draws nothing where all values are nought, but says so", () => {
    const scene = chartScene(bars(0, 0), frame);
    expect(rects(scene)).toHaveLength(0);
    expect(texts(scene).filter((text) => text === "0\u00A0%")).toHaveLength(2);
  });
});

describe("a stacked chart", () => {
  const chart: StackedBarChart = {
    type: "stacked",
    unit: "devices",
    series: [
      { label: "Good", tone: "good" },
      { label: "Bad", tone: "bad" },
      { label: "Worse", tone: "bad" },
    ],
    rows: [
      { label: "A", values: [60, 30, 10] },
      { label: "B", values: [0, 25, 25] },
      { label: "Empty", values: [] },
    ],
  };

  it("sets the parts end to end, as long as their values", () => {
    const scene = chartScene(chart, frame);
    const parts = rects(scene).filter((rect) => rect.radius === undefined && rect.fill !== palette.paper);
    const unit = (parts[0]?.width ?? 0) / 60;
    expect(parts.map((part) => part.width / unit).map(Math.round)).toEqual([60, 30, 25, 10, 25]);
    const row = parts.filter((part) => part.y === parts[0]?.y).toSorted((a, b) => a.x - b.x);
    row
      .slice(1)
      .forEach((part, index) =>
        expect(part.x).toBeCloseTo((row[index]?.x ?? 0) + (row[index]?.width ?? 0), 9),
      );
  });

  it("tells series of the same tone apart", () => {
    const fills = rects(chartScene(chart, frame))
      .filter((rect) => rect.radius !== undefined)
      .map((rect) => rect.fill);
    expect(new Set(fills).size).toBe(3);
  });

  it("names every series and gives the whole of each row", () => {
    expect(texts(chartScene(chart, frame))).toEqual(
      expect.arrayContaining(["Good", "Bad", "Worse", "100", "50", "0"]),
    );
  });
});

describe("a line chart", () => {
  it("leaves a gap where nothing is known", () => {
    const path = linePath(chartScene(lines(1, 2, null, 3, 4), frame));
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path.match(/L/g)).toHaveLength(2);
  });

  it("places points in proportion to time and value", () => {
    const numbers = [...linePath(chartScene(lines(0, 50, 100), frame)).matchAll(/[ML]([\d.]+),([\d.]+)/g)];
    const [a, b, c] = numbers.map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
    expect((b?.x ?? 0) - (a?.x ?? 0)).toBeCloseTo((c?.x ?? 0) - (b?.x ?? 0), 2);
    expect((a?.y ?? 0) - (b?.y ?? 0)).toBeCloseTo((b?.y ?? 0) - (c?.y ?? 0), 2);
    expect(a?.y).toBeGreaterThan(c?.y ?? 0);
  });

  it("shows the target with its value, and by name where it has one", () => {
    const chart = { ...lines(90, 97), target: 95 };
    expect(texts(chartScene(chart, frame))).toContain("95\u00A0%");
    expect(texts(chartScene(chart, { ...frame, targetLabel: "Target" }))).toContain("Target");
    const dashed = chartScene(chart, frame).items.filter(
      (item) => item.kind === "path" && (item.dash?.length ?? 0) > 0,
    );
    expect(dashed).toHaveLength(1);
  });

  it("dates points in the document's time zone", () => {
    const late: LineChart = {
      type: "line",
      unit: "%",
      series: [
        {
          label: "x",
          tone: "good",
          points: [
            { at: new Date("2026-11-01T23:30:00Z"), value: 1 },
            { at: new Date("2026-11-08T23:30:00Z"), value: 2 },
          ],
        },
      ],
    };
    expect(texts(chartScene(late, { ...frame, timeZone: "Europe/Stockholm" }))).toContain("9 Nov");
    expect(texts(chartScene(late, { ...frame, timeZone: "UTC" }))).toContain("8 Nov");
  });

  it("says that there are no data instead of drawing an empty frame", () => {
    for (const chart of [lines(), lines(null, null), { ...lines(), series: [] }]) {
      expect(texts(chartScene(chart, { ...frame, noData: "No data" }))).toEqual(["No data"]);
    }
  });
});

describe("any chart", () => {
  const tone = fc.constantFrom<Tone>("good", "attention", "bad", "neutral", "unknown");
  const value = fc.oneof(fc.double(), fc.integer({ min: 0, max: 1_000 }), fc.constant(0));
  const chart: fc.Arbitrary<Chart> = fc.oneof(
    fc.record({
      type: fc.constant("bar"),
      unit: hostileText,
      bars: fc.array(fc.record({ label: hostileText, value, tone }), { maxLength: 30 }),
    }),
    fc.record({
      type: fc.constant("stacked"),
      unit: hostileText,
      series: fc.array(fc.record({ label: hostileText, tone }), { maxLength: 6 }),
      rows: fc.array(fc.record({ label: hostileText, values: fc.array(value, { maxLength: 8 }) }), {
        maxLength: 12,
      }),
    }),
    fc.record({
      type: fc.constant("line"),
      unit: hostileText,
      target: fc.double(),
      series: fc.array(
        fc.record({
          label: hostileText,
          tone,
          points: fc.array(fc.record({ at: fc.date({ noInvalidDate: false }), value: fc.option(value) }), {
            maxLength: 20,
          }),
        }),
        { maxLength: 4 },
      ),
    }),
  );

  it("becomes a scene of finite numbers, whatever its values", () => {
    fc.assert(
      fc.property(chart, fc.double({ min: 60, max: 900, noNaN: true }), (one, width) => {
        const scene = chartScene(one, { ...frame, width });
        expect(Number.isFinite(scene.height)).toBe(true);
        for (const item of scene.items) {
          if (item.kind === "path") expect(item.d).not.toMatch(/NaN|Infinity/);
          else expect([item.x, item.y].every(Number.isFinite)).toBe(true);
          if (item.kind === "rect") expect(item.width >= 0 && item.height >= 0).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("shortens labels that do not fit, with an ellipsis", () => {
    const scene = chartScene(
      { ...bars(1), bars: [{ label: "word ".repeat(80), value: 1, tone: "bad" }] },
      frame,
    );
    const label = texts(scene).find((text) => text.endsWith("…"));
    expect(label).toBeDefined();
    expect(estimateText(label ?? "", 9, false)).toBeLessThanOrEqual(500 * 0.36);
  });
});
