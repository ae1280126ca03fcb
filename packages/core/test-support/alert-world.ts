import type { AlertMessage } from "../src/alerts/alert-message.ts";
import { type Alert, isActive } from "../src/alerts/alert.ts";
import { planAlertMessages } from "../src/alerts/plan-messages.ts";
import type { Suppression } from "../src/alerts/suppression.ts";
import { holdsAt } from "../src/alerts/suppressions-in-force.ts";
import type { AlertPolicy, AlertRoute } from "../src/config/plan/alerts.ts";
import { DEFAULT_ALERTS, DEFAULT_ROUTE } from "../src/config/plan/alerts.ts";
import type { ChannelConfig } from "../src/config/config.ts";
import type { Person, Plan } from "../src/config/plan/plan.ts";
import type { AlertStanding, PlannedMessages } from "../src/store/alerts.ts";
import { alert } from "./alerts.ts";
import { person, role } from "./plans.ts";
import { plan } from "./snapshots.ts";

/** A message as a test reads it: who got what, and why. */
export interface ToldLine {
  readonly at: string;
  readonly to: readonly string[];
  readonly kind: AlertMessage["kind"];
  /** `why key` for each alert. */
  readonly items: readonly string[];
}

export interface AlertWorld {
  /** Alerts open, or stand as they are said to. */
  readonly set: (key: string, patch?: Partial<Alert>) => void;
  readonly resolve: (key: string) => void;
  /** The alert is open once more. */
  readonly reopen: (key: string) => void;
  readonly suppress: (suppression: Suppression) => void;
  /** Messages are planned now. */
  readonly look: () => PlannedMessages;
  /** Time passes; messages are planned whenever something is due, or each minute. */
  readonly until: (at: string, how?: "whenDue" | "eachMinute") => readonly ToldLine[];
  readonly alert: (key: string) => Alert;
  readonly messages: () => readonly AlertMessage[];
  readonly lines: () => readonly ToldLine[];
  readonly change: (patch: Partial<Plan>) => void;
  /** The configuration has these channels from now on. */
  readonly configure: (channels: readonly ChannelConfig[]) => void;
  readonly plan: () => Plan;
  readonly now: () => Date;
}

export interface AlertWorldOptions {
  /** UTC. */
  readonly at: string;
  readonly people?: readonly Person[];
  readonly route?: Partial<AlertRoute>;
  readonly policy?: Partial<AlertPolicy>;
  readonly channels?: readonly ChannelConfig[];
}

/** The role of `stale-devices` alerts is held by asa, bo stands in, and cia answers for the whole. */
export function alertWorld(options: AlertWorldOptions): AlertWorld {
  const alerts = new Map<string, Alert>();
  const standing: { threads: Map<string, AlertStanding["threads"][number]>; suppressions: Suppression[] } = {
    threads: new Map(),
    suppressions: [],
  };
  const messages: AlertMessage[] = [];
  let now = new Date(options.at);
  let nextAt: Date | null = now;
  let judgedAt = now;
  let channels = options.channels ?? [];
  let used: Plan = {
    ...plan(),
    people: options.people ?? [person("asa", { deputy: "bo" }), person("bo"), person("cia")],
    roles: [
      role("intune-admin", [options.people?.[0]?.id ?? "asa"]),
      role("om-owner", [options.people?.at(-1)?.id ?? "cia"]),
    ],
    alerts: { ...DEFAULT_ALERTS, ...options.policy, route: { ...DEFAULT_ROUTE, ...options.route } },
  };
  const look = (): PlannedMessages => {
    const planned = planAlertMessages({
      tenant: "contoso",
      standing: {
        alerts: [...alerts.values()].filter(isToBePlanned),
        threads: [...standing.threads.values()],
        suppressions: [],
      },
      plan: used,
      config: { timeZone: "Europe/Stockholm", locale: "en", channels },
      inForce: standing.suppressions.filter((one) => holdsAt(one, now)),
      at: now,
    });
    for (const changed of planned.changed) alerts.set(changed.key, changed);
    for (const thread of planned.threads) standing.threads.set(thread.id, thread);
    messages.push(...planned.messages);
    ({ nextAt } = planned);
    return planned;
  };
  const isToBePlanned = (one: Alert): boolean =>
    isActive(one) ||
    (one.told !== null && !one.told.recovered) ||
    (one.resolvedAt !== null && one.resolvedAt >= judgedAt);
  const set: AlertWorld["set"] = (key, patch = {}) => {
    const [rule = "", id = ""] = key.split(":");
    const known =
      alerts.get(key) ??
      alert({ key, rule, role: "intune-admin", openedAt: now, firstSeen: now, lastSeen: now });
    alerts.set(key, { ...known, entity: { ...known.entity, id }, ...patch });
    nextAt = now;
    judgedAt = now;
  };
  const get = (key: string): Alert => alerts.get(key) ?? alert();
  return {
    set,
    look,
    resolve: (key) =>
      set(key, { state: "resolved", resolvedAt: now, resolution: "clear", acknowledged: null }),
    reopen: (key) =>
      set(key, {
        state: "open",
        episode: get(key).episode + 1,
        openedAt: now,
        lastSeen: now,
        resolvedAt: null,
        resolution: null,
      }),
    suppress: (suppression) => {
      standing.suppressions.push(suppression);
      nextAt = now;
    },
    until: (at, how = "whenDue") => {
      const end = new Date(at);
      const before = messages.length;
      const step = (): Date => (how === "eachMinute" ? new Date(now.getTime() + 60_000) : (nextAt ?? end));
      if (nextAt !== null && nextAt <= now) look();
      for (let next = step(); next < end; next = step()) {
        if (next <= now) throw new RangeError("time stands still");
        now = next;
        look();
      }
      now = end;
      look();
      return messages.slice(before).map(lineOf);
    },
    alert: get,
    messages: () => messages,
    lines: () => messages.map(lineOf),
    change: (patch) => {
      used = { ...used, ...patch };
      nextAt = now;
    },
    configure: (others) => {
      channels = others;
      nextAt = now;
    },
    plan: () => used,
    now: () => now,
  };
}

function lineOf({ at, to, kind, items }: AlertMessage): ToldLine {
  return {
    at: at.toISOString().slice(0, 16),
    to: to.map((one) => (one.kind === "mail" ? (one.person ?? one.address) : `#${one.channel}`)),
    kind,
    items: items.map(({ why, alert: key }) => `${why} ${key}`),
  };
}
