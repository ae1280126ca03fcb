import type { AlertRecipient, AlertThread } from "../alert-message.ts";
import { isActive } from "../alert.ts";
import type { Addressee } from "./audience.ts";
import { type Ask, asksOf } from "./asks-of.ts";
import { type Decision, type Line, still } from "./decide-thread.ts";
import { isUntaken, knownTo, type Member } from "./member.ts";
import type { PlanContext } from "./plan-context.ts";

/** What a reader's digest comes to now. */
export interface Digest {
  readonly to: Addressee;
  /** Null when there is nothing new: none is sent, and the next one is that of another day. */
  readonly decision: Decision | null;
}

/** Id of the thread of somebody's digests. */
export function digestThread(recipient: string): string {
  return `digest-${recipient}`;
}

/**
 * Digests whose time has come, one for each reader, over all that their branches leave to digests. What came after the
 * time of one waits for the next; one that nobody planned in time goes out late.
 */
export function decideDigests(
  members: readonly Member[],
  context: PlanContext,
  before: {
    readonly threads: ReadonlyMap<string, AlertThread>;
    readonly toldTo: ReadonlyMap<string, AlertRecipient>;
  },
): readonly Digest[] {
  const own = members.filter(({ route }) => route.urgency === "digest");
  const asks = asksOf(
    own,
    { again: (to) => context.again(to, "always"), audience: context.readers },
    before.toldTo,
  );
  const readers = new Map(asks.map(({ to }) => [to.key, to]));
  for (const member of own)
    if (isActive(member.alert)) for (const to of context.readers(member)) readers.set(to.key, to);
  const asked = Map.groupBy(asks, ({ to }) => to.key);
  return [...readers.values()].flatMap((to): readonly Digest[] => {
    const news = asked.get(to.key) ?? [];
    const last = before.threads.get(digestThread(to.key))?.lastAt ?? null;
    if (!isDue({ to, news, last }, context)) return [];
    if (news.length === 0) return [{ to, decision: null }];
    const lines = linesOf(news, own, to.key);
    return [{ to, decision: { to, kind: "digest", step: 0, lines } }];
  });
}

interface Reader {
  readonly to: Addressee;
  readonly news: readonly Ask[];
  /** When their digest was due last. */
  readonly last: Date | null;
}

function isDue({ to, news, last }: Reader, { at, later, digestFrom }: PlanContext): boolean {
  const oldest = news.reduce((least, ask) => Math.min(least, since(ask)), Infinity);
  const from = Math.max(last === null ? 0 : last.getTime() + 1, news.length === 0 ? 0 : oldest);
  // Who never got one, and for whom there is nothing, has none to wait for.
  if (from === 0) return false;
  const due = digestFrom(to.to, new Date(from));
  later(due);
  if (due > at) return false;
  later(digestFrom(to.to, new Date(at.getTime() + 1)));
  return true;
}

/** Since when there has been something to tell, in milliseconds since 1970. */
function since({ member: { alert }, why }: Ask): number {
  if (why === "new" || why === "again") return (alert.openedAt ?? alert.firstSeen).getTime();
  if (why === "resolved") return (alert.resolvedAt ?? alert.lastSeen).getTime();
  return (alert.told?.lastAt ?? alert.firstSeen).getTime();
}

function linesOf(news: readonly Ask[], members: readonly Member[], reader: string): readonly Line[] {
  const lines = new Map(news.map(({ member, why }): [string, Line] => [member.alert.key, { member, why }]));
  for (const member of members)
    if (isUntaken(member) && knownTo(member, reader) !== null && !lines.has(member.alert.key))
      lines.set(member.alert.key, still(member));
  return [...lines.values()];
}
