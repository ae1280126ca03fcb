import {
  ALERT_SEVERITIES,
  type AlertEvent,
  type AlertMessage,
  type AlertRecipient,
  type AlertSeverity,
  type ItemReason,
} from "@intune-om/core";
import { type DemoTenant, startDemoTenant } from "@intune-om/demo-tenant";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CALM } from "./calm-tenant.ts";
import { type Cause, causesOf } from "./causes.ts";
import { type LivingAlerts, startLivingAlerts } from "./living-alerts.ts";

const START = "2027-01-04";
const DAYS = 365;
const DAY_MS = 86_400_000;
const DEVICES = 24;
/** Roles that an escalation of the sample's routes may reach beside the one that has the alert. */
const ABOVE = ["om-owner", "helpdesk-lead"];
/** An entity that had an alert before has it again. */
const BEGAN: readonly ItemReason[] = ["new", "again"];

let demo: DemoTenant;
let start: Date;
let causes: readonly Cause[];

/** Lives some days: each begins with its snapshot, and ends when the next one is taken. */
async function live(org: LivingAlerts, days: Iterable<number>, what: readonly Cause[]): Promise<void> {
  for (const day of days) {
    demo.setDay(day);
    const now = what.filter((cause) => cause.from <= day && day < cause.to);
    demo.setAmendments([...CALM, ...now.flatMap(({ amendments }) => amendments)]);
    await org.snapshot();
    await org.passTo(new Date(start.getTime() + (day + 1) * DAY_MS - 60_000));
  }
}

function daysOf(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

const dayOf = (at: Date): number => Math.floor((at.getTime() - start.getTime()) / DAY_MS);
const ruleOf = (key: string): string => key.slice(0, key.indexOf(":"));

beforeAll(async () => {
  demo = await startDemoTenant({ devices: DEVICES, startDate: START });
  start = demo.now();
  causes = causesOf(start);
});

afterAll(() => demo.close());

describe("a year in which things go wrong", () => {
  let org: LivingAlerts;
  let events: readonly AlertEvent[];
  let messages: readonly AlertMessage[];

  beforeAll(async () => {
    demo.setDay(0);
    org = await startLivingAlerts(demo);
    await live(org, daysOf(0, DAYS), causes);
    events = await org.events();
    messages = await org.store.alerts.messages({ since: new Date(0) });
  }, 600_000);

  afterAll(async () => {
    await org[Symbol.asyncDispose]();
  });

  /** Openings of a rule while a cause was there. */
  const openingsOf = (rule: string, { from, to }: Cause): readonly AlertEvent[] =>
    events.filter(
      ({ kind, key, at }) => kind === "opened" && ruleOf(key) === rule && dayOf(at) >= from && dayOf(at) < to,
    );
  /** Who was told of an alert for a reason, and when. */
  const tellingsOf = (key: string, why: readonly ItemReason[], cause: Cause): readonly Telling[] =>
    messages
      .filter(({ at }) => dayOf(at) >= cause.from && dayOf(at) < cause.to + 4)
      .filter(({ items }) => items.some((item) => item.alert === key && why.includes(item.why)))
      .flatMap(({ to, at }) => to.map((recipient) => ({ at, to: nameOf(recipient) })));

  /** How severe an alert was at a time. */
  const severityOf = (key: string, at: Date): AlertSeverity =>
    events.reduce<AlertSeverity>(
      (severity, event) =>
        event.key === key && event.at <= at && "severity" in event ? event.severity : severity,
      "low",
    );

  it("opens the alerts of each cause once, and resolves them once when it is gone", () => {
    for (const cause of causes)
      for (const rule of [...cause.tells, ...(cause.hides ?? [])]) {
        const opened = openingsOf(rule, cause);
        const keys = opened.map(({ key }) => key);
        expect(keys.length, `${cause.name}: ${rule}`).toBeGreaterThan(0);
        expect(new Set(keys).size, `${cause.name}: ${rule} opened more than once`).toBe(keys.length);
        for (const key of keys) {
          const ends = events.filter(
            (event) =>
              event.kind === "resolved" &&
              event.key === key &&
              dayOf(event.at) > cause.from &&
              dayOf(event.at) <= cause.to + 2,
          );
          expect(ends, `${cause.name}: ${key} resolved`).toHaveLength(1);
        }
      }
  });

  it("opens nothing that no cause accounts for", () => {
    const stray = events
      .filter(({ kind }) => kind === "opened")
      .filter(
        ({ key, at }) =>
          !causes.some(
            ({ from, to, tells, hides = [] }) =>
              [...tells, ...hides].includes(ruleOf(key)) && dayOf(at) >= from && dayOf(at) < to,
          ),
      );
    expect(stray.map(({ key, at }) => `day ${dayOf(at)}: ${key}`)).toEqual([]);
  });

  it("tells whoever has the role once that it began and once that it is over, and of the symptoms nobody", () => {
    for (const cause of causes) {
      for (const rule of cause.tells)
        for (const { key } of openingsOf(rule, cause)) {
          const began = tellingsOf(key, BEGAN, cause);
          const over = tellingsOf(key, ["resolved"], cause);
          expect(began.length, `${cause.name}: told`).toBeGreaterThan(0);
          expect(new Set(began.map(({ to }) => to)).size, `${cause.name}: told once each`).toBe(began.length);
          const role = org.plan.roles.find(({ id }) => id === cause.role);
          const holder = org.plan.people.find(({ id }) => id === role?.holders[0]);
          expect(
            began.map(({ to }) => to),
            cause.name,
          ).toContain(holder?.address);
          expect(new Set(over.map(({ to }) => to)).size, `${cause.name}: over once each`).toBe(over.length);
          const told = messages
            .filter(({ items }) => items.some(({ alert }) => alert === key))
            .flatMap(({ to }) => to.map(nameOf));
          expect(new Set(over.map(({ to }) => to)), `${cause.name}: over for all who were told`).toEqual(
            new Set(told),
          );
        }
      for (const rule of cause.hides ?? [])
        for (const { key } of openingsOf(rule, cause))
          expect([...tellingsOf(key, BEGAN, cause), ...tellingsOf(key, ["resolved"], cause)], key).toEqual(
            [],
          );
    }
  });

  it("writes to nobody who has nothing to do with it", () => {
    const people = new Map(org.plan.people.map(({ id, address }) => [id, address]));
    const roles = new Set([...causes.map(({ role }) => role), ...ABOVE]);
    const allowed = org.plan.roles
      .filter(({ id }) => roles.has(id))
      .flatMap(({ holders, deputies }) => [...holders, ...deputies]);
    const addresses = new Set(allowed.map((id) => people.get(id)));
    expect(
      [...new Set(org.sent.map(({ message }) => message.to.address))].filter((to) => !addresses.has(to)),
    ).toEqual([]);
  });

  it("wakes nobody at night but for what is critical, and then whoever is on call", () => {
    const atNight = org.sent.filter(({ at }) => isNight(at));
    expect(
      atNight.filter(({ message }) => !/^\[(?:Critical|Kritisk)/.test(message.subject)).map(shown),
    ).toEqual([]);
  });

  it("wakes nobody for what was told by day, unless it has become more severe since", () => {
    const byDay = new Map<string, AlertSeverity>();
    const woken: string[] = [];
    for (const { at, kind, items } of messages)
      for (const { alert, episode, why } of items) {
        if (why === "still" && kind !== "repeat") continue;
        const told = `${alert} ${episode}`;
        const severity = severityOf(alert, at);
        const before = byDay.get(told);
        if (!isNight(at)) byDay.set(told, severity);
        else if (before !== undefined && rankOf(severity) <= rankOf(before))
          woken.push(`${at.toISOString()} ${kind} ${why} ${alert}`);
      }
    expect(byDay.size).toBeGreaterThan(0);
    expect(woken).toEqual([]);
  });

  it("is few mails for each person and week", () => {
    const weeks = Map.groupBy(
      org.sent,
      ({ at, message }) => `${message.to.address} week ${Math.floor(dayOf(at) / 7)}`,
    );
    const counts = [...Map.groupBy(org.sent, ({ message }) => message.to.address)].map(([address, mails]) => {
      const busiest = Math.max(
        ...[...weeks].filter(([key]) => key.startsWith(`${address} `)).map(([, found]) => found.length),
      );
      return { address, mails: mails.length, perWeek: (mails.length / (DAYS / 7)).toFixed(2), busiest };
    });
    for (const { address, mails, perWeek, busiest } of counts)
      process.stdout.write(
        `${address}: ${mails} mails in the year, ${perWeek} a week, ${busiest} in the busiest\n`,
      );
    expect(Math.max(...counts.map(({ busiest }) => busiest))).toBeLessThanOrEqual(10);
  });
});

describe("the weeks around a fault that cannot be seen to its end", () => {
  const BLIND = { from: 31, to: 41 };

  it("leave the alert unknown, neither resolved nor told again, until its source can be read", async () => {
    demo.setDay(20);
    await using org = await startLivingAlerts(demo, {
      faultsOn: (at) =>
        dayOf(at) >= BLIND.from && dayOf(at) < BLIND.to
          ? [
              {
                path: "/deviceManagement/certificateConnectorDetails",
                forbidden: "DeviceManagementServiceConfig.Read.All",
              },
            ]
          : [],
    });
    await live(org, daysOf(24, BLIND.to - 1), causes);
    const isOf = ({ key }: AlertEvent): boolean => ruleOf(key) === "certificate-connector";
    const blind = (await org.events()).filter(isOf);
    expect(blind.map(({ kind }) => kind)).toEqual(["opened", "told", "unknown"]);
    expect((await org.standings()).find(({ rule }) => rule === "certificate-connector")).toMatchObject({
      state: "unknown",
      cause: { kind: "source", sources: ["certificate-connectors"] },
    });
    await live(org, daysOf(BLIND.to - 1, BLIND.to + 2), causes);
    const seen = (await org.events()).filter(isOf).slice(blind.length);
    expect(seen.map(({ kind }) => kind)).toEqual(["known", "resolved", "told"]);
  });
});

describe("a healthy tenant", () => {
  it("has no alert and sends no mail, at any time of the year", async () => {
    demo.setDay(0);
    await using org = await startLivingAlerts(demo);
    await live(
      org,
      daysOf(0, 31).map((step) => step * 12),
      [],
    );
    expect(await org.events()).toEqual([]);
    expect(org.sent).toEqual([]);
  });
});

/** Whether nobody of the sample is at work by the clock. */
function isNight(at: Date): boolean {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", {
      hour: "2-digit",
      hour12: false,
      timeZone: "Europe/Stockholm",
    }).format(at),
  );
  return hour < 8 || hour >= 17;
}

function rankOf(severity: AlertSeverity): number {
  return ALERT_SEVERITIES.indexOf(severity);
}

interface Telling {
  readonly at: Date;
  readonly to: string;
}

function nameOf(recipient: AlertRecipient): string {
  return recipient.kind === "mail" ? recipient.address : recipient.channel;
}

function shown({
  at,
  message,
}: {
  readonly at: Date;
  readonly message: { readonly subject: string };
}): string {
  return `${at.toISOString()} ${message.subject}`;
}
