import type { AlertEvent } from "../alert-event.ts";
import type { AlertMessage, AlertRecipient } from "../alert-message.ts";
import { type Alert, isActive } from "../alert.ts";
import type { RuleOutcome } from "../rule-outcome.ts";
import type { ReplayedAlerts, ReplayedPerson, ReplayedRule } from "./replayed-alerts.ts";

/** Counts what happens while it happens, so that nothing of a long replay need be kept. */
export interface Tally {
  snapshot(at: Date, outcomes: readonly RuleOutcome[], hasLists: boolean): void;
  steps(events: readonly AlertEvent[], ruleOf: (key: string) => string | undefined): void;
  messages(messages: readonly AlertMessage[], ruleOf: (key: string) => string | undefined): void;
  total(end: { readonly alerts: Iterable<Alert>; readonly to: Date }): ReplayedAlerts;
}

type Counts = { -readonly [Name in keyof ReplayedRule]: ReplayedRule[Name] };
type Reached = { readonly who: string; readonly kind: ReplayedPerson["kind"]; messages: number };

const WEEK_MS = 7 * 86_400_000;

export function createTally(): Tally {
  const rules = new Map<string, Counts>();
  const people = new Map<string, Reached>();
  const holding = new Map<string, ReadonlySet<string>>();
  const seen = { snapshots: 0, withoutLists: 0, messages: 0 };
  const span: { first: Date | null; last: Date | null } = { first: null, last: null };
  const countsOf = (rule: string): Counts => {
    const known = rules.get(rule) ?? { rule, ...NOTHING };
    rules.set(rule, known);
    return known;
  };
  return {
    snapshot: (at, outcomes, hasLists) => {
      span.first ??= at;
      span.last = at;
      seen.snapshots += 1;
      if (!hasLists) seen.withoutLists += 1;
      for (const outcome of outcomes) countOutcome(outcome, countsOf(outcome.rule), holding);
    },
    steps: (events, ruleOf) => {
      for (const { key, kind } of events) {
        const rule = ruleOf(key);
        if (rule === undefined) continue;
        if (kind === "opened") countsOf(rule).opened += 1;
        if (kind === "resolved") countsOf(rule).resolved += 1;
      }
    },
    messages: (messages, ruleOf) => {
      for (const { to, items } of messages) {
        const told = new Set(items.flatMap(({ alert }) => ruleOf(alert) ?? []));
        for (const rule of told) countsOf(rule).messages += to.length;
        for (const recipient of to) reach(recipient, people);
        seen.messages += to.length;
      }
    },
    total: ({ alerts, to }) => {
      for (const alert of alerts) if (isActive(alert)) countsOf(alert.rule).openAtEnd += 1;
      const weeks = weeksOf(span, to);
      return {
        ...seen,
        rules: [...rules.values()],
        people: [...people.values()]
          .map((one) => ({
            ...one,
            perWeek: weeks === null ? null : Math.round((one.messages / weeks) * 10) / 10,
          }))
          .toSorted((one, other) => other.messages - one.messages || (one.who < other.who ? -1 : 1)),
      };
    },
  };
}

/** Since the first snapshot: before it nobody could have been told. Null when they cover less than a week. */
function weeksOf(
  { first, last }: { readonly first: Date | null; readonly last: Date | null },
  to: Date,
): number | null {
  if (first === null || last === null || last.getTime() - first.getTime() < WEEK_MS) return null;
  return Math.max(to.getTime(), last.getTime()) / WEEK_MS - first.getTime() / WEEK_MS;
}

const NOTHING = { fired: 0, opened: 0, resolved: 0, openAtEnd: 0, messages: 0, unknown: 0 };

/** Entities that it holds for now and did not before; what held before it was unknown is not new after it. */
function countOutcome(outcome: RuleOutcome, counts: Counts, holding: Map<string, ReadonlySet<string>>): void {
  if (outcome.state === "unknown") counts.unknown += 1;
  if (outcome.state !== "read") return;
  const before = holding.get(outcome.rule);
  const now = new Set(outcome.firings.map(({ entity }) => entity.id));
  for (const id of now) if (before?.has(id) !== true) counts.fired += 1;
  for (const { entity } of outcome.unknown) if (before?.has(entity.id) === true) now.add(entity.id);
  holding.set(outcome.rule, now);
}

function reach(recipient: AlertRecipient, people: Map<string, Reached>): void {
  const { who, kind } = namedBy(recipient);
  const known = people.get(`${kind} ${who}`) ?? { who, kind, messages: 0 };
  known.messages += 1;
  people.set(`${kind} ${who}`, known);
}

function namedBy(recipient: AlertRecipient): Pick<Reached, "who" | "kind"> {
  if (recipient.kind === "channel") return { who: recipient.channel, kind: "channel" };
  if (recipient.person === null) return { who: recipient.address, kind: "address" };
  return { who: recipient.person, kind: "person" };
}
