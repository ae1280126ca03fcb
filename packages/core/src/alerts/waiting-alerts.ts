import { isActive } from "./alert.ts";
import { type Ask, asksOf, createReadiness } from "./messages/asks-of.ts";
import type { Member } from "./messages/member.ts";
import { membersOf } from "./messages/members-of.ts";
import { createPlanContext, type PlanContext } from "./messages/plan-context.ts";
import type { PlanMessagesInput } from "./plan-messages.ts";
import { suppressionOf } from "./suppressions-in-force.ts";

/** Alerts that wait for the same, and when the first of them is due. */
export interface Waiting {
  readonly alerts: number;
  /** Null for none. */
  readonly nextAt: Date | null;
}

/** Active alerts of which somebody is not told now, each counted once, by what it waits for. */
export interface WaitingAlerts {
  /** Until somebody is at work. */
  readonly forHours: Waiting;
  /** For others of its thread, or because that was written in a short while ago. */
  readonly forThread: Waiting;
  readonly forDigest: Waiting;
  /** Told with the cause that hides them. */
  readonly hidden: number;
  readonly suppressed: number;
  readonly unknown: number;
}

type Reason = keyof WaitingAlerts;

/** Counts what waits at an instant, and for what. Pure; what is due by then counts as waiting for its thread. */
export function waitingAlerts(input: PlanMessagesInput): WaitingAlerts {
  const { standing, plan, config, inForce, at } = input;
  const later = (): void => undefined;
  const context = createPlanContext({ plan, config, at, later });
  const { members, hidden } = membersOf({ standing, plan, inForce, later });
  const symptoms = new Set([...hidden.values()].flat());
  const threads = new Map(standing.threads.map((thread) => [thread.id, thread]));
  const found = new Map<Reason, Date[]>();
  const count = (reason: Reason, due: Date): void => {
    const dues = found.get(reason) ?? [];
    dues.push(due);
    found.set(reason, dues);
  };
  for (const [id, own] of Map.groupBy(members, ({ thread }) => thread)) {
    const readiness = createReadiness({ id, members: own, thread: threads.get(id) ?? null });
    for (const member of own.filter(({ alert }) => isActive(alert))) {
      const { alert } = member;
      if (suppressionOf(alert, inForce) !== null) count("suppressed", at);
      else if (alert.unknownSince !== null) count("unknown", at);
      else if (symptoms.has(alert.key)) count("hidden", at);
      else {
        const wait = waitOf(member, context, readiness);
        if (wait !== null) count(wait.reason, wait.due);
      }
    }
  }
  const counted = (reason: Reason): number => found.get(reason)?.length ?? 0;
  const waiting = (reason: Reason): Waiting => ({
    alerts: counted(reason),
    nextAt: earliest(found.get(reason) ?? []),
  });
  return {
    forHours: waiting("forHours"),
    forThread: waiting("forThread"),
    forDigest: waiting("forDigest"),
    hidden: counted("hidden"),
    suppressed: counted("suppressed"),
    unknown: counted("unknown"),
  };
}

/** What an alert waits for whose next reader is the first to be told; null when nobody is to learn anything of it. */
function waitOf(
  member: Member,
  context: PlanContext,
  readiness: (ask: Ask) => number,
): { readonly reason: "forHours" | "forThread" | "forDigest"; readonly due: Date } | null {
  const { urgency } = member.route;
  if (urgency === "none") return null;
  const audience = urgency === "digest" ? context.readers : context.audience;
  const asks = asksOf([member], { again: context.again, audience }, new Map());
  const waits = asks.map((ask) => {
    const { to } = ask;
    const afterwards = new Date(context.at.getTime() + 1);
    if (urgency === "digest")
      return { reason: "forDigest", due: context.digestFrom(to.to, afterwards) } as const;
    const due = new Date(Math.max(readiness(ask), to.at.getTime(), context.at.getTime()));
    return { reason: to.at > context.at ? "forHours" : "forThread", due } as const;
  });
  return waits.toSorted((one, other) => one.due.getTime() - other.due.getTime())[0] ?? null;
}

function earliest(times: readonly Date[]): Date | null {
  return times.reduce<Date | null>((least, at) => (least === null || at < least ? at : least), null);
}
