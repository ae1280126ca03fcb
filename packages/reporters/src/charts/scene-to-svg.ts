import type { Scene, SceneItem } from "./scene.ts";

export interface SvgOptions {
  /** What the picture shows, for readers who cannot see it. */
  readonly title?: string;
  /** A CSS font family. Default `sans-serif`. */
  readonly fontFamily?: string;
}

/** Writes a scene as one SVG element: no scripts, no references, every text escaped. */
export function sceneToSvg(scene: Scene, options: SvgOptions = {}): string {
  const { width, height } = scene;
  const family = escapeXml(options.fontFamily ?? "sans-serif");
  const label =
    options.title === undefined
      ? ` aria-hidden="true"`
      : ` role="img" aria-label="${escapeXml(options.title)}"`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}" font-family="${family}"${label}>`;
  return `${head}${scene.items.map(itemToSvg).join("")}</svg>`;
}

function itemToSvg(item: SceneItem): string {
  if (item.kind === "rect") {
    const radius = item.radius === undefined ? "" : ` rx="${short(item.radius)}"`;
    return `<rect x="${short(item.x)}" y="${short(item.y)}" width="${short(item.width)}" height="${short(item.height)}"${radius} fill="${escapeXml(item.fill)}"/>`;
  }
  if (item.kind === "text") {
    const weight = item.bold ? ` font-weight="700"` : "";
    const anchor = item.anchor === "start" ? "" : ` text-anchor="${item.anchor}"`;
    return `<text x="${short(item.x)}" y="${short(item.y)}" font-size="${short(item.size)}"${weight}${anchor} fill="${escapeXml(item.fill)}">${escapeXml(item.text)}</text>`;
  }
  const stroke =
    item.stroke === undefined
      ? ""
      : ` stroke="${escapeXml(item.stroke)}" stroke-width="${short(item.strokeWidth ?? 1)}" stroke-linejoin="round" stroke-linecap="butt"`;
  const dash =
    item.dash === undefined || item.dash.length === 0
      ? ""
      : ` stroke-dasharray="${item.dash.map(short).join(" ")}"`;
  return `<path d="${shortPath(item.d)}" fill="${escapeXml(item.fill ?? "none")}"${stroke}${dash}/>`;
}

/** A number with two decimals at most; what is no number becomes nought rather than a broken picture. */
function short(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : "0";
}

function shortPath(d: string): string {
  return d
    .replace(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi, (number) => short(Number(number)))
    .replace(/[^MLCZ\d.,e+-]/g, "");
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
