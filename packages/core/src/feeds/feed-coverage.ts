import type { Coverage } from "../collect/snapshot.ts";
import type { FeedProblem } from "./feed.ts";

/** Problems named in a reason; the rest are counted. */
const NAMED = 3;
/** What was found wrong with the text itself and mended; other harmless problems are of single items. */
const REPAIR = /^(?:feed|xml|json)\./;

const FIX =
  "Run `intune-om updates inspect` with the feed's address to see how it is read, and check that the address is right.";

/**
 * What could be read of a feed. What is none is unreadable, so that the items of the last reading stand; what lost
 * something on the way, or has no item at all, is incomplete; what was mended without a loss is complete and says so.
 */
export function feedCoverage(source: string, count: number, problems: readonly FeedProblem[]): Coverage {
  const unread = count > 0 ? undefined : problems.find(({ code }) => code.endsWith(".unreadable"));
  if (unread !== undefined)
    return { source, status: "unreadable", reason: unread.message, fix: FIX, cause: { kind: "feed" } };
  const losses = problems.filter((problem) => problem.harmless !== true);
  if (losses.length > 0) {
    const reason = messagesOf(losses);
    return { source, status: "incomplete", count, reason, fix: FIX, cause: { kind: "feedItems" } };
  }
  const repairs = problems.filter(({ code }) => REPAIR.test(code));
  if (repairs.length === 0) return { source, status: "complete", count };
  return { source, status: "complete", count, note: `Mended while it was read: ${messagesOf(repairs)}` };
}

function messagesOf(problems: readonly FeedProblem[]): string {
  const named = problems.slice(0, NAMED).map(({ message }) => message);
  return problems.length > NAMED
    ? `${named.join(" ")} And ${problems.length - NAMED} more.`
    : named.join(" ");
}
