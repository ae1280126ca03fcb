import type { Cluster } from "../fonts/cluster.ts";

/**
 * The clusters of a line from left to right. The line as a whole runs left to right; stretches of a
 * right-to-left script, with the spaces and signs between its words, are turned around. Numbers in them keep
 * their own direction.
 */
export function visualOrder(clusters: readonly Cluster[]): readonly Cluster[] {
  if (!clusters.some((cluster) => cluster.rtl)) return clusters;
  const ordered: Cluster[] = [];
  let index = 0;
  while (index < clusters.length) {
    const end = clusters[index]?.rtl ? rtlEnd(clusters, index) : index + 1;
    const part = clusters.slice(index, end);
    for (const cluster of part.length > 1 ? turned(part) : part) ordered.push(cluster);
    index = end;
  }
  return ordered;
}

/** Where a stretch that begins right-to-left ends: after its last such cluster before a left-to-right letter. */
function rtlEnd(clusters: readonly Cluster[], start: number): number {
  let end = start + 1;
  for (let index = start; index < clusters.length; index += 1) {
    const cluster = clusters[index];
    if (cluster === undefined || (!cluster.rtl && /\p{L}/u.test(cluster.text))) break;
    if (cluster.rtl) end = index + 1;
  }
  return end;
}

function turned(part: readonly Cluster[]): readonly Cluster[] {
  const result: Cluster[] = [];
  let number: Cluster[] = [];
  for (const cluster of part.toReversed()) {
    if (/^\p{Nd}$/u.test(cluster.text)) {
      number.unshift(cluster);
      continue;
    }
    result.push(...number, cluster);
    number = [];
  }
  return [...result, ...number];
}
