import { expect, it } from "vitest";
import { deviceOf, estate } from "../../../test-support/directory.ts";
import { daysAgo, NOW, plan } from "../../../test-support/snapshots.ts";
import { describeOnEveryStore } from "../../../test-support/stores.ts";
import { fixedClock } from "../../clock.ts";
import { DEFAULT_NEWCOMERS } from "../../config/plan/plan.ts";
import { keepSnapshot } from "../../run/keep-snapshot.ts";
import type { Store } from "../store.ts";

const EVA = "Eva.Ek@contoso.example";
const ASKED = { by: "asa", dryRun: false };

/** Somebody who got a letter of her own, and was seen with a device. */
async function knowing(store: Store, state: "accepted" | "pending"): Promise<string> {
  const request = { out: null, to: null };
  const occurrence = {
    tenant: "contoso",
    report: "letter",
    kind: "letters",
    scheduledFor: NOW,
    request,
  } as const;
  const run = await store.runs.claim((await store.runs.add(occurrence)).id, "one", 60_000);
  const body = { subject: "Hello Eva Ek", html: `<p>${EVA}</p>`, text: EVA, images: [] };
  const from = { name: "", address: "om@contoso.example" };
  await store.deliveries.fanOut(
    run,
    [{ key: "eva", language: "sv", from, replyTo: null, body, madeAt: NOW, leftOut: [] }],
    [
      {
        recipient: { name: "Eva Ek", address: EVA },
        channel: "smtp",
        purpose: "welcome",
        messageId: "<eva@contoso.example>",
        messageKey: "eva",
        state: "pending",
        reason: null,
      },
    ],
  );
  const [delivery] = await store.deliveries.list({ run: run.id });
  if (delivery === undefined) throw new Error("no delivery");
  if (state === "accepted") {
    const attempting = await store.deliveries.move(delivery, "attempting");
    await store.deliveries.move(attempting, "accepted", { reason: `250 <${EVA.toUpperCase()}> ok` });
  }
  for (const [ago, devices] of [
    [10, []],
    [1, [deviceOf("eva.ek", "d1", { enrolledAt: daysAgo(2) })]],
  ] as const) {
    await keepSnapshot(
      {
        ...estate({ devices, users: [] }),
        id: `s${ago}`,
        takenAt: daysAgo(ago),
        tenant: "contoso",
        lists: { devices },
      },
      {
        store,
        plan: plan({ newcomers: { ...DEFAULT_NEWCOMERS, on: true } }),
        config: { timeZone: "Europe/Stockholm", locale: "en" },
      },
    );
  }
  return delivery.id;
}

describeOnEveryStore("a person who is forgotten", (open, place) => {
  /** Everything that stands about deliveries and newcomers, as one text. */
  const everything = async (): Promise<string> => {
    const tables = ["deliveries", "delivery_events", "messages", "newcomers", "runs", "journal"];
    const rows: unknown[] = [];
    for (const table of tables) rows.push(await place.query(`select * from ${table}`));
    return JSON.stringify(rows).toLowerCase();
  };

  it("is in no row any more, however the name is capitalised, and that something was sent is", async () => {
    const store = await open({ clock: fixedClock(NOW) });
    const id = await knowing(store, "accepted");
    expect(await everything()).toContain("eva.ek");
    const dry = await store.forget.person([EVA.toLowerCase()], { by: "asa", dryRun: true });
    expect(await everything(), "nothing was changed yet").toContain("eva.ek");
    const { pseudonym, parts } = await store.forget.person([EVA.toLowerCase()], ASKED);
    expect({ pseudonym, parts }).toEqual(dry);
    expect(await everything()).not.toMatch(/eva[. ]ek/);
    expect(await store.deliveries.get(id)).toMatchObject({
      state: "accepted",
      recipient: { address: pseudonym },
    });
    expect((await store.newcomers.waiting("contoso")).map(({ key }) => key)).toEqual([pseudonym]);
    expect(await place.query("select * from audit_permit")).toEqual([]);
  });

  it("is not forgotten while a message is to be sent, and then nothing is changed", async () => {
    const store = await open({ clock: fixedClock(NOW) });
    await knowing(store, "pending");
    await expect(store.forget.person([EVA], ASKED)).rejects.toMatchObject({ code: "store.person-in-use" });
    expect((await store.newcomers.waiting("contoso")).map(({ key }) => key)).toEqual([
      "eva.ek@contoso.example",
    ]);
    expect(await place.query("select * from audit_permit")).toEqual([]);
  });
});
