/**
 * Makes keys differ: of those that are the same the oldest keeps it as it is and the others are numbered upwards, so
 * that an item that is added changes no other's key.
 * @param oldestFirst Places of the keys by age. Default: from the last, as on a page where the newest stands on top.
 */
export function uniqueKeys(
  keys: readonly string[],
  oldestFirst: readonly number[] = [...keys.keys()].reverse(),
): readonly string[] {
  const uses = new Map<string, number>();
  const taken = new Set<string>();
  const unique = [...keys];
  for (const place of oldestFirst) {
    const key = keys[place] ?? "";
    let times = uses.get(key) ?? 0;
    let candidate = times === 0 ? key : `${key}~${times + 1}`;
    for (; taken.has(candidate); candidate = `${key}~${times + 1}`) times += 1;
    uses.set(key, times + 1);
    taken.add(candidate);
    unique[place] = candidate;
  }
  return unique;
}

/** For each item those of its other keys that lead to no other item: none that is a key, and none that two share. */
export function ownAliases(
  keys: readonly string[],
  others: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const taken = new Set(keys);
  const once = others.map((list) => list.filter((key, place) => list.indexOf(key) === place));
  const uses = new Map<string, number>();
  for (const list of once) for (const key of list) uses.set(key, (uses.get(key) ?? 0) + 1);
  return once.map((list) => list.filter((key) => !taken.has(key) && uses.get(key) === 1));
}
