import type { Scene } from "../charts/scene.ts";
import type { Sheet } from "./sheet.ts";

/** Draws a scene with its top left corner at x and y, inside the tag that is open. */
export function drawScene({ canvas, type }: Sheet, scene: Scene, x: number, y: number): void {
  for (const item of scene.items) {
    if (item.kind === "rect")
      canvas.rect(x + item.x, y + item.y, item.width, item.height, item.fill, item.radius);
    else if (item.kind === "path") canvas.path(item.d, item, x, y);
    else {
      const line = type.line(item.text, {
        size: item.size,
        weight: item.bold ? "bold" : "regular",
        colour: item.fill,
      });
      const width = (line.width * item.size) / 1000;
      const shift = item.anchor === "start" ? 0 : item.anchor === "end" ? width : width / 2;
      canvas.text(line, x + item.x - shift, y + item.y, item.size, item.fill);
    }
  }
}
