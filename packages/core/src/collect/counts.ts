/** How many items fall under each name, as figures `<prefix><name>`; a blank name counts as `unknown`. */
export function countBy<T>(
  prefix: string,
  items: readonly T[],
  nameOf: (item: T) => string,
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const name = nameOf(item) || "unknown";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, count]) => [`${prefix}${name}`, count]));
}

/** What items add up to under each name, as figures `<prefix><name>`. A blank name counts as `unknown`; no number adds none. */
export function sumBy<T>(
  prefix: string,
  items: readonly T[],
  entryOf: (item: T) => readonly [name: string, value: number | null],
): Record<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) {
    const [name, value] = entryOf(item);
    if (value !== null) sums.set(name || "unknown", (sums.get(name || "unknown") ?? 0) + value);
  }
  return Object.fromEntries([...sums].map(([name, sum]) => [`${prefix}${name}`, sum]));
}
