import type { FeedProblem } from "../feed.ts";

export interface FenceTracker {
  /** Whether a line, given in order, is fenced code or one of its fences. */
  covers(index: number): boolean;
  problems(): readonly FeedProblem[];
}

interface Fence {
  readonly mark: string;
  readonly length: number;
  /** Nothing but the fence stands on the line, so it can close one. */
  readonly bare: boolean;
}

/** Finds fenced code. A fence that is never closed is read as text, so that it does not hide the rest of a page. */
export function createFenceTracker(lines: readonly string[]): FenceTracker {
  const fences = lines.map(fenceOf);
  const longest = longestCloserAfter(fences);
  let open: Fence | null = null;
  let unclosed = false;
  return {
    covers: (index) => {
      const fence = fences[index] ?? null;
      if (open !== null) {
        if (fence?.bare === true && fence.mark === open.mark && fence.length >= open.length) open = null;
        return true;
      }
      if (fence === null) return false;
      if ((longest.get(index)?.[fence.mark === "`" ? 0 : 1] ?? 0) < fence.length) {
        unclosed = true;
        return false;
      }
      open = fence;
      return true;
    },
    problems: () =>
      unclosed || open !== null
        ? [
            {
              code: "page.unclosed-fence",
              message: "Fenced code is opened and never closed; it was read as text.",
            },
          ]
        : [],
  };
}

function fenceOf(line: string): Fence | null {
  const match = /^[ \t>]{0,40}(`{3,}|~{3,})([^`]*)$/.exec(line);
  const marks = match?.[1];
  if (marks === undefined) return null;
  return { mark: marks.charAt(0), length: marks.length, bare: match?.[2]?.trim() === "" };
}

/** For each fence line, the longest closing fence of either mark that comes after it. */
function longestCloserAfter(
  fences: readonly (Fence | null)[],
): ReadonlyMap<number, readonly [number, number]> {
  const found = new Map<number, readonly [number, number]>();
  let backticks = 0;
  let tildes = 0;
  for (let index = fences.length - 1; index >= 0; index -= 1) {
    const fence = fences[index];
    if (fence === null || fence === undefined) continue;
    found.set(index, [backticks, tildes]);
    if (!fence.bare) continue;
    if (fence.mark === "`") backticks = Math.max(backticks, fence.length);
    else tildes = Math.max(tildes, fence.length);
  }
  return found;
}
