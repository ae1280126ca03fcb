import type { AlertEvent } from "../alert-event.ts";
import type { AlertMessage, AlertThread, MessageItem } from "../alert-message.ts";
import { compareSeverity } from "../severity.ts";
import type { Decision, Line } from "./decide-thread.ts";
import { recipientKey, shortDigest } from "./recipient-key.ts";

/** A thread, and what is written in it now. */
export interface Writing {
  readonly tenant: string;
  readonly id: string;
  /** What was written before; null when nothing ever was. */
  readonly thread: AlertThread | null;
  /** Whether people still know of something in it: else it begins anew, under a subject of its own. */
  readonly isBegun: boolean;
  readonly decisions: readonly Decision[];
  readonly hidden: ReadonlyMap<string, readonly string[]>;
  readonly at: Date;
}

export interface Written {
  readonly thread: AlertThread;
  readonly messages: readonly AlertMessage[];
  readonly events: readonly AlertEvent[];
}

/** Numbers the messages of a thread. Recipients who are told the same get the same one. */
export function writeMessages(writing: Writing): Written {
  const { tenant, id, thread, isBegun, decisions, at } = writing;
  const same = Map.groupBy(decisions, signatureOf);
  const first = (thread?.messages ?? 0) + 1;
  const messages = [...same.values()].flatMap((some, index) => {
    const [decision] = some;
    if (decision === undefined) return [];
    return [messageOf(writing, { decision, to: some.map(({ to }) => to.to), number: first + index })];
  });
  const told = new Map((isBegun ? (thread?.told ?? []) : []).map((one) => [recipientKey(one.to), one]));
  for (const { to } of decisions) told.set(to.key, { to: to.to, root: told.get(to.key)?.root ?? null, at });
  return {
    messages,
    thread: {
      tenant,
      id,
      messages: (thread?.messages ?? 0) + messages.length,
      firstAt: isBegun && thread !== null ? thread.firstAt : at,
      lastAt: at,
      toldAt: messages.length > 0 ? at : (thread?.toldAt ?? null),
      told: [...told.values()],
    },
    events: messages.flatMap((message) => eventsOf(message)),
  };
}

function messageOf(
  { tenant, id, hidden, at }: Writing,
  {
    decision,
    to,
    number,
  }: { readonly decision: Decision; readonly to: AlertMessage["to"]; readonly number: number },
): AlertMessage {
  const lines = decision.lines.toSorted(foremost);
  const symptomsOf = ({ member, why }: Line): readonly string[] =>
    why === "resolved" ? [] : (hidden.get(member.alert.key) ?? []);
  return {
    id: `alert:${tenant}:${id}:${number}`,
    tenant,
    thread: id,
    kind: decision.kind,
    step: decision.step,
    to,
    items: lines.map((line) => itemOf(line, symptomsOf(line).length)),
    hidden: lines.flatMap(symptomsOf),
    at,
  };
}

function itemOf({ member: { alert }, why }: Line, hides: number): MessageItem {
  const item = { alert: alert.key, episode: alert.episode, why };
  return hides === 0 ? item : { ...item, hides };
}

/** What is news comes first, and of that the worst. */
function foremost(one: Line, other: Line): number {
  const [a, b] = [one.member.alert, other.member.alert];
  return (
    Number(one.why === "still") - Number(other.why === "still") ||
    Number(one.why === "resolved") - Number(other.why === "resolved") ||
    compareSeverity(b.severity, a.severity) ||
    b.stage - a.stage ||
    (a.key < b.key ? -1 : 1)
  );
}

function signatureOf({ kind, step, lines }: Decision): string {
  return shortDigest([
    kind,
    String(step),
    ...lines.map(({ member, why }) => `${why} ${member.alert.key}`).sort(),
  ]);
}

/** What is there because others are news is no step in its life; what is repeated is. */
function eventsOf({ id, tenant, kind, items, step, at }: AlertMessage): readonly AlertEvent[] {
  return items
    .filter(({ why }) => why !== "still" || kind === "repeat")
    .map(({ alert: key, episode, why }) => ({
      tenant,
      key,
      episode,
      at,
      by: null,
      kind: "told",
      message: id,
      why,
      step: why === "escalated" ? step : 0,
    }));
}
