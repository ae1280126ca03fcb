import type { Cluster } from "../fonts/cluster.ts";

/** One line of set text. */
export interface Line {
  readonly clusters: readonly Cluster[];
  /** In thousandths of the type size. */
  readonly width: number;
}

/**
 * Breaks clusters into lines no wider than `width` (thousandths of the type size): at spaces, between
 * ideographs, after the joints of long names and addresses, and where nothing else helps, anywhere. Every
 * cluster but the spaces at a break stands on exactly one line. Linear in the number of clusters.
 */
export function breakLines(clusters: readonly Cluster[], width: number): readonly Line[] {
  const pieces = divideWide(clusters, width);
  const lines: Line[] = [];
  let start = skipSpaces(pieces, 0);
  while (start < pieces.length) {
    const end = lineEnd(pieces, start, width);
    lines.push(lineOf(pieces, start, end));
    start = skipSpaces(pieces, end);
  }
  return lines;
}

/** All of the clusters on one line, however wide. */
export function singleLine(clusters: readonly Cluster[]): Line {
  return lineOf(clusters, 0, clusters.length);
}

/** The width of the widest part of a text that has no place to break. */
export function widestWord(clusters: readonly Cluster[]): number {
  let widest = 0;
  let word = 0;
  clusters.forEach((cluster, index) => {
    word = isSpace(cluster) ? 0 : word + cluster.advance;
    widest = Math.max(widest, word);
    if (breakAfter(clusters, index) !== null) word = 0;
  });
  return widest;
}

function lineEnd(clusters: readonly Cluster[], start: number, width: number): number {
  let used = 0;
  let good = -1;
  let poor = -1;
  for (let index = start; index < clusters.length; index += 1) {
    const cluster = clusters[index];
    if (cluster === undefined) break;
    used += cluster.advance;
    // The slack covers the rounding of sums; a space may hang over the edge.
    if (used > width + 0.01 && !isSpace(cluster)) {
      if (good > start) return good;
      if (poor > start) return poor;
      return Math.max(index, start + 1);
    }
    const chance = breakAfter(clusters, index);
    if (chance === "good") good = index + 1;
    else if (chance === "poor") poor = index + 1;
  }
  return clusters.length;
}

/** Whether a line may end after a cluster. A group of digits holds together unless there is no other way. */
function breakAfter(clusters: readonly Cluster[], index: number): "good" | "poor" | null {
  const cluster = clusters[index];
  const next = clusters[index + 1];
  if (cluster === undefined || next === undefined) return null;
  const before = clusters[index - 1]?.text ?? "";
  if (isSpace(cluster)) return isDigit(before) && holdsToNumber(clusters, index + 1) ? "poor" : "good";
  if (isSpace(next)) return null;
  if (cluster.ideograph || next.ideograph)
    return isClosing(next.text) || isOpening(cluster.text) ? null : "good";
  if (/^[/\\_@&=?+]$/.test(cluster.text)) return "good";
  if (cluster.text === "-" || cluster.text === "–")
    return isLetter(before) || isDigit(before) ? "good" : null;
  if (/^[.:,;]$/.test(cluster.text)) return isLetter(before) && isLetter(next.text) ? "good" : null;
  return isHump(cluster.text, next.text) ? "poor" : null;
}

/** A group of exactly three digits, or a percent sign: `1 168`, `97 %`. */
function holdsToNumber(clusters: readonly Cluster[], at: number): boolean {
  if (clusters[at]?.text === "%") return true;
  const digits = [0, 1, 2].every((offset) => isDigit(clusters[at + offset]?.text ?? ""));
  return digits && !isDigit(clusters[at + 3]?.text ?? "");
}

/** Names such as `DeviceManagementConfiguration` break before a capital. */
function isHump(before: string, after: string): boolean {
  return /^\p{Ll}$/u.test(before) && /^\p{Lu}$/u.test(after);
}

function isLetter(text: string): boolean {
  return /^\p{L}/u.test(text);
}

function isDigit(text: string): boolean {
  return text >= "0" && text <= "9" && text.length === 1;
}

function isClosing(text: string): boolean {
  return /^[\p{Pe}\p{Pf}、。,.!?:;！？，．]$/u.test(text);
}

function isOpening(text: string): boolean {
  return /^[\p{Ps}\p{Pi}]$/u.test(text);
}

function isSpace(cluster: Cluster): boolean {
  return cluster.text === " ";
}

function skipSpaces(clusters: readonly Cluster[], from: number): number {
  let index = from;
  for (let cluster = clusters[index]; cluster && isSpace(cluster); cluster = clusters[index]) index += 1;
  return index;
}

function lineOf(clusters: readonly Cluster[], start: number, end: number): Line {
  let last = end;
  for (
    let cluster = clusters[last - 1];
    last > start && cluster && isSpace(cluster);
    cluster = clusters[last - 1]
  )
    last -= 1;
  const taken = clusters.slice(start, last);
  return { clusters: taken, width: taken.reduce((sum, cluster) => sum + cluster.advance, 0) };
}

function divideWide(clusters: readonly Cluster[], width: number): readonly Cluster[] {
  if (!clusters.some((cluster) => cluster.advance > width && cluster.parts.length > 0)) return clusters;
  return clusters.flatMap((cluster) =>
    cluster.advance > width && cluster.parts.length > 0 ? cluster.parts : [cluster],
  );
}
