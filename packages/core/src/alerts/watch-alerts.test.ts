import * as fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { noticeWorld, type NoticeWorld } from "../../test-support/notice-world.ts";
import { NOW, snapshot } from "../../test-support/snapshots.ts";
import type { CustomRule } from "../config/plan/alerts.ts";
import { inEveryLanguage } from "../locales/given-text.ts";
import type { RunnerDeps } from "../run/report-runner.ts";
import type { Store } from "../store/store.ts";
import { watchAlerts } from "./watch-alerts.ts";

const FEW: CustomRule = {
  id: "few-devices",
  title: inEveryLanguage({ en: "Few devices" }),
  action: inEveryLanguage({ en: "Look for them." }),
  severity: "critical",
  role: null,
  for: 1,
  resolveAfter: 1,
  over: { kind: "metric", metric: "devices.total", above: null, below: 10, changeOver: null },
};

let world: NoticeWorld;
const signal = new AbortController().signal;

let isOpen = false;
const begin = async (): Promise<void> => {
  if (isOpen) await world[Symbol.asyncDispose]();
  isOpen = true;
  world = await noticeWorld();
  const { alerts } = world.plan;
  world.plan = { ...world.plan, alerts: { ...alerts, custom: [FEW] } };
};

beforeEach(begin);

afterAll(() => world[Symbol.asyncDispose]());

async function collected(devices: number, afterMs = 60_000): Promise<void> {
  world.now = new Date(world.now.getTime() + afterMs);
  await world.keep(snapshot({ metrics: { "devices.total": devices } }));
}

async function posted(): Promise<readonly string[]> {
  const deliveries = await world.store.deliveries.list({});
  return deliveries.map(({ recipient, run }) => `${recipient.address} ${run}`);
}

describe("the watch over alerts", () => {
  it("judges what was collected, and puts one message into the outbox", async () => {
    await collected(3);
    const events = await watchAlerts(world.runnerDeps(), world.now, signal);
    expect(events).toMatchObject([
      {
        kind: "posted",
        message: { kind: "open", items: [{ alert: expect.stringContaining("few-devices:") }] },
      },
    ]);
    expect(await posted()).toHaveLength(1);
    expect(await watchAlerts(world.runnerDeps(), world.now, signal)).toEqual([]);
  });

  it("tells what it judged with the same look, however long the judging took", async () => {
    await collected(3);
    const began = world.now;
    const deps = world.runnerDeps();
    const { alerts } = deps.store;
    const judge: typeof alerts.judge = (...asked) => {
      world.now = new Date(began.getTime() + 5_000);
      return alerts.judge(...asked);
    };
    const store: Store = { ...deps.store, alerts: { ...alerts, judge } };
    const told = await watchAlerts({ ...deps, store }, began, signal);
    expect(told.map(({ kind }) => kind)).toEqual(["posted"]);
  });

  it("does nothing while nothing is due, and goes on when it is", async () => {
    await collected(3);
    await watchAlerts(world.runnerDeps(), world.now, signal);
    const next = await world.store.alerts.nextAt("contoso");
    expect(next?.getTime()).toBe(world.now.getTime() + 30 * 60_000);
    let planned = 0;
    const deps = world.runnerDeps();
    const store: Store = {
      ...deps.store,
      alerts: {
        ...deps.store.alerts,
        plan: (tenant, plan) => ((planned += 1), deps.store.alerts.plan(tenant, plan)),
      },
    };
    world.now = new Date(world.now.getTime() + 29 * 60_000);
    await watchAlerts({ ...deps, store }, world.now, signal);
    expect(planned).toBe(0);
    world.now = new Date(world.now.getTime() + 60_000);
    expect(await watchAlerts({ ...deps, store }, world.now, signal)).toMatchObject([
      { kind: "posted", message: { kind: "escalation", step: 1 } },
    ]);
  });

  it("looks again although nothing is due when the plan may be another one", async () => {
    await collected(3);
    const silent = { ...world.plan.alerts, route: { ...world.plan.alerts.route, urgency: "none" as const } };
    const { alerts } = world.plan;
    world.plan = { ...world.plan, alerts: silent };
    expect(await watchAlerts(world.runnerDeps(), world.now, signal)).toEqual([]);
    expect(await world.store.alerts.list({})).toHaveLength(1);
    world.plan = { ...world.plan, alerts };
    expect(await watchAlerts(world.runnerDeps(), world.now, signal)).toEqual([]);
    expect(await watchAlerts(world.runnerDeps(), world.now, signal, { anew: true })).toMatchObject([
      { kind: "posted" },
    ]);
  });

  it("tells what failed for one message, and writes it with a later look", async () => {
    await collected(3);
    const deps = world.runnerDeps();
    const broken = { ...deps, mailComposer: () => Promise.reject(new Error("no template")) };
    const events = await watchAlerts(broken, world.now, signal);
    expect(events.map(({ kind }) => kind)).toEqual(["failed"]);
    expect(await watchAlerts(deps, world.now, signal)).toMatchObject([{ kind: "posted" }]);
  });

  it("goes on with the other tenants when one fails", async () => {
    await collected(3);
    const deps = world.runnerDeps();
    const two = [
      { ...deps.config.tenants[0], id: "broken" },
      ...deps.config.tenants,
    ] as RunnerDeps["config"]["tenants"];
    const store: Store = {
      ...deps.store,
      alerts: {
        ...deps.store.alerts,
        unjudged: (tenant) =>
          tenant === "broken" ? Promise.reject(new Error("unreadable")) : deps.store.alerts.unjudged(tenant),
      },
    };
    const events = await watchAlerts(
      { ...deps, store, config: { ...deps.config, tenants: two } },
      world.now,
      signal,
    );
    expect(events.map(({ kind, tenant }) => [kind, tenant])).toEqual([
      ["failed", "broken"],
      ["posted", "contoso"],
    ]);
  });

  it("stops when it is to stop", async () => {
    await collected(3);
    await expect(
      watchAlerts(world.runnerDeps(), NOW, AbortSignal.abort(new Error("enough"))),
    ).rejects.toThrow("enough");
  });

  it("loses nothing and says nothing twice, wherever the process ends", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(13), { maxLength: 6 }), async (ends) => {
        await begin();
        for (const [told, devices] of [3, 30].entries()) {
          await collected(devices, 3_600_000);
          for (const end of ends) await watchAlerts(dying(end), world.now, signal);
          await watchAlerts(successor(), world.now, signal);
          // One letter that it is open, and one that it is over.
          expect(await posted()).toHaveLength(told + 1);
          expect(await watchAlerts(successor(), world.now, signal)).toEqual([]);
        }
      }),
      { numRuns: 15 },
    );
  });
});

/** The process after those that ended. */
function successor(): RunnerDeps {
  return { ...world.runnerDeps("next"), isGone: () => true };
}

/** A process that ends around its nth write: before it for even numbers, right after it for odd ones. */
function dying(end: number): RunnerDeps {
  const deps = world.runnerDeps("dying");
  let left = end;
  const ends =
    <A extends unknown[], T>(write: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      if (left === 0) throw new Error("the process ends");
      left -= 1;
      const done = await write(...args);
      if (left === 0) throw new Error("the process ends");
      left -= 1;
      return done;
    };
  const { alerts, runs, deliveries } = deps.store;
  const store: Store = {
    ...deps.store,
    alerts: { ...alerts, judge: ends(alerts.judge), plan: ends(alerts.plan), written: ends(alerts.written) },
    runs: { ...runs, add: ends(runs.add), claim: ends(runs.claim) },
    deliveries: { ...deliveries, fanOut: ends(deliveries.fanOut) },
  };
  return { ...deps, store, isGone: () => true };
}
