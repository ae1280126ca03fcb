import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { noticeWorld, type NoticeWorld } from "../../test-support/notice-world.ts";
import { deviceOf, estate, noticePlan } from "../../test-support/notices.ts";
import { claimOf } from "../../test-support/outbox-world.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import { daysAgo, without } from "../../test-support/snapshots.ts";
import type { Device } from "../collect/rows/device.ts";
import type { NewcomerPolicy } from "../config/plan/plan.ts";
import { postLetters } from "../letters/post-letters.ts";
import { keepSnapshot } from "../run/keep-snapshot.ts";
import { createReportRunner, type RunOutcome } from "../run/report-runner.ts";
import type { Delivery } from "../store/delivery-row.ts";
import type { Store } from "../store/store.ts";
import { approveNotice } from "./approve-notice.ts";
import { draftNotices } from "./draft-notices.ts";
import type { UserNotice } from "./notice.ts";
import { previewNotice } from "./preview-notice.ts";
import { stopDeliveries } from "./second-look.ts";
import { sendNotices } from "./send-notices.ts";
import { settleNotice } from "./settle-notices.ts";
import { withdrawNotice } from "./withdraw-notice.ts";

let world: NoticeWorld;

const silent = (owner: string, id: string): Device => deviceOf(owner, id, { lastSyncAt: daysAgo(60) });
const ANNA = silent("anna", "a1");
const BO = silent("bo", "b1");

async function draft(): Promise<UserNotice> {
  const [notice, ...others] = (await draftNotices(world.deps(), "contoso")).notices;
  if (notice === undefined || others.length > 0) throw new Error("not one draft");
  return notice;
}

const preview = async (notice: UserNotice): Promise<UserNotice> =>
  (await previewNotice(world.deps(), notice)).notice;

const approve = async (notice: UserNotice): Promise<UserNotice> =>
  (await approveNotice(world.deps(), notice, { by: "asa", despiteSize: false })).notice;

const send = () => sendNotices(world.deps(), "contoso");

const receivers = (): readonly string[] => world.sent.map(({ to }) => to.address).sort();

describeOnEveryStore("notices", (open) => {
  beforeEach(async () => {
    world = await noticeWorld(open);
  });

  afterEach(() => world[Symbol.asyncDispose]());

  describe("nobody says yes", () => {
    it("to what nobody has previewed", async () => {
      await world.keep(estate([ANNA]));
      const notice = await draft();
      await expect(approve(notice)).rejects.toMatchObject({
        code: "notice.not-previewed",
        hint: expect.stringContaining(`intune-om notices preview ${notice.id}`),
      });
      expect(await approve(await preview(notice))).toMatchObject({ state: "approved" });
    });

    it("to what was previewed, and has changed since", async () => {
      await world.keep(estate([ANNA]));
      await preview(await draft());
      expect((await draft()).preview).not.toBeNull();
      await world.keep(estate([ANNA, BO]));
      await expect(approve(await draft())).rejects.toMatchObject({ code: "notice.not-previewed" });
    });
  });

  describe("a standing approval of the welcome", () => {
    let joined: Device[];

    beforeEach(async () => {
      joined = [deviceOf("anna", "a1")];
      standing("asa", "2026-11-01", "We look after it.");
      await collect();
    });

    const collect = () =>
      keepSnapshot({ ...estate(joined), id: `w${joined.length}`, takenAt: world.now }, world.deps());

    /** Somebody's first device, a day later. */
    async function join(name: string): Promise<UserNotice> {
      world.now = new Date(world.now.getTime() + 86_400_000);
      joined.push(deviceOf(name, `${name}-1`, { enrolledAt: world.now }));
      await collect();
      return draft();
    }

    function standing(by: string, on: string, strategy: string): void {
      const newcomers: NewcomerPolicy = {
        on: true,
        withinDays: 7,
        strategy: { en: strategy, sv: strategy },
        guides: [],
        approval: { by, on },
      };
      world.plan = noticePlan({}, { newcomers });
    }

    it("counts when it is of somebody who may approve, the deputy as well", async () => {
      standing("malin", "2026-11-01", "We look after it.");
      expect((await join("bo")).state).toBe("draft");
      standing("john", "2026-11-01", "We look after it.");
      expect(await draft()).toMatchObject({ state: "approved", approval: { by: "john" } });
    });

    it("is for the words that it was given for: others wait until they are approved as well", async () => {
      expect((await join("bo")).state).toBe("approved");
      await send();
      expect((await join("cia")).state).toBe("approved");
      await send();
      standing("asa", "2026-11-01", "You look after it.");
      expect((await join("dan")).state).toBe("draft");
      standing("asa", "2026-11-25", "You look after it.");
      expect((await draft()).state).toBe("approved");
    });
  });

  const BUSY = { outcome: "deferred", cause: "temporary", reason: "busy", hint: "Wait." } as const;

  /** A notice to Anna and Bo, of whom the mail server has taken Anna's alone. */
  async function halfSent(bo: typeof BUSY | { outcome: "rejected"; reason: string; hint: string }) {
    world.outcomes.set("bo@contoso.example", bo);
    await world.keep(estate([ANNA, BO]));
    const { id } = await approve(await preview(await draft()));
    await send();
    world.outcomes.clear();
    const [run] = await world.store.runs.ofLetters("notice:");
    if (run === undefined) throw new Error("nothing was sent");
    return { id, run };
  }

  const resume = (id: string): Promise<RunOutcome> => createReportRunner(world.runnerDeps()).resume(id);

  async function deliveryTo(address: string, run: string): Promise<Delivery> {
    const found = (await world.store.deliveries.list({ run })).find(
      ({ recipient }) => recipient.address === address,
    );
    if (found === undefined) throw new Error(`no delivery to ${address}`);
    return found;
  }

  async function settle(id: string): Promise<readonly unknown[]> {
    const notice = await world.store.notices.get(id);
    if (notice === null) throw new Error("it is gone");
    await settleNotice(world.deps(), notice);
    return (await world.store.notices.recipients(id)).map(({ name, state, why }) => [name, state, why]);
  }

  const BO_IS_OUT = [
    ["anna", "told", null],
    ["bo", "excluded", "noLongerTouched"],
  ];

  describe("the run of a notice that is gone on with", () => {
    it("tells nobody whose device went away while it waited", async () => {
      const { id, run } = await halfSent(BUSY);
      await world.keep(estate([ANNA, deviceOf("bo", "b1")]));
      await resume(run.id);
      expect(receivers()).toEqual(["anna@contoso.example"]);
      expect((await deliveryTo("bo@contoso.example", run.id)).reason).toMatch(/^noLongerTouched: /);
      expect(await settle(id)).toEqual(BO_IS_OUT);
    });

    it("tells nobody again by hand who is no longer touched", async () => {
      const { id, run } = await halfSent({ outcome: "rejected", reason: "550", hint: "" });
      await world.keep(estate([ANNA, deviceOf("bo", "b1")]));
      const ended = await world.store.runs.get(run.id);
      if (ended === null) throw new Error("the run is gone");
      await world.store.runs.move(ended, "fannedOut", { reason: "by hand" });
      await world.store.deliveries.move(await deliveryTo("bo@contoso.example", run.id), "pending");
      await resume(run.id);
      expect(receivers()).toEqual(["anna@contoso.example"]);
      expect(await settle(id)).toEqual(BO_IS_OUT);
    });

    it("waits when nobody can say whom it touches", async () => {
      const { run } = await halfSent(BUSY);
      await world.keep(without(estate([ANNA, BO]), "devices", "devices"));
      await expect(resume(run.id)).rejects.toMatchObject({ code: "notice.unseen" });
      expect(receivers()).toEqual(["anna@contoso.example"]);
    });
  });

  describe("a notice that is taken back while it is sent", () => {
    it("stops whom it still can when another process takes up one of its letters at that moment", async () => {
      world.outcomes.set("anna@contoso.example", BUSY);
      const { id, run } = await halfSent(BUSY);
      await world.store.outbox.hasten(run.id);
      const move: Store["deliveries"]["move"] = async (delivery, ...of) => {
        if (delivery.recipient.address.startsWith("anna"))
          await world.store.outbox.claim(claimOf([run], { owner: "another", most: 1 }));
        return world.store.deliveries.move(delivery, ...of);
      };
      const store = { ...world.store, deliveries: { ...world.store.deliveries, move } };
      await stopDeliveries({ store }, id);
      expect((await deliveryTo("anna@contoso.example", run.id)).state).toBe("attempting");
      expect((await deliveryTo("bo@contoso.example", run.id)).state).toBe("suppressed");
    });

    const takeBack = async (id: string): Promise<void> => {
      const notice = await world.store.notices.get(id);
      if (notice === null) throw new Error("it is gone");
      await withdrawNotice(world.deps(), notice, { by: "john", why: "Wrong day" });
    };

    it("is not written when it was taken back before", async () => {
      await world.keep(estate([ANNA, BO]));
      const { id } = await approve(await preview(await draft()));
      const deps = world.deps();
      const change: typeof deps.store.notices.change = async (...of) => {
        const changed = await deps.store.notices.change(...of);
        await takeBack(id);
        return changed;
      };
      const store = { ...deps.store, notices: { ...deps.store.notices, change } };
      expect(await sendNotices({ ...deps, store }, "contoso")).toMatchObject([
        { kind: "over", notice: { state: "withdrawn" } },
      ]);
      expect(world.sent).toEqual([]);
      expect(await world.store.runs.ofLetters("notice:")).toEqual([]);
    });

    it("goes to nobody when it was taken back while its letters were written", async () => {
      await world.keep(estate([ANNA, BO]));
      const { id } = await approve(await preview(await draft()));
      const deps = world.deps();
      const runner = world.runnerDeps();
      const mailComposer: typeof runner.mailComposer = async () => {
        await takeBack(id);
        return runner.mailComposer();
      };
      const outcomes = await sendNotices(
        { ...deps, post: (posting) => postLetters({ ...runner, mailComposer }, posting) },
        "contoso",
      );
      expect(outcomes).toMatchObject([{ kind: "over", notice: { state: "withdrawn" } }]);
      expect(world.sent).toEqual([]);
      const [run] = await world.store.runs.ofLetters("notice:");
      const deliveries = await world.store.deliveries.list({ run: run?.id ?? "" });
      expect(deliveries.map(({ state }) => state)).toEqual(["suppressed", "suppressed"]);
    });
  });
});
