import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnWidths } from "./table-columns.ts";

describe("column widths", () => {
  it("follow the weights where all content wraps", () => {
    const wide = { least: 30, natural: 10_000 };
    expect(columnWidths([{}, { weight: 3 }], [wide, wide], 400)).toEqual([100, 300]);
  });

  it("give a column what its words need, at the cost of the others", () => {
    const widths = columnWidths(
      [{ weight: 0.1 }, { weight: 1 }],
      [
        { least: 80, natural: 80 },
        { least: 30, natural: 10_000 },
      ],
      400,
    );
    expect(widths).toEqual([80, 320]);
  });

  it("pass on what a column cannot fill", () => {
    const widths = columnWidths(
      [{}, {}],
      [
        { least: 30, natural: 50 },
        { least: 30, natural: 10_000 },
      ],
      400,
    );
    expect(widths).toEqual([50, 350]);
  });

  it("always fill the width exactly, with room in each column", () => {
    const measure = fc.record({
      least: fc.double({ min: 0, max: 200, noNaN: true }),
      extra: fc.double({ min: 0, max: 2_000, noNaN: true }),
    });
    const column = fc.record({
      weight: fc.option(fc.double({ min: -1, max: 10 }), { nil: undefined }),
      measure,
    });
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 12 }), (columns) => {
        const weights = columns.map(({ weight }) => (weight === undefined ? {} : { weight }));
        const widths = columnWidths(
          weights,
          columns.map(({ measure: { least, extra } }) => ({ least, natural: least + extra })),
          507,
        );
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(507, 3);
        for (const width of widths) expect(width).toBeGreaterThanOrEqual(21.9);
      }),
    );
  });
});
