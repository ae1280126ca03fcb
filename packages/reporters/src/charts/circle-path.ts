/** Handle length for a quarter circle of radius one. */
const KAPPA = 0.5523;

/** A circle as path data of four curves. */
export function circlePath(x: number, y: number, radius: number): string {
  const k = radius * KAPPA;
  const [left, right, top, bottom] = [x - radius, x + radius, y - radius, y + radius];
  return [
    `M${left},${y}`,
    `C${left},${y - k},${x - k},${top},${x},${top}`,
    `C${x + k},${top},${right},${y - k},${right},${y}`,
    `C${right},${y + k},${x + k},${bottom},${x},${bottom}`,
    `C${x - k},${bottom},${left},${y + k},${left},${y}Z`,
  ].join("");
}
