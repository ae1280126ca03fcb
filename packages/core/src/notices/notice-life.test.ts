import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { noticeWorld, type NoticeWorld } from "../../test-support/notice-world.ts";
import { deviceOf, estate, noticePlan } from "../../test-support/notices.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import { daysAgo, NOW, without } from "../../test-support/snapshots.ts";
import { record, UNTOUCHED, update } from "../../test-support/updates.ts";
import type { Device } from "../collect/rows/device.ts";
import { keepSnapshot } from "../run/keep-snapshot.ts";
import { createReportRunner } from "../run/report-runner.ts";
import { approveNotice } from "./approve-notice.ts";
import { draftNotices } from "./draft-notices.ts";
import type { UserNotice } from "./notice.ts";
import { previewNotice } from "./preview-notice.ts";
import { sendNotices } from "./send-notices.ts";
import { settleNotices } from "./settle-notices.ts";
import { withdrawNotice } from "./withdraw-notice.ts";

let world: NoticeWorld;

const silent = (owner: string, id: string): Device => deviceOf(owner, id, { lastSyncAt: daysAgo(60) });
const ANNA = silent("anna", "a1");
const BO = silent("bo", "b1");

async function draft(): Promise<readonly UserNotice[]> {
  return (await draftNotices(world.deps(), "contoso")).notices;
}

async function onlyDraft(): Promise<UserNotice> {
  const [notice, ...others] = await draft();
  if (notice === undefined || others.length > 0) throw new Error("not one draft");
  return notice;
}

async function approve(notice: UserNotice, by = "asa", despiteSize = false): Promise<UserNotice> {
  const looked = notice.preview === null ? (await previewNotice(world.deps(), notice)).notice : notice;
  return (await approveNotice(world.deps(), looked, { by, despiteSize })).notice;
}

const send = () => sendNotices(world.deps(), "contoso");

const receivers = (): readonly string[] => world.sent.map(({ to }) => to.address).sort();

const stateOf = async ({ id }: UserNotice): Promise<string> =>
  (await world.store.notices.get(id))?.state ?? "gone";

async function sendAll(): Promise<void> {
  for (const notice of await draft()) await approve(notice);
  await send();
}

describeOnEveryStore("notices", (open) => {
  beforeEach(async () => {
    world = await noticeWorld(open);
  });

  afterEach(() => world[Symbol.asyncDispose]());

  describe("a draft", () => {
    it("is made once, and anew until it is approved", async () => {
      await world.keep(estate([ANNA]));
      const first = await onlyDraft();
      expect((await draft()).map(({ id }) => id)).toEqual([first.id]);
      await world.keep(estate([ANNA, BO]));
      await draft();
      expect((await world.store.notices.recipients(first.id)).map(({ key }) => key)).toEqual([
        "anna@contoso.example",
        "bo@contoso.example",
      ]);
      expect(world.sent).toEqual([]);
    });

    it("is taken back when what it tells of is over, but not when nobody could look", async () => {
      await world.keep(estate([ANNA]));
      const notice = await onlyDraft();
      await world.keep(without(estate([ANNA]), "devices", "devices"));
      await draft();
      expect(await stateOf(notice)).toBe("draft");
      await world.keep(estate([deviceOf("anna", "a1")]));
      await draft();
      expect(await stateOf(notice)).toBe("withdrawn");
    });

    it("that somebody took back is not made again, but a further device is told of", async () => {
      await world.keep(estate([ANNA]));
      await withdrawNotice(world.deps(), await onlyDraft(), { by: "john", why: "They know" });
      expect(await draft()).toEqual([]);
      await world.keep(estate([ANNA, BO]));
      const next = await onlyDraft();
      expect((await world.store.notices.recipients(next.id)).map(({ name }) => name)).toEqual(["bo"]);
      expect(next.excluded.map(({ why }) => why)).toEqual(["setAside"]);
    });

    it.each([
      ["nobody could be told", [silent("", "x1")], { kind: "nobody", before: null }],
      [
        "there are more than the plan lets through",
        [ANNA, BO, silent("cia", "c1")],
        { kind: "many", now: 3, most: 2 },
      ],
    ])("is held when %s", async (_why, devices, hold) => {
      world.plan = noticePlan({ mostRecipients: 2 });
      await world.keep(
        estate(devices.map((one) => (one.name.startsWith("-") ? { ...one, userPrincipalName: "" } : one))),
      );
      expect(await onlyDraft()).toMatchObject({ state: "held", hold });
    });

    it("is held when it goes to ten times as many people as the last one", async () => {
      await world.keep(estate([ANNA]));
      await sendAll();
      const crowd = Array.from({ length: 10 }, (_, index) => silent(`p${index}`, `p${index}`));
      await world.keep(estate([ANNA, ...crowd]));
      const held = await onlyDraft();
      expect(held).toMatchObject({ state: "held", hold: { kind: "tenfold", before: 1, now: 10 } });
      await expect(approve(held)).rejects.toMatchObject({ code: "notice.held" });
      const approved = await approve(held, "asa", true);
      expect(approved.approval?.note).toMatch(/despite its size: 10 people/);
      await send();
      expect(world.sent).toHaveLength(11);
    });
  });

  describe("an approval", () => {
    beforeEach(() => world.keep(estate([ANNA])));

    it("is given by a holder or a deputy of the role, and by nobody else", async () => {
      const notice = await onlyDraft();
      await expect(approve(notice, "malin")).rejects.toMatchObject({ code: "notice.not-approver" });
      world.plan = noticePlan({ approver: null });
      await expect(approve(notice)).rejects.toMatchObject({ code: "notice.no-approver" });
      world.plan = noticePlan();
      expect(await approve(notice, "john")).toMatchObject({
        state: "approved",
        approval: { by: "john", at: NOW },
      });
      const journal = await world.store.journal.list();
      expect(journal).toMatchObject([
        { kind: "noticeDecided", by: "john", decision: "approved", recipients: 1 },
      ]);
    });

    it("is what everything waits for", async () => {
      await draft();
      expect(await send()).toEqual([]);
      expect(world.sent).toEqual([]);
    });

    it("is not taken for people who came since: the difference is told, and it is asked for again", async () => {
      const notice = await onlyDraft();
      await world.keep(estate([ANNA, BO]));
      await expect(approve(notice)).rejects.toMatchObject({
        code: "notice.changed",
        message: expect.stringContaining("1 more to be told (bo@contoso.example)"),
      });
      const again = await world.store.notices.get(notice.id);
      expect(await approve(again ?? notice)).toMatchObject({ state: "approved" });
    });

    it("is taken although somebody is no longer touched, who then gets nothing", async () => {
      await world.keep(estate([ANNA, BO]));
      const { notice } = await previewNotice(world.deps(), await onlyDraft());
      await world.keep(estate([ANNA]));
      const { gone } = await approveNotice(world.deps(), notice, { by: "asa", despiteSize: false });
      expect(gone).toEqual(["bo@contoso.example"]);
      await send();
      expect(receivers()).toEqual(["anna@contoso.example"]);
    });

    it("does not hold for other words than those that were looked at", async () => {
      const own = (en: string) =>
        noticePlan({
          templates: [{ kind: "stale-device", subject: { en, sv: en }, body: { en, sv: en } }],
        });
      const notice = await onlyDraft();
      const { notice: looked } = await previewNotice(world.deps(), notice);
      world.plan = own("Where is {device}, last seen {lastSeen}?");
      await expect(approve(looked)).rejects.toMatchObject({ code: "notice.changed" });
      const approved = await approve((await world.store.notices.get(notice.id)) ?? notice);
      world.plan = own("{device}: {lastSeen}!");
      expect(await send()).toMatchObject([{ kind: "returned" }]);
      expect(await stateOf(approved)).toBe("draft");
      expect(world.sent).toEqual([]);
    });

    it("is not needed for a welcome that was approved once for all, and each newcomer gets one", async () => {
      const approval = { by: "asa", on: "2026-11-01" };
      const newcomers = { on: true, withinDays: 7, strategy: null, guides: [], approval };
      world.plan = noticePlan({}, { newcomers });
      const collect = (devices: readonly Device[], id: string) =>
        keepSnapshot({ ...estate(devices), id, takenAt: world.now }, world.deps());
      const anna = deviceOf("anna", "a1");
      await collect([anna], "first");
      world.now = daysAgo(-2);
      await collect([anna, deviceOf("bo", "b1", { enrolledAt: daysAgo(-1) })], "second");
      expect(await draft()).toMatchObject([
        {
          kind: "welcome",
          state: "approved",
          approval: { by: "asa", note: "standing approval of 2026-11-01" },
        },
      ]);
      await send();
      await send();
      expect(receivers()).toEqual(["bo@contoso.example"]);
      expect(await world.store.newcomers.waiting("contoso")).toEqual([]);
      expect(await draft()).toEqual([]);
    });
  });

  describe("sending", () => {
    it("reaches each person once, and a second time nobody", async () => {
      await world.keep(estate([ANNA, BO]));
      await sendAll();
      expect(receivers()).toEqual(["anna@contoso.example", "bo@contoso.example"]);
      expect(await send()).toEqual([]);
      await sendAll();
      expect(world.sent).toHaveLength(2);
      const [notice] = await world.store.notices.list("contoso");
      expect(notice).toMatchObject({ state: "sent", sentAt: NOW });
    });

    it("looks again whom it touches: another owner, a device that came back and an account that is gone get nothing", async () => {
      const devices = [ANNA, BO, silent("cia", "c1"), silent("dan", "d1")];
      await world.keep(estate(devices));
      const notice = await onlyDraft();
      await approve(notice);
      await world.keep(
        estate(
          [
            ANNA,
            { ...BO, userPrincipalName: "eva@contoso.example" },
            deviceOf("cia", "c1"),
            silent("dan", "d1"),
          ],
          {
            users: estate([ANNA, silent("eva", "x"), silent("cia", "y")]).lists.users ?? [],
          },
        ),
      );
      await send();
      expect(receivers()).toEqual(["anna@contoso.example"]);
      const left = (await world.store.notices.recipients(notice.id)).map(({ name, why }) => [name, why]);
      expect(left).toEqual([
        ["anna", null],
        ["bo", "noLongerTouched"],
        ["cia", "noLongerTouched"],
        ["dan", "unknownUser"],
      ]);
    });

    it("ends without a letter when the update was taken back", async () => {
      const change = record({
        update: update({ key: "mc:1", audiences: ["user"], platforms: ["windows"], actBy: daysAgo(-30) }),
      });
      await world.store.updates.save("contoso", [change]);
      await world.keep(estate([deviceOf("anna", "a1")]));
      const notice = await approve(await onlyDraft());
      await world.store.updates.save("contoso", [{ ...change, missingSince: NOW }]);
      expect(await send()).toMatchObject([{ kind: "over" }]);
      expect(await stateOf(notice)).toBe("withdrawn");
      expect(world.sent).toEqual([]);
    });

    it("waits when nobody can look whom it touches", async () => {
      await world.keep(estate([ANNA]));
      await approve(await onlyDraft());
      await world.keep(without(estate([ANNA]), "devices", "devices"));
      expect(await send()).toMatchObject([
        { kind: "waits", why: expect.stringContaining("devices could not be read") },
      ]);
      expect(world.sent).toEqual([]);
    });

    it("does the work on the update: the notice is done, and it is communicated by whoever approved", async () => {
      const task = { kind: "notice", owner: "john", due: null, doneAt: null } as const;
      const change = record({
        update: update({ key: "mc:1", audiences: ["user"], platforms: ["windows"], actBy: daysAgo(-30) }),
        triage: { ...UNTOUCHED, state: "assessed", owner: "john", tasks: [task] },
      });
      await world.store.updates.save("contoso", [change]);
      await world.keep(estate([deviceOf("anna", "a1")]));
      await sendAll();
      const after = await world.store.updates.find("contoso", "mc:1");
      expect(after?.triage).toMatchObject({ state: "communicated", owner: "john", tasks: [{ doneAt: NOW }] });
      expect(await world.store.updates.events("contoso", "mc:1")).toMatchObject([{ by: "asa" }]);
    });

    it("begins after quiet hours, and what they interrupt goes on afterwards", async () => {
      world.plan = noticePlan({ quietHours: { from: "20:00", to: "07:30", timeZone: "Europe/Stockholm" } });
      await world.keep(estate([ANNA, BO]));
      await approve(await onlyDraft());
      expect(await send()).toMatchObject([
        { kind: "waits", why: "quiet hours until 2026-11-22T06:30:00.000Z" },
      ]);
      expect(world.sent).toEqual([]);
      world.now = new Date("2026-11-22T06:30:00Z");
      world.outcomes.set("bo@contoso.example", {
        outcome: "deferred",
        cause: "temporary",
        reason: "busy",
        hint: "Wait.",
      });
      await send();
      world.outcomes.clear();
      const [run] = await world.store.runs.ofLetters("notice:");
      const night = new Date("2026-11-22T19:00:00Z");
      world.now = night;
      await createReportRunner(world.runnerDeps()).resume(run?.id ?? "");
      expect(receivers()).toEqual(["anna@contoso.example"]);
      world.now = new Date("2026-11-23T06:30:00Z");
      await send();
      expect(receivers()).toEqual(["anna@contoso.example", "bo@contoso.example"]);
    });

    it("takes out whom the plan has meanwhile put on the do-not-send list", async () => {
      world.outcomes.set("bo@contoso.example", {
        outcome: "deferred",
        cause: "temporary",
        reason: "busy",
        hint: "Wait.",
      });
      await world.keep(estate([ANNA, BO]));
      await sendAll();
      world.outcomes.clear();
      world.plan = noticePlan({ doNotSend: ["bo@contoso.example"] });
      const [run] = await world.store.runs.ofLetters("notice:");
      await createReportRunner(world.runnerDeps()).resume(run?.id ?? "");
      await settleNotices(world.deps(), "contoso");
      expect(receivers()).toEqual(["anna@contoso.example"]);
      const [notice] = await world.store.notices.list("contoso");
      const people = await world.store.notices.recipients(notice?.id ?? "");
      expect(people.map(({ state, why }) => [state, why])).toEqual([
        ["told", null],
        ["excluded", "doNotSend"],
      ]);
      expect(notice?.state).toBe("sent");
    });

    it("goes no faster than the plan says", async () => {
      world.plan = noticePlan({ perMinute: 2 });
      await world.keep(estate(["a", "b", "c", "d", "e"].map((name) => silent(name, name))));
      await sendAll();
      expect(world.sent).toHaveLength(5);
      expect(world.sleptMs).toBeGreaterThanOrEqual(120_000);
    });

    it("does not try an address again by itself that was refused, nor tell it twice when it may have arrived", async () => {
      world.outcomes.set("anna@contoso.example", { outcome: "rejected", reason: "550", hint: "" });
      world.outcomes.set("bo@contoso.example", { outcome: "unknown", reason: "hung up", hint: "" });
      await world.keep(estate([ANNA, BO]));
      await sendAll();
      world.outcomes.clear();
      expect(await draft()).toEqual([]);
      await send();
      expect(world.sent).toEqual([]);
    });
  });

  describe("a pilot address", () => {
    it("gets one letter for each language in place of everybody, who are told once it is gone", async () => {
      const devices = [ANNA, BO, silent("cia", "c1")];
      const users = (estate(devices).lists.users ?? []).map((user) =>
        user.name === "cia" ? { ...user, language: "sv-SE" } : user,
      );
      world.plan = noticePlan({ pilot: "pilot@contoso.example" });
      await world.keep(estate(devices, { users }));
      await sendAll();
      expect(receivers()).toEqual(["pilot@contoso.example", "pilot@contoso.example"]);
      expect(world.sent.map(({ text }) => text.split("\n")[0] ?? "").sort()).toEqual([
        "PROV: bara du får det här. Det skulle gå till 1 person.",
        "TRIAL: only you get this. It would go to 2 people; this is how it reads for one of them.",
      ]);
      expect(await draft()).toEqual([]);
      world.plan = noticePlan();
      await sendAll();
      expect(receivers().filter((address) => !address.startsWith("pilot"))).toEqual([
        "anna@contoso.example",
        "bo@contoso.example",
        "cia@contoso.example",
      ]);
    });

    it("that is named later keeps back what was written to others", async () => {
      world.outcomes.set("anna@contoso.example", {
        outcome: "deferred",
        cause: "temporary",
        reason: "busy",
        hint: "Wait.",
      });
      await world.keep(estate([ANNA]));
      await sendAll();
      world.outcomes.clear();
      world.plan = noticePlan({ pilot: "pilot@contoso.example" });
      await send();
      expect(world.sent).toEqual([]);
    });
  });

  describe("taking back a notice that is on its way", () => {
    it("stops what has not gone out", async () => {
      world.outcomes.set("bo@contoso.example", {
        outcome: "deferred",
        cause: "temporary",
        reason: "busy",
        hint: "Wait.",
      });
      await world.keep(estate([ANNA, BO]));
      await sendAll();
      world.outcomes.clear();
      const [notice] = await world.store.notices.list("contoso", ["sending"]);
      if (notice === undefined) throw new Error("nothing is on its way");
      await withdrawNotice(world.deps(), notice, { by: "john", why: "Wrong day" });
      await send();
      const [run] = await world.store.runs.ofLetters("notice:");
      await createReportRunner(world.runnerDeps()).resume(run?.id ?? "");
      expect(receivers()).toEqual(["anna@contoso.example"]);
      expect(await draft()).toEqual([]);
    });
  });
});
