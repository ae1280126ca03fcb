import type { Config } from "../config/config.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { AlertStanding, PlannedMessages } from "../store/alerts.ts";
import type { Alert } from "./alert.ts";
import type { AlertRecipient, AlertThread } from "./alert-message.ts";
import { decideDigests, digestThread } from "./messages/decide-digests.ts";
import { type Decision, decideThread, isBegun } from "./messages/decide-thread.ts";
import { isUntaken, type Member } from "./messages/member.ts";
import { membersOf } from "./messages/members-of.ts";
import { nextTurn } from "./messages/next-turn.ts";
import { countSilence } from "./messages/count-silence.ts";
import { createPlanContext } from "./messages/plan-context.ts";
import { recipientKey } from "./messages/recipient-key.ts";
import { settleTold } from "./messages/settle-told.ts";
import { writeMessages, type Written } from "./messages/write-messages.ts";
import type { Suppression } from "./suppression.ts";

export interface PlanMessagesInput {
  readonly tenant: string;
  readonly standing: AlertStanding;
  readonly plan: Plan;
  readonly config: Pick<Config, "timeZone" | "locale" | "channels">;
  /** What silences alerts of the tenant at that instant. */
  readonly inForce: readonly Suppression[];
  readonly at: Date;
}

/**
 * Which messages are due at an instant, and what follows from writing them. Everything is decided on what there is: asked
 * again at the same time about its own result it decides nothing, and asked each minute or only at `nextAt` it decides
 * the same.
 *
 * Whoever has an alert by now and does not know of it is told, so that a stand-in, a new owner and the next one on call
 * hear of what is open and not taken. What is suppressed, unknown or hidden by its cause waits; what somebody has taken
 * is repeated and escalated no more, and told again only when it becomes more severe.
 */
export function planAlertMessages(input: PlanMessagesInput): PlannedMessages {
  const planned = planOnce(input);
  if (planned.messages.length === 0) return planned;
  // What has just been written is repeated and escalated some time.
  const after = planOnce({ ...input, standing: standingAfter(input.standing, planned) });
  return { ...planned, nextAt: after.messages.length === 0 ? after.nextAt : input.at };
}

function planOnce(input: PlanMessagesInput): PlannedMessages {
  const { tenant, standing, plan, config, inForce, at } = input;
  const wakes: { at: Date | null } = { at: null };
  const later = (next: Date): void => {
    if (next > at && (wakes.at === null || next < wakes.at)) wakes.at = next;
  };
  const context = createPlanContext({ plan, config, at, later });
  const { members: standingMembers, hidden } = membersOf({ standing, plan, inForce, later });
  const members = standingMembers.map((member) => countSilence(member, at));
  const threads = new Map(standing.threads.map((thread) => [thread.id, thread]));
  const toldTo = recipientsIn(standing.threads);
  const write = (id: string, decisions: readonly Decision[], begun: boolean): Written =>
    writeMessages({ tenant, id, thread: threads.get(id) ?? null, isBegun: begun, decisions, hidden, at });

  const written: Written[] = [];
  const decided: Decision[] = [];
  for (const [id, own] of Map.groupBy(members, ({ thread }) => thread)) {
    const state = { id, members: own, thread: threads.get(id) ?? null };
    const decisions = decideThread(state, context, toldTo);
    if (decisions.length > 0) written.push(write(id, decisions, isBegun(state)));
    decided.push(...decisions);
  }
  for (const { to, decision } of decideDigests(members, context, { threads, toldTo })) {
    const decisions = decision === null ? [] : [decision];
    // Each digest stands for itself.
    const { thread, ...rest } = write(digestThread(to.key), decisions, false);
    written.push({ ...rest, thread: { ...thread, told: [{ to: to.to, root: null, at }] } });
    decided.push(...decisions);
  }
  if (members.some(isWaiting)) later(nextTurn({ onCall: plan.alerts.onCall, timeZone: config.timeZone }, at));
  return {
    messages: written.flatMap(({ messages }) => messages),
    changed: settleTold({ members, before: standingMembers, decided, toldTo, context }),
    threads: written.map(({ thread }) => thread),
    events: written.flatMap(({ events }) => events),
    nextAt: wakes.at,
  };
}

/** Whether another person may be told of it when they take over. */
function isWaiting(member: Member): boolean {
  return isUntaken(member) && member.route.urgency !== "none";
}

/** Everybody who was ever written to, by what stands for them. */
function recipientsIn(threads: readonly AlertThread[]): ReadonlyMap<string, AlertRecipient> {
  return new Map(threads.flatMap(({ told }) => told.map(({ to }) => [recipientKey(to), to] as const)));
}

/** What there is once planned messages are kept. */
export function standingAfter(
  standing: AlertStanding,
  { changed, threads }: Pick<PlannedMessages, "changed" | "threads">,
): AlertStanding {
  const alerts = new Map<string, Alert>(standing.alerts.map((alert) => [alert.key, alert]));
  for (const alert of changed) alerts.set(alert.key, alert);
  const all = new Map(standing.threads.map((thread) => [thread.id, thread]));
  for (const thread of threads) all.set(thread.id, thread);
  return { ...standing, alerts: [...alerts.values()], threads: [...all.values()] };
}
