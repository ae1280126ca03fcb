import { describe, expect, it } from "vitest";
import {
  alertMessage,
  alertThread,
  firing,
  NOTHING_PLANNED,
  readOutcome,
  suppression,
} from "../../../test-support/alerts.ts";
import { describeOnEveryStore } from "../../../test-support/stores.ts";
import { fixedClock } from "../../clock.ts";
import type { AlertThread } from "../../alerts/alert-message.ts";
import { reconcileAlerts } from "../../alerts/reconcile-alerts.ts";
import type { Alert, AlertTold, ToldTo } from "../../alerts/alert.ts";
import type { Firing } from "../../alerts/firing.ts";
import { DEFAULT_RETENTION, type Retention } from "../../config/plan/retention.ts";
import type { Store } from "../store.ts";

const NOW = new Date("2026-11-22T06:00:00Z");
const DAY_MS = 86_400_000;
const ago = (days: number): Date => new Date(NOW.getTime() - days * DAY_MS);
const RETENTION: Retention = { ...DEFAULT_RETENTION, alerts: 30 };
const ASKED = { by: "asa", removeFiles: async (): Promise<void> => undefined };

const judge = (store: Store, days: number, firings: readonly Firing[]): Promise<unknown> =>
  store.alerts.judge("contoso", { id: `s${days}`, takenAt: ago(days) }, (known, standings) =>
    reconcileAlerts({
      tenant: "contoso",
      at: ago(days),
      known,
      outcomes: [readOutcome(firings)],
      standings,
      flapping: { openings: 9, withinHours: 1 },
    }),
  );

/** What somebody was told of an alert, and whether they know by now that it is over. */
const knows = (recovered: boolean): AlertTold => ({
  thread: "t1",
  episode: 1,
  firstAt: ago(90),
  lastAt: ago(90),
  severeAt: ago(90),
  newsAt: ago(90),
  severity: "medium",
  stage: 1,
  steps: 0,
  flapping: false,
  recovered,
  to: [],
});

describeOnEveryStore("alerts that are old", (open, place) => {
  const purged = async (store: Store): Promise<Record<string, number>> => {
    const preview = await store.purge.preview(RETENTION);
    const { kinds } = await store.purge.run(RETENTION, ASKED);
    expect(kinds).toEqual(preview.map((kind) => ({ ...kind, records: expect.any(Number) as number })));
    return Object.fromEntries(
      kinds
        .filter(({ kind, records }) => kind.startsWith("alert") && records > 0)
        .map(({ kind, records }) => [kind, records]),
    );
  };

  it("go when they have been resolved for long, and those that are open stay with what happened since", async () => {
    const store = await open({ clock: fixedClock(NOW) });
    await judge(store, 90, [firing("open"), firing("again"), firing("over")]);
    await judge(store, 80, [firing("open")]);
    await judge(store, 40, [firing("open"), firing("again", { value: 1 })]);
    await judge(store, 20, [firing("open"), firing("again", { value: 1 }), firing("recent")]);
    await judge(store, 10, [firing("open"), firing("again", { value: 1 })]);
    expect(await purged(store)).toEqual({ alerts: 1, alertSteps: 4 });
    const keys = (await store.alerts.list({})).map(({ entity }) => entity.id);
    expect(keys.toSorted()).toEqual(["again", "open", "recent"]);
    const steps = (await store.alerts.events({})).map(({ key, kind }) => `${key} ${kind}`);
    expect(steps).toEqual([
      "stale-devices:open opened",
      "stale-devices:again opened",
      "stale-devices:recent opened",
      "stale-devices:recent resolved",
    ]);
    expect(await purged(store)).toEqual({});
  });

  it("stay while somebody has yet to hear that they are over", async () => {
    const store = await open({ clock: fixedClock(NOW) });
    await judge(store, 90, [firing("waits"), firing("told")]);
    await judge(store, 80, []);
    await store.alerts.plan("contoso", ({ alerts }) => ({
      ...NOTHING_PLANNED,
      changed: alerts.map((one): Alert => ({ ...one, told: knows(one.entity.id === "told") })),
    }));
    expect(await purged(store)).toEqual({ alerts: 1, alertSteps: 2 });
    const left = await store.alerts.list({});
    expect(left.map(({ entity, told }) => [entity.id, told?.recovered])).toEqual([["waits", false]]);
    await store.alerts.plan("contoso", ({ alerts }) => ({
      ...NOTHING_PLANNED,
      changed: alerts.map((one): Alert => ({ ...one, told: knows(true) })),
    }));
    expect(await purged(store)).toEqual({ alerts: 1, alertSteps: 2 });
  });

  describe("take with them threads that have long been silent", () => {
    const told = (thread: string, number: number, days: number) =>
      alertMessage({ id: `alert:contoso:${thread}:${number}`, thread, at: ago(days) });
    const thread = (id: string, days: number) => alertThread({ id, messages: 7, lastAt: ago(days) });
    const threads = async (): Promise<Record<string, number>> => {
      const rows = await place.query("select id, body from alert_threads order by id");
      return Object.fromEntries(
        rows.map(({ id, body }) => [id, (JSON.parse(String(body)) as AlertThread).told.length]),
      );
    };

    it("when nothing has a number of theirs any more, and only who was told in them before that", async () => {
      const store = await open({ clock: fixedClock(NOW) });
      const posted = [told("gone", 7, 40), told("sent", 7, 40), told("new", 7, 20)];
      await store.alerts.plan("contoso", () => ({
        ...NOTHING_PLANNED,
        messages: [...posted, told("waits", 7, 40)],
        threads: [
          thread("gone", 40),
          thread("sent", 40),
          thread("waits", 40),
          // The beginnings of their names are the same.
          thread("sen", 40),
          thread("new", 20),
        ],
      }));
      for (const message of posted)
        await store.alerts.written(message, { run: message.thread, messageIds: new Map() });
      await place.query(
        `insert into runs (id, tenant, report, kind, scheduled_for, state, fence, request, created_at, updated_at)
         values ('r', 'contoso', 'alert:contoso:sent:7', 'manual', '2026', 'succeeded', 1, '{}', $1, $2)`,
        [NOW.toISOString(), NOW.toISOString()],
      );
      expect(await purged(store)).toEqual({ alertMessages: 2, alertThreads: 4 });
      const left = await store.alerts.messages({ since: ago(100) });
      expect(left.map(({ thread: id }) => id)).toEqual(["waits", "new"]);
      expect(await threads()).toEqual({ new: 1, sent: 0, waits: 0 });
      expect(await store.alerts.thread("contoso", "sent")).toMatchObject({ messages: 7 });
      expect(await purged(store)).toEqual({});
      await place.query("delete from runs");
      expect(await purged(store)).toEqual({ alertThreads: 1 });
      expect(await threads()).toEqual({ new: 1, waits: 0 });
    });

    it("but none that an alert was told in which has not ended: who was told hears of the end", async () => {
      const store = await open({ clock: fixedClock(NOW) });
      const to = (recipient: string): ToldTo => ({
        recipient,
        episode: 1,
        severity: "low",
        stage: 1,
        step: 0,
        flapping: false,
        over: false,
      });
      const tellings: AlertTold = {
        thread: "open",
        episode: 1,
        firstAt: ago(80),
        lastAt: ago(80),
        severeAt: ago(80),
        newsAt: ago(80),
        severity: "low",
        stage: 1,
        steps: 0,
        flapping: false,
        recovered: false,
        to: [to("asa")],
      };
      await judge(store, 90, [firing("a")]);
      await store.alerts.plan("contoso", ({ alerts }) => ({
        ...NOTHING_PLANNED,
        changed: alerts.map((each) => ({ ...each, told: tellings })),
        threads: [thread("open", 80), thread("digest-asa", 80), thread("digest-bo", 80)],
      }));
      expect(await purged(store)).toEqual({ alertThreads: 1 });
      expect(await threads()).toEqual({ "digest-asa": 1, open: 1 });
      await judge(store, 10, []);
      expect(await purged(store), "its end is still to be told").toEqual({});
      await store.alerts.plan("contoso", ({ alerts }) => ({
        ...NOTHING_PLANNED,
        changed: alerts.map((each) => ({ ...each, told: { ...tellings, recovered: true } })),
      }));
      expect(await purged(store)).toEqual({ alertThreads: 2 });
    });
  });

  it("leave no suppression that ended long ago", async () => {
    const store = await open({ clock: fixedClock(NOW) });
    await store.alerts.suppress(suppression({ id: "past", from: ago(50), until: ago(40) }));
    await store.alerts.suppress(suppression({ id: "ended", from: ago(50), until: ago(-40) }));
    await store.alerts.endSuppression("ended", { by: "asa", at: ago(45) });
    await store.alerts.suppress(suppression({ id: "holds", from: ago(50), until: ago(-40) }));
    await store.alerts.suppress(suppression({ id: "recent", from: ago(50), until: ago(10) }));
    expect(await purged(store)).toEqual({ alertSuppressions: 2 });
    const rows = await place.query("select id from alert_suppressions order by id");
    expect(rows.map(({ id }) => id)).toEqual(["holds", "recent"]);
  });

  it("have steps that nobody changes or removes otherwise", async () => {
    const store = await open({ clock: fixedClock(NOW) });
    await judge(store, 1, [firing()]);
    await expect(place.query("update alert_events set step = '{}'")).rejects.toThrow(/append-only/);
    await expect(place.query("delete from alert_events")).rejects.toThrow(/append-only/);
  });
});
