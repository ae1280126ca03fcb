import type { AlertRecipient, AlertThread, ItemReason } from "../alert-message.ts";
import { isActive } from "../alert.ts";
import { type AlertSeverity, compareSeverity, worstSeverity } from "../severity.ts";
import type { Addressee } from "./audience.ts";
import { isInThread, isUnended, knownTo, type Member } from "./member.ts";
import { endAudience } from "./end-audience.ts";
import { newsOf } from "./news-of.ts";
import type { PlanContext } from "./plan-context.ts";
import { recipientKey } from "./recipient-key.ts";

/** The alerts of one thread, and what was written in it before. */
export interface ThreadState {
  readonly id: string;
  readonly members: readonly Member[];
  /** Null when nothing ever was. */
  readonly thread: AlertThread | null;
}

/** Something that one recipient does not know yet. */
export interface Ask {
  readonly member: Member;
  readonly to: Addressee;
  readonly why: ItemReason;
}

/** Everything that anybody of a thread does not know yet, whether it is due or not. */
export function asksOf(
  members: readonly Member[],
  context: Pick<PlanContext, "again" | "audience">,
  toldTo: ReadonlyMap<string, AlertRecipient>,
): readonly Ask[] {
  return members.flatMap((member) => {
    if (member.isSilent) return [];
    if (isUnended(member)) return endsOf(member, context, toldTo);
    if (!isActive(member.alert)) return [];
    return context.audience(member).flatMap((to): readonly Ask[] => {
      const why = newsOf(member, knownTo(member, to.key), to);
      return why === null ? [] : [{ member, to, why }];
    });
  });
}

function endsOf(
  member: Member,
  { again, audience }: Pick<PlanContext, "again" | "audience">,
  toldTo: ReadonlyMap<string, AlertRecipient>,
): readonly Ask[] {
  const context = { again, audience: () => audience(member) };
  return endAudience(member, context, toldTo).map((to) => ({ member, to, why: "resolved" }));
}

/**
 * When the thread is ready for what somebody does not know, in milliseconds since 1970. The first message waits for others
 * of its thread, later ones come at most so often; but what is more severe than anything that this recipient knows of
 * the thread, and the end of all of it, wait for nothing.
 */
export function createReadiness({ members, thread }: ThreadState): (ask: Ask) => number {
  const isBegun = members.some(isInThread);
  const isOver = !members.some(({ alert }) => isActive(alert));
  const lastAt = new Map((isBegun ? (thread?.told ?? []) : []).map(({ to, at }) => [recipientKey(to), at]));
  const worst = new Map<string, AlertSeverity | null>();
  const worstKnown = (recipient: string): AlertSeverity | null => {
    const found = worst.get(recipient);
    if (found !== undefined) return found;
    const severity = worstSeverity(members.flatMap((one) => knownTo(one, recipient)?.severity ?? []));
    worst.set(recipient, severity);
    return severity;
  };
  return ({ member: { alert, route }, to: { key }, why }) => {
    if (!isBegun) return (alert.openedAt ?? alert.firstSeen).getTime() + route.group.waitMinutes * MINUTE_MS;
    const last = lastAt.get(key);
    if (last === undefined || (why === "resolved" && isOver)) return 0;
    const known = worstKnown(key);
    if (why !== "resolved" && (known === null || compareSeverity(alert.severity, known) > 0)) return 0;
    return last.getTime() + route.group.everyMinutes * MINUTE_MS;
  };
}

const MINUTE_MS = 60_000;
