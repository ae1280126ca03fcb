import type { Cluster } from "../fonts/cluster.ts";
import type { Face } from "../fonts/face.ts";
import type { GlyphEncoder } from "./glyph-encoder.ts";
import { visualOrder } from "./visual-order.ts";

/** The operators that show one line, and the faces they name. */
export interface LineOperators {
  readonly operators: string;
  readonly faces: ReadonlySet<Face>;
  /** The text to give to a reader that copies, where the glyphs alone would give another; else null. */
  readonly actual: string | null;
}

/** Writes a line of clusters as PDF text operators, without the enclosing `BT` and `ET`. */
export function lineOperators(
  clusters: readonly Cluster[],
  size: number,
  encoder: GlyphEncoder,
): LineOperators {
  const faces = new Set<Face>();
  const parts: string[] = [];
  let shown: string[] = [];
  let codes = "";
  let face: Face | null = null;
  let faithful = true;
  const closeCodes = (): void => {
    if (codes !== "") shown.push(`<${codes}>`);
    codes = "";
  };
  const closeShown = (): void => {
    closeCodes();
    if (shown.length > 0) parts.push(`[${shown.join("")}]TJ`);
    shown = [];
  };
  const move = (thousandths: number): void => {
    if (Math.abs(thousandths) < 0.01) return;
    closeCodes();
    shown.push(decimal(-thousandths));
  };

  for (const cluster of visualOrder(clusters)) {
    if (cluster.face !== face) {
      closeShown();
      face = cluster.face;
      faces.add(face);
      parts.push(`/${encoder.font(face).id} ${decimal(size)} Tf`);
    }
    let copied = "";
    for (const glyph of cluster.glyphs) {
      const { code, width, faithful: exact } = encoder.encode(face, glyph);
      faithful &&= exact;
      copied += glyph.text;
      move(glyph.dx);
      if (glyph.dy !== 0) {
        closeShown();
        parts.push(`${decimal((glyph.dy * size) / 1000)} Ts`);
      }
      codes += code;
      if (glyph.dy !== 0) {
        closeShown();
        parts.push("0 Ts");
      }
      move(glyph.advance - glyph.dx - width);
    }
    faithful &&= cluster.rtl || copied === cluster.text;
  }
  closeShown();
  const actual = faithful ? null : clusters.map((cluster) => cluster.text).join("");
  return { operators: parts.join("\n"), faces, actual };
}

/** A number as PDF writes it: plain, with three decimals at most. */
export function decimal(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Object.is(rounded, -0) ? "0" : String(rounded);
}
