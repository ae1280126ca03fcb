import { isIntune } from "../collect/service-names.ts";
import type { FeedItem } from "./feed.ts";

/**
 * Whether an item is about what an organisation wants to follow. Without a choice of its own these are all items but
 * those that their source files under other products: of the 806 posts that a message center has on a day, 13 are about
 * Intune, and each that is kept wants a person's answer.
 * @param about Names of services or products; null for no choice, an empty list for everything.
 */
export function concerns(item: FeedItem, about: readonly string[] | null): boolean {
  const { services, tags = [], category, title } = item;
  if (about === null) return services === undefined || services.some(isIntune);
  if (about.length === 0) return true;
  const words = [...(services ?? []), ...tags, category ?? "", title].map((word) => word.toLowerCase());
  return about.some((name) => words.some((word) => word.includes(name.toLowerCase())));
}
