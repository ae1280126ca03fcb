import { expect, it } from "vitest";
import { person, role } from "../../test-support/plans.ts";
import { device, plan as planOf, snapshot } from "../../test-support/snapshots.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import type { UnhealthyDevice } from "../collect/rows/protection.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Plan, RuleSetting } from "../config/plan/plan.ts";
import type { Store } from "../store/store.ts";
import { acknowledge } from "./acts.ts";
import { judgeTenant } from "./judge-tenant.ts";
import { planAlertMessages } from "./plan-messages.ts";
import { replayAlerts } from "./replay.ts";
import type { ReplayedAlerts, ReplayedRule } from "./replay/replayed-alerts.ts";
import { suppressionsInForce } from "./suppressions-in-force.ts";

const TENANT = "contoso";
const FROM = new Date("2026-11-02T06:00:00Z");
const HOUR_MS = 3_600_000;
const DAYS = 21;
const TO = at(DAYS * 24);
const config = { timeZone: "Europe/Stockholm", locale: "en", channels: [] } as const;

function at(hours: number): Date {
  return new Date(FROM.getTime() + hours * HOUR_MS);
}

const plan = planOf({
  people: [person("asa", { deputy: "john" }), person("john"), person("eva")],
  roles: [
    role("om-owner", ["asa"]),
    role("intune-admin", ["asa"], { deputies: ["john"] }),
    role("security-lead", ["eva"]),
  ],
});

/** Twice a day: a certificate that runs out, a device that falls silent, and malware that comes, goes and is not read. */
function story(): readonly Snapshot[] {
  return Array.from({ length: DAYS * 2 }, (_, half) => {
    const takenAt = at(half * 12);
    const day = Math.floor(half / 2);
    const silent = day >= 5 && day < 12 ? 31 : 1;
    const threats = day % 6 < 2;
    const unread = day === 9;
    const whole = snapshot();
    return snapshot({
      id: `s${half}`,
      takenAt,
      coverage: whole.coverage.map((entry) =>
        unread && entry.source === "unhealthy-devices"
          ? { source: entry.source, status: "unreadable", reason: "403", fix: "Grant it." }
          : entry,
      ),
      metrics: { "devices.total": 2 },
      lists: {
        ...whole.lists,
        devices: [
          device({ id: "d1", lastSyncAt: new Date(takenAt.getTime() - silent * 24 * HOUR_MS) }),
          device({ id: "d2", lastSyncAt: takenAt }),
        ],
        expiries: [
          {
            id: "push",
            kind: "apple-push-certificate",
            name: "Push",
            expiresAt: at(33 * 24),
            lastSyncAt: null,
            state: "",
          },
        ],
        unhealthyDevices: threats ? [threatened(takenAt)] : [],
      },
    });
  });
}

function threatened(reportedAt: Date): UnhealthyDevice {
  return {
    deviceId: "d2",
    deviceName: "NORR-002",
    userPrincipalName: "",
    deviceState: "critical",
    realTimeProtection: true,
    malwareProtection: true,
    signatureOverdue: false,
    signatureVersion: "",
    lastReportedAt: reportedAt,
    activeThreats: 1,
    productStatus: [],
  };
}

/** What really happens: each snapshot is judged as it comes, and messages are planned when they are due. */
async function live(store: Store, clock: { now: Date }, snapshots: readonly Snapshot[]): Promise<void> {
  const deps = { store, plan, config, clock: { now: () => clock.now } };
  const tell = async (until: Date): Promise<void> => {
    for (;;) {
      const next = await store.alerts.nextAt(TENANT);
      if (next === null || next > until) return;
      clock.now = new Date(Math.max(next.getTime(), clock.now.getTime()));
      const now = clock.now;
      await store.alerts.plan(TENANT, (standing) =>
        planAlertMessages({
          tenant: TENANT,
          standing,
          plan,
          config,
          at: now,
          inForce: suppressionsInForce({
            plan,
            timeZone: config.timeZone,
            stored: standing.suppressions,
            tenant: TENANT,
            at: now,
          }),
        }),
      );
      if (next.getTime() === (await store.alerts.nextAt(TENANT))?.getTime()) return;
    }
  };
  for (const taken of snapshots) {
    await tell(taken.takenAt);
    clock.now = taken.takenAt;
    await store.snapshots.save(taken, []);
    await judgeTenant(deps, TENANT);
    await tell(taken.takenAt);
    if (taken.id !== "s36") continue;
    clock.now = new Date(taken.takenAt.getTime() + 4 * HOUR_MS);
    await tell(clock.now);
    const said = { by: "asa", at: clock.now, note: null };
    await store.alerts.change(TENANT, "malware-active:d2", (alert) => acknowledge(alert, said));
    await tell(clock.now);
  }
  await tell(TO);
}

async function counted(store: Store): Promise<Pick<ReplayedAlerts, "messages"> & { rules: object }> {
  const events = await store.alerts.events({ tenant: TENANT });
  const messages = await store.alerts.messages({ tenant: TENANT, since: FROM });
  const ruleOf = (key: string): string => key.slice(0, key.indexOf(":"));
  const rules = [...new Set(events.map(({ key }) => ruleOf(key)))].sort().map((rule) => {
    const own = events.filter(({ key }) => ruleOf(key) === rule);
    return {
      rule,
      opened: own.filter(({ kind }) => kind === "opened").length,
      resolved: own.filter(({ kind }) => kind === "resolved").length,
      messages: messages
        .filter(({ items }) => items.some(({ alert }) => ruleOf(alert) === rule))
        .reduce((sum, { to }) => sum + to.length, 0),
    };
  });
  return { messages: messages.reduce((sum, { to }) => sum + to.length, 0), rules };
}

function inShort({ messages, rules }: ReplayedAlerts): object {
  return {
    messages,
    rules: rules
      .filter(({ opened }) => opened > 0)
      .map(({ rule, opened, resolved, messages: told }) => ({ rule, opened, resolved, messages: told }))
      .toSorted((one, other) => (one.rule < other.rule ? -1 : 1)),
  };
}

const setting = (rule: string, patch: Partial<RuleSetting>): Plan => ({
  ...plan,
  alerts: {
    ...plan.alerts,
    rules: [
      {
        rule,
        enabled: true,
        for: null,
        resolveAfter: null,
        severity: null,
        role: null,
        thresholds: {},
        ...patch,
      },
    ],
  },
});

const ruleOf = (replayed: ReplayedAlerts | undefined, rule: string): ReplayedRule | undefined =>
  replayed?.rules.find((one) => one.rule === rule);

describeOnEveryStore("a replay", (open) => {
  const run = (store: Store, plans: readonly Plan[]): Promise<readonly ReplayedAlerts[]> =>
    replayAlerts(
      { store, config },
      { tenant: TENANT, from: FROM, to: TO, plans },
      new AbortController().signal,
    );

  it("of the plan in force opens, resolves and tells what really was", async () => {
    const clock = { now: FROM };
    const store = await open({ clock: { now: () => clock.now } });
    await live(store, clock, story());
    const before = await counted(store);
    const [replayed] = await run(store, [plan]);
    expect(replayed === undefined ? null : inShort(replayed)).toEqual(before);
    expect(ruleOf(replayed, "malware-active")).toMatchObject({
      fired: 4,
      opened: 4,
      resolved: 4,
      unknown: 2,
    });
    expect(ruleOf(replayed, "stale-devices")).toMatchObject({
      fired: 1,
      opened: 1,
      resolved: 1,
      openAtEnd: 0,
    });
    expect(ruleOf(replayed, "apple-push-certificate")).toMatchObject({
      opened: 1,
      resolved: 0,
      openAtEnd: 1,
    });
    expect(replayed?.messages).toBeGreaterThan(4);
    expect(await counted(store)).toEqual(before);
  });

  it("of other thresholds stands beside that of the plan in force", async () => {
    const store = await open();
    for (const taken of story()) await store.snapshots.save(taken, []);
    const [inForce, later, off] = await run(store, [
      plan,
      setting("stale-devices", { thresholds: { days: 32 } }),
      setting("malware-active", { enabled: false }),
    ]);
    expect(ruleOf(inForce, "stale-devices")?.opened).toBe(1);
    expect(ruleOf(later, "stale-devices")?.opened).toBe(0);
    expect(ruleOf(later, "malware-active")).toEqual(ruleOf(inForce, "malware-active"));
    expect(ruleOf(off, "malware-active")).toBeUndefined();
    expect(off?.people.find(({ who }) => who === "eva")).toBeUndefined();
    expect(await store.alerts.list({})).toEqual([]);
    expect(await store.alerts.messages({ since: FROM })).toEqual([]);
  });

  it("knows nothing of rules whose lists were purged, and resolves nothing by that", async () => {
    const store = await open();
    const cut = story().map((taken, index) => (index > 20 ? { ...taken, lists: {} } : taken));
    for (const taken of cut) await store.snapshots.save(taken, []);
    const [replayed] = await run(store, [plan]);
    expect(replayed).toMatchObject({ snapshots: DAYS * 2, withoutLists: DAYS * 2 - 21 });
    expect(ruleOf(replayed, "stale-devices")).toMatchObject({
      opened: 1,
      resolved: 0,
      openAtEnd: 1,
      unknown: DAYS * 2 - 21,
    });
  });

  it("is empty where no snapshot is kept, and stops when it is told to", async () => {
    const store = await open();
    const [nothing] = await run(store, [plan]);
    expect(nothing).toMatchObject({ snapshots: 0, messages: 0, people: [] });
    await store.snapshots.save(snapshot({ takenAt: FROM }), []);
    const stopped = replayAlerts(
      { store, config },
      { tenant: TENANT, from: FROM, to: TO, plans: [plan] },
      AbortSignal.abort(),
    );
    await expect(stopped).rejects.toThrow(/abort/i);
  });
});
