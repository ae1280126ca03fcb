import type { AlertThread } from "../alert-message.ts";
import type { Addressee } from "./audience.ts";
import { isWaitingForSomebody, knownTo, type Member } from "./member.ts";
import type { PlanContext } from "./plan-context.ts";
import { recipientKey } from "./recipient-key.ts";

const HOUR_MS = 3_600_000;

/** Somebody who is to be told again of everything in a thread that nobody has taken. */
export interface Repeat {
  readonly to: Addressee;
  /** When that is due. */
  readonly at: Date;
  readonly members: readonly Member[];
}

/**
 * Repeats of a thread, due or still to come: people whom the branch means, and who were told, get one message of all that
 * is open and not taken, counted from the last one that they got, when they are at work. Channels get none: what was
 * posted there stands there. Nor does who is told in place of others.
 */
export function repeatsOf(
  members: readonly Member[],
  thread: AlertThread | null,
  { at: now, readers, atWork }: Pick<PlanContext, "at" | "readers" | "atWork">,
): readonly Repeat[] {
  const repeated = members.filter((member) => member.route.repeatHours > 0 && isWaitingForSomebody(member));
  const people = new Map<string, { to: Addressee; members: Member[] }>();
  for (const member of repeated) {
    for (const to of readers(member)) {
      if (to.to.kind === "channel" || knownTo(member, to.key) === null) continue;
      const known = people.get(to.key) ?? { to, members: [] };
      known.members.push(member);
      people.set(to.key, known);
    }
  }
  const lastAt = new Map((thread?.told ?? []).map(({ to, at }) => [recipientKey(to), at.getTime()]));
  return [...people.entries()].map(([key, { to, members: own }]) => {
    const last =
      lastAt.get(key) ?? own.reduce((least, { alert }) => Math.min(least, toldAt(alert)), Infinity);
    const hours = own.reduce((least, { route }) => Math.min(least, route.repeatHours), Infinity);
    const due = new Date(Math.max(last + hours * HOUR_MS, now.getTime()));
    return { to, at: atWork(to.to, due), members: own };
  });
}

function toldAt({ told, lastSeen }: Member["alert"]): number {
  return (told?.lastAt ?? lastSeen).getTime();
}
