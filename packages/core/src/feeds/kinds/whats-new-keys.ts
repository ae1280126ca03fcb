import type { FeedProblem } from "../feed.ts";
import type { OutlineItem } from "../page/outline.ts";
import { learnAnchor, slugOf } from "../page/slug.ts";

/** Problems of one kind that are listed one by one; the rest are counted. */
const LISTED = 50;

export interface Keys {
  /** One for each item, all different. */
  readonly keys: readonly string[];
  readonly problems: readonly FeedProblem[];
}

/**
 * Gives every notice a key that holds through edits: its first work-item number, or its slug and the week
 * (or month) it stands under. Where several share one, the oldest, which is the lowest on the page, keeps
 * it as it is and the others are numbered upwards, so that a notice added on top changes no other's key.
 */
export function createKeys(items: readonly OutlineItem[]): Keys {
  const plain = items.map(plainKey);
  const uses = new Map<string, number>();
  const keys = new Set<string>();
  const ordered = plain.toReversed().map((key) => {
    let times = uses.get(key) ?? 0;
    let candidate = times === 0 ? key : `${key}~${times + 1}`;
    for (; keys.has(candidate); candidate = `${key}~${times + 1}`) times += 1;
    uses.set(key, times + 1);
    keys.add(candidate);
    return candidate;
  });
  return { keys: ordered.toReversed(), problems: [...missing(items), ...repeated(uses)] };
}

function plainKey(item: OutlineItem): string {
  const [id] = item.ids;
  if (id !== undefined) return `whats-new:${id}`;
  const slug = item.slug === "" ? slugOf(learnAnchor(item.title)) : item.slug;
  const name = slug === "" ? "untitled" : slug;
  return item.date === null ? `whats-new:${name}` : `whats-new:${name}@${item.date.label}`;
}

function missing(items: readonly OutlineItem[]): readonly FeedProblem[] {
  const without = items.filter((item) => item.ids.length === 0);
  return listed(
    "item.no-id",
    without.map((item) => `"${item.title}" has no work-item number; it is known by its title and date.`),
  );
}

function repeated(uses: ReadonlyMap<string, number>): readonly FeedProblem[] {
  const several = [...uses].filter(([, times]) => times > 1);
  return listed(
    "item.duplicate-id",
    several.map(([key, times]) => `${times} items share ${key}; the later ones are numbered.`),
  );
}

function listed(code: string, messages: readonly string[]): readonly FeedProblem[] {
  const shown = messages.slice(0, LISTED);
  const more = messages.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more items like these.`] : shown;
  return all.map((message) => ({ code, message, harmless: true }));
}
