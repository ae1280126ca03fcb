import type { AlertMessageKind, AlertRecipient, ItemReason } from "../alert-message.ts";
import type { Addressee } from "./audience.ts";
import { type Ask, asksOf, createReadiness, type ThreadState } from "./asks-of.ts";
import { type Escalation, escalationsOf } from "./escalations-of.ts";
import { isUnended, isInThread, isUntaken, knownTo, type Member } from "./member.ts";
import type { PlanContext } from "./plan-context.ts";
import { recipientKey } from "./recipient-key.ts";
import { repeatsOf } from "./repeat-of.ts";

/** One alert in a message to one recipient. */
export interface Line {
  readonly member: Member;
  readonly why: ItemReason;
}

/** What one recipient is told now. */
export interface Decision {
  readonly to: Addressee;
  readonly kind: AlertMessageKind;
  /** Escalation step, 0 for none. */
  readonly step: number;
  readonly lines: readonly Line[];
}

/** What is due now in a thread, one message for each recipient at most; what is due later is noted. */
export function decideThread(
  state: ThreadState,
  context: PlanContext,
  toldTo: ReadonlyMap<string, AlertRecipient>,
): readonly Decision[] {
  const members = state.members.filter(isImmediate);
  const readiness = createReadiness(state);
  const asks = Map.groupBy(asksOf(members, context, toldTo), ({ to }) => to.key);
  const escalations = new Map(escalationsOf(members, context).map((one) => [one.to.key, one]));
  const decided: Decision[] = [];
  for (const key of new Set([...asks.keys(), ...escalations.keys()])) {
    const news = asks.get(key) ?? [];
    const isNewsDue = news.map((ask) => isDue(ask, readiness(ask), context)).includes(true);
    const escalation = dueEscalation(escalations.get(key), context);
    if (isNewsDue || escalation !== null) decided.push(decisionOf(state, { key, news, escalation }));
  }
  const written = new Set(decided.map(({ to }) => to.key));
  const before = isBegun(state) ? state.thread : null;
  for (const repeat of repeatsOf(members, before, context)) {
    context.later(repeat.at);
    if (repeat.at > context.at || written.has(repeat.to.key)) continue;
    decided.push({ to: repeat.to, kind: "repeat", step: 0, lines: repeat.members.map(still) });
  }
  return decided;
}

/** What is told at once; and the end of what was told at once, when nothing of it is by now. */
function isImmediate(member: Member): boolean {
  const { urgency } = member.route;
  return urgency === "immediate" || (urgency === "none" && isUnended(member));
}

function isDue({ to }: Ask, readyAt: number, { at, later }: PlanContext): boolean {
  const due = new Date(Math.max(readyAt, to.at.getTime()));
  later(due);
  return due <= at;
}

function dueEscalation(escalation: Escalation | undefined, { at, later }: PlanContext): Escalation | null {
  if (escalation === undefined) return null;
  later(escalation.to.at);
  return escalation.to.at <= at ? escalation : null;
}

interface Due {
  /** Whose it is. */
  readonly key: string;
  readonly news: readonly Ask[];
  readonly escalation: Escalation | null;
}

function decisionOf(state: ThreadState, { key, news, escalation }: Due): Decision {
  const lines = new Map(news.map(({ member, why }): [string, Line] => [member.alert.key, { member, why }]));
  for (const member of escalation?.members ?? []) lines.set(member.alert.key, { member, why: "escalated" });
  const isAllOver = [...lines.values()].every(({ why }) => why === "resolved");
  for (const member of state.members)
    if (isUntaken(member) && knownTo(member, key) !== null && !lines.has(member.alert.key))
      lines.set(member.alert.key, still(member));
  const to = escalation?.to ?? news[0]?.to;
  if (to === undefined) throw new RangeError("a message is for somebody");
  const isEnd = isAllOver && [...lines.values()].every(({ why }) => why !== "still");
  const kind = escalation !== null ? "escalation" : isEnd ? "recovery" : kindOf(state, key);
  return { to, kind, step: escalation?.step ?? 0, lines: [...lines.values()] };
}

function kindOf(state: ThreadState, recipient: string): AlertMessageKind {
  const told = isBegun(state) ? (state.thread?.told ?? []) : [];
  return told.some(({ to }) => recipientKey(to) === recipient) ? "update" : "open";
}

/** Whether people believe something of the thread open; after that it begins anew. */
export function isBegun({ members }: Pick<ThreadState, "members">): boolean {
  return members.some(isInThread);
}

/** A line that is no news. */
export function still(member: Member): Line {
  return { member, why: "still" };
}
