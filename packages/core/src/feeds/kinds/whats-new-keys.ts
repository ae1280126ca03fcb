import type { FeedProblem } from "../feed.ts";
import type { OutlineItem } from "../page/outline.ts";
import { learnAnchor, slugOf } from "../page/slug.ts";
import { ownAliases, uniqueKeys } from "../unique-keys.ts";

/** Problems of one kind that are listed one by one; the rest are counted. */
const LISTED = 50;

export interface Keys {
  /** One for each item, all different. */
  readonly keys: readonly string[];
  /** For each item the other keys that it goes by; none of them leads to another item of the page. */
  readonly aliases: readonly (readonly string[])[];
  readonly problems: readonly FeedProblem[];
}

/**
 * Gives every notice a key that holds through edits: its first work-item number, or its slug and the week
 * (or month) it stands under. Where several share one, the oldest, which is the lowest on the page, keeps
 * it as it is and the others are numbered upwards, so that a notice added on top changes no other's key.
 *
 * Its further numbers are other keys of it, and so are slug and week of one that has a number: the page that a browser
 * gets has no numbers, and a notice may get its own only after a while.
 */
export function createKeys(items: readonly OutlineItem[]): Keys {
  const named = items.map(nameOf);
  const plain = items.map(({ ids: [id] }, at) => (id === undefined ? (named[at] ?? "") : `whats-new:${id}`));
  const keys = uniqueKeys(plain);
  const others = items.map(({ ids }, at) => [
    ...ids.slice(1).map((id) => `whats-new:${id}`),
    ...(ids.length === 0 ? [] : [named[at] ?? ""]),
  ]);
  return { keys, aliases: ownAliases(keys, others), problems: [...missing(items), ...repeated(plain)] };
}

function nameOf(item: OutlineItem): string {
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

function repeated(keys: readonly string[]): readonly FeedProblem[] {
  const uses = new Map<string, number>();
  for (const key of keys) uses.set(key, (uses.get(key) ?? 0) + 1);
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
