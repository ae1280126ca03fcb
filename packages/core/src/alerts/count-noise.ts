import type { AlertRecord } from "./measure-alerts.ts";

/** How much a rule disturbed people in a period. */
export interface RuleNoise {
  readonly rule: string;
  readonly openings: number;
  /** Messages that people and channels got of it: one to three people is three. */
  readonly messages: number;
  /** Alerts that began to flap. */
  readonly flapping: number;
  /** Episodes that ended by themselves: nobody had acknowledged them. */
  readonly unacknowledged: number;
}

/** Rules by what they cost people, the noisiest first; rules of which nothing was heard are left out. */
export function countNoise(record: AlertRecord): readonly RuleNoise[] {
  const { events, messages, from, to } = record;
  const isWithin = ({ at }: { readonly at: Date }): boolean => at > from && at <= to;
  const noise = new Map<string, { -readonly [Name in keyof RuleNoise]: RuleNoise[Name] }>();
  const of = (rule: string): { -readonly [Name in keyof RuleNoise]: RuleNoise[Name] } => {
    const known = noise.get(rule) ?? { rule, openings: 0, messages: 0, flapping: 0, unacknowledged: 0 };
    noise.set(rule, known);
    return known;
  };
  const rules = new Map(record.alerts.map(({ key, rule }) => [key, rule]));
  const taken = new Set(
    events.flatMap(({ kind, key, episode }) => (kind === "acknowledged" ? [`${episode} ${key}`] : [])),
  );
  for (const event of events.filter(isWithin)) {
    const rule = rules.get(event.key);
    if (rule === undefined) continue;
    if (event.kind === "opened") of(rule).openings += 1;
    if (event.kind === "flapping") of(rule).flapping += 1;
    if (event.kind === "resolved" && !taken.has(`${event.episode} ${event.key}`))
      of(rule).unacknowledged += 1;
  }
  for (const { items, to: recipients } of messages.filter(isWithin)) {
    const told = new Set(items.flatMap(({ alert }) => rules.get(alert) ?? []));
    for (const rule of told) of(rule).messages += recipients.length;
  }
  return [...noise.values()].toSorted(
    (one, other) =>
      other.messages + other.openings - one.messages - one.openings || (one.rule < other.rule ? -1 : 1),
  );
}
