import { expect, it } from "vitest";
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
import { reconcileAlerts } from "../../alerts/reconcile-alerts.ts";
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

  it("take with them who was told, and never a number that a message had", async () => {
    const store = await open({ clock: fixedClock(NOW) });
    const told = (id: string, days: number) => ({
      ...alertMessage({ id, thread: id, at: ago(days) }),
    });
    await store.alerts.plan("contoso", () => ({
      ...NOTHING_PLANNED,
      messages: [told("old", 40), told("waits", 40), told("new", 20)],
      threads: [
        alertThread({ id: "old", messages: 7, lastAt: ago(40) }),
        alertThread({ id: "new", lastAt: ago(20) }),
      ],
    }));
    for (const id of ["old", "new"])
      await store.alerts.written(told(id, 40), { run: id, messageIds: new Map() });
    expect(await purged(store)).toEqual({ alertMessages: 1, alertThreads: 1 });
    const left = await store.alerts.messages({ since: ago(100) });
    expect(left.map(({ id }) => id)).toEqual(["waits", "new"]);
    expect(await store.alerts.thread("contoso", "old")).toEqual(
      alertThread({ id: "old", messages: 7, lastAt: ago(40), told: [] }),
    );
    expect((await store.alerts.thread("contoso", "new"))?.told).toHaveLength(1);
    expect(await purged(store)).toEqual({});
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
