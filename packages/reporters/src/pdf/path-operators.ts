import { circlePath } from "../charts/circle-path.ts";
import { decimal } from "./text-operators.ts";

/** Handle length for a quarter circle of radius one, taken from the corner. */
const CORNER = 1 - 0.5523;
const OPERATORS: Readonly<Record<string, string>> = { M: "m", L: "l", C: "c", Z: "h" };

/** Turns SVG path data of absolute `M`, `L`, `C` and `Z` into PDF operators, moved by x and y. */
export function pathOperators(d: string, x: number, y: number): string {
  const commands = d.match(/[MLCZ][^MLCZ]*/g) ?? [];
  return commands
    .map((command) => {
      const numbers = (command.match(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g) ?? []).map(Number);
      const moved = numbers.map((number, index) => decimal(number + (index % 2 === 0 ? x : y)));
      return [...moved, OPERATORS[command.charAt(0)] ?? "n"].join(" ");
    })
    .join("\n");
}

/** A rectangle, with rounded corners where `radius` is above nought. */
export function rectOperators(x: number, y: number, width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) return `${decimal(x)} ${decimal(y)} ${decimal(width)} ${decimal(height)} re`;
  const [right, bottom, k] = [x + width, y + height, r * CORNER];
  return pathOperators(
    [
      `M${x + r},${y}L${right - r},${y}C${right - k},${y},${right},${y + k},${right},${y + r}`,
      `L${right},${bottom - r}C${right},${bottom - k},${right - k},${bottom},${right - r},${bottom}`,
      `L${x + r},${bottom}C${x + k},${bottom},${x},${bottom - k},${x},${bottom - r}`,
      `L${x},${y + r}C${x},${y + k},${x + k},${y},${x + r},${y}Z`,
    ].join(""),
    0,
    0,
  );
}

/** A whole circle. */
export function circleOperators(x: number, y: number, radius: number): string {
  return pathOperators(circlePath(x, y, radius), 0, 0);
}
