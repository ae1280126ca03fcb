import type { SceneItem } from "../charts/scene.ts";
import type { GlyphEncoder } from "./glyph-encoder.ts";
import type { Line } from "./lines.ts";
import { circleOperators, pathOperators, rectOperators } from "./path-operators.ts";
import type { Tag } from "./tags.ts";
import { decimal, lineOperators } from "./text-operators.ts";

/**
 * Draws on the current page, x to the right and y down from the page's top left corner, in points. Everything is
 * either inside a tag or marked as decoration, so that nothing is lost on a reader who listens.
 */
export interface Canvas {
  rect(x: number, y: number, width: number, height: number, fill: string, radius?: number): void;
  circle(x: number, y: number, radius: number, fill: string): void;
  rule(x1: number, y1: number, x2: number, y2: number, stroke: string, width: number): void;
  path(
    d: string,
    style: Omit<Extract<SceneItem, { kind: "path" }>, "kind" | "d">,
    x: number,
    y: number,
  ): void;
  /** Shows a line with its baseline at `y`. */
  text(line: Line, x: number, y: number, size: number, fill: string): void;
  /** What is drawn inside belongs to `tag`. */
  tagged(tag: Tag, draw: () => void): void;
  /** Writes what is still held back to the current page. Call before the page changes. */
  flush(): void;
}

export function createCanvas(doc: PDFKit.PDFDocument, encoder: GlyphEncoder): Canvas {
  let held: string[] = [];
  let inTag = false;
  let fillNow = "";

  function flush(): void {
    if (held.length > 0) doc.addContent(held.join("\n"));
    held = [];
    fillNow = "";
  }

  function write(operators: string): void {
    held.push(inTag ? operators : `/Artifact BMC\n${operators}\nEMC`);
  }

  function fillWith(colour: string): string {
    if (colour === fillNow) return "";
    fillNow = colour;
    return `${rgb(colour)} rg\n`;
  }

  return {
    flush,
    rect: (x, y, width, height, fill, radius = 0) =>
      write(`${fillWith(fill)}${rectOperators(x, y, width, height, radius)}\nf`),
    circle: (x, y, radius, fill) => write(`${fillWith(fill)}${circleOperators(x, y, radius)}\nf`),
    rule: (x1, y1, x2, y2, stroke, width) =>
      write(
        `${rgb(stroke)} RG ${decimal(width)} w [] 0 d\n${decimal(x1)} ${decimal(y1)} m ${decimal(x2)} ${decimal(y2)} l S`,
      ),
    path(d, style, x, y) {
      const way = pathOperators(d, x, y);
      if (way === "") return;
      if (style.fill !== undefined) write(`${fillWith(style.fill)}${way}\nf`);
      if (style.stroke === undefined) return;
      const dash = (style.dash ?? []).map(decimal).join(" ");
      write(`${rgb(style.stroke)} RG ${decimal(style.strokeWidth ?? 1)} w [${dash}] 0 d 1 j\n${way}\nS`);
    },
    text(line, x, y, size, fill) {
      if (line.clusters.length === 0) return;
      const { operators, faces, actual } = lineOperators(line.clusters, size, encoder);
      for (const face of faces) {
        const font = encoder.font(face);
        doc.page.fonts[font.id] ??= font.ref();
      }
      // The page is turned upside down so that y runs down; the text matrix turns the letters back.
      const shown = `${fillWith(fill)}BT\n1 0 0 -1 ${decimal(x)} ${decimal(y)} Tm\n${operators}\nET`;
      write(actual === null ? shown : `/Span <</ActualText <${utf16(actual)}>>> BDC\n${shown}\nEMC`);
    },
    tagged(tag, draw) {
      flush();
      const element = tag.element();
      const content = doc.markStructureContent(tag.type);
      inTag = true;
      draw();
      inTag = false;
      flush();
      doc.endMarkedContent();
      element.add(content);
    },
  };
}

function rgb(colour: string): string {
  return [1, 3, 5].map((at) => decimal(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(" ");
}

function utf16(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, "0"),
  );
  return `feff${units.join("")}`;
}
