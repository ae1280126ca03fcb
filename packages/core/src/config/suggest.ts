const LONGEST = 64;

/** The allowed word that a mistyped one most likely stands for, or null when none is near. */
export function suggest(word: string, allowed: readonly string[]): string | null {
  return nearest(word, allowed)[0] ?? null;
}

/** The allowed words that are near a mistyped one, the nearest first; the same but for signs and capitals stands alone. */
export function nearest(word: string, allowed: readonly string[]): readonly string[] {
  if (word.length > LONGEST) return [];
  const plain = bare(word);
  const same = allowed.find((candidate) => bare(candidate) === plain);
  if (same !== undefined) return [same];
  return allowed
    .map((candidate) => ({ candidate, distance: editDistance(plain, bare(candidate)) }))
    .filter(({ candidate, distance: far }) => far <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate);
}

/** `timeZone`, `time_zone` and `timezone` are one word. */
function bare(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
export function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1;
      const best = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + change,
      );
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(swapped ? Math.min(best, (before[column - 2] ?? 0) + 1) : best);
    }
    before = previous;
    previous = current;
  }
  return previous[to.length] ?? to.length;
}
