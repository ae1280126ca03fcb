import { expect, it } from "vitest";
import {
  alertMessage,
  alertThread,
  ASA as ASA_BY_MAIL,
  firing,
  NOTHING_PLANNED,
  readOutcome,
  suppression,
} from "../../../test-support/alerts.ts";
import { NOW } from "../../../test-support/snapshots.ts";
import { describeOnEveryStore } from "../../../test-support/stores.ts";
import { comment } from "../../alerts/acts.ts";
import { reconcileAlerts } from "../../alerts/reconcile-alerts.ts";
import { fixedClock } from "../../clock.ts";
import type { Store } from "../store.ts";

const EVA = "Eva.Ek@contoso.example";
const ASKED = { by: "asa", dryRun: false };
const TABLES = ["alerts", "alert_events", "alert_threads", "alert_messages", "alert_suppressions"];

/** Everything that can name somebody does. */
async function knowing(store: Store, { written }: { readonly written: boolean }): Promise<void> {
  const entity = { kind: "row", id: EVA, name: EVA, platform: null } as const;
  const own = firing(EVA, {
    entity,
    labels: { user: EVA },
    detail: `of ${EVA}`,
    evidence: [{ name: EVA, detail: EVA, value: null, at: null }],
  });
  await store.alerts.judge("contoso", { id: "s1", takenAt: NOW }, (known, standings) =>
    reconcileAlerts({
      tenant: "contoso",
      at: NOW,
      known,
      outcomes: [readOutcome([own, firing("d1")])],
      standings,
      flapping: { openings: 3, withinHours: 1 },
    }),
  );
  const key = `stale-devices:${EVA}`;
  await store.alerts.change("contoso", key, (known) =>
    comment(known, { text: `Asked ${EVA.toUpperCase()}.`, by: "asa", at: NOW }),
  );
  await store.alerts.suppress(suppression({ scope: { entity: EVA }, why: `${EVA} is away.` }));
  const to = { ...ASA_BY_MAIL, address: EVA, name: "Somebody" };
  const message = alertMessage({ to: [to], items: [{ alert: key, episode: 1, why: "new" }] });
  await store.alerts.plan("contoso", () => ({
    ...NOTHING_PLANNED,
    messages: [message],
    threads: [alertThread({ told: [{ to, root: null, at: NOW }] })],
  }));
  if (written) await store.alerts.written(message, { run: "r1", messageIds: new Map([[EVA, "<1@x>"]]) });
}

describeOnEveryStore("a person who is forgotten, in alerts", (open, place) => {
  const everything = async (): Promise<string> => {
    const rows: unknown[] = [];
    for (const table of TABLES) rows.push(await place.query(`select * from ${table}`));
    return JSON.stringify(rows).toLowerCase();
  };

  it("is in none of them any more, and what happened can still be told", async () => {
    const store = await open({ clock: fixedClock(NOW) });
    await knowing(store, { written: true });
    const { pseudonym, parts } = await store.forget.person([EVA], ASKED);
    expect(parts.find(({ kind }) => kind === "alerts")?.records).toBeGreaterThanOrEqual(6);
    expect(await everything()).not.toContain("eva.ek");
    const key = `stale-devices:${pseudonym}`;
    expect(await store.alerts.get("contoso", key)).toMatchObject({
      entity: { id: pseudonym, name: pseudonym },
    });
    const steps = await store.alerts.events({ key });
    expect(steps.map(({ kind }) => kind)).toEqual(["opened", "commented", "suppressed"]);
    expect((await store.alerts.thread("contoso", "t1"))?.told[0]).toMatchObject({
      to: { address: pseudonym },
      root: "<1@x>",
    });
    expect((await store.alerts.list({})).map(({ entity }) => entity.id).toSorted()).toEqual([
      "d1",
      pseudonym,
    ]);
  });

  it("and comes back, and is forgotten again, leaves one alert", async () => {
    const store = await open({ clock: fixedClock(NOW) });
    await knowing(store, { written: true });
    await store.forget.person([EVA], ASKED);
    await store.alerts.judge(
      "contoso",
      { id: "s2", takenAt: new Date(NOW.getTime() + 1) },
      (known, standings) =>
        reconcileAlerts({
          tenant: "contoso",
          at: new Date(NOW.getTime() + 1),
          known,
          outcomes: [readOutcome([firing(EVA)])],
          standings,
          flapping: { openings: 3, withinHours: 1 },
        }),
    );
    const { pseudonym } = await store.forget.person([EVA], ASKED);
    const keys = (await store.alerts.list({})).map(({ key }) => key);
    expect(keys.filter((key) => key.includes(pseudonym))).toHaveLength(1);
    expect(await everything()).not.toContain("eva.ek");
  });

  it("is not forgotten while a message about an alert is to be written", async () => {
    const store = await open({ clock: fixedClock(NOW) });
    await knowing(store, { written: false });
    await expect(store.forget.person([EVA], ASKED)).rejects.toMatchObject({ code: "store.person-in-use" });
    expect(await everything()).toContain("eva.ek");
  });
});
