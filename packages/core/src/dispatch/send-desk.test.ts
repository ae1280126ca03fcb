import { afterEach, beforeEach, expect, it } from "vitest";
import { noticeWorld, type NoticeWorld } from "../../test-support/notice-world.ts";
import { claimOf } from "../../test-support/outbox-world.ts";
import { deviceOf, estate } from "../../test-support/notices.ts";
import { daysAgo, without } from "../../test-support/snapshots.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import { approveNotice } from "../notices/approve-notice.ts";
import { draftNotices } from "../notices/draft-notices.ts";
import type { UserNotice } from "../notices/notice.ts";
import { previewNotice } from "../notices/preview-notice.ts";
import { sendNotices } from "../notices/send-notices.ts";
import { createReportRunner, type RunnerDeps } from "../run/report-runner.ts";
import type { DispatchEvent } from "./dispatcher.ts";
import { createSendDesk, type SendDesk, type SendDeskDeps } from "./send-desk.ts";

const MINUTE_MS = 60_000;
const silent = (owner: string, id: string) => deviceOf(owner, id, { lastSyncAt: daysAgo(60) });

let world: NoticeWorld;
let events: DispatchEvent[];
let isAlive: boolean;

describeOnEveryStore("the desk from which letters of notices go out", (open) => {
  beforeEach(async () => {
    world = await noticeWorld(open);
    events = [];
    isAlive = true;
  });
  afterEach(() => world[Symbol.asyncDispose]());

  it("sends what had to wait, and the notice knows who was told", async () => {
    const notice = await begun();
    const desk = openDesk();
    expect((await passOver(desk)).map(({ state }) => state)).toEqual(["accepted"]);
    expect(await world.store.notices.get(notice.id)).toMatchObject({ state: "sent" });
    expect(events.map(({ kind }) => kind)).toEqual(["delivered", "runEnded"]);
  });

  it("takes out first whom the notice no longer touches", async () => {
    await begun();
    await world.keep(estate([silent("anna", "a1")]));
    await passOver(openDesk());
    expect(world.sent.map(({ to }) => to.address)).toEqual(["anna@contoso.example"]);
  });

  it("leaves them waiting while nobody can say whom it touches, and asks again after five minutes", async () => {
    await begun();
    await world.keep(without(estate([silent("anna", "a1"), silent("bo", "b1")]), "devices", "devices"));
    const desk = openDesk();
    expect(await passOver(desk)).toEqual([]);
    expect(events).toMatchObject([{ kind: "trouble", error: { code: "notice.unseen" } }]);
    expect(await desk.ready()).toEqual([]);
    world.now = new Date(world.now.getTime() + 5 * MINUTE_MS);
    expect(await desk.ready()).toHaveLength(1);
  });

  it("settles a notice whose sender went away between the end of its run and its own", async () => {
    const notice = await begun();
    const [run] = await world.store.runs.ofLetters("notice:");
    const killed = await createReportRunner(world.runnerDeps("killed")).resume(run?.id ?? "");
    expect(killed.run.state).toBe("succeeded");
    const desk = openDesk();
    await desk.tidy();
    expect(await world.store.notices.get(notice.id)).toMatchObject({ state: "sending" });
    world.now = new Date(world.now.getTime() + MINUTE_MS);
    await desk.tidy();
    expect(await world.store.notices.get(notice.id)).toMatchObject({ state: "sent" });
  });

  it("hands on what goes out again because nobody knows whether it arrived", async () => {
    await begun();
    world.outcomes.set("bo@contoso.example", { outcome: "unknown", reason: "cut off", hint: "Ask Bo." });
    const { config } = world.runnerDeps();
    const unknown = { alert: "resend", report: "resend" } as const;
    const desk = openDesk({ config: { ...config, delivery: { ...config.delivery, unknown } } });
    expect((await passOver(desk)).map(({ state }) => state)).toContain("pending");
  });

  it("takes nothing up while others no longer take its process for living", async () => {
    await begun();
    isAlive = false;
    expect(await passOver(openDesk())).toEqual([]);
    expect(world.sent).toHaveLength(1);
  });

  it("takes nothing up from others while its own clock goes wrong", async () => {
    await begun();
    await world.store.outbox.claim(claimOf(await world.store.outbox.readyRuns(), { owner: "other" }));
    world.now = new Date(world.now.getTime() + 20 * MINUTE_MS);
    expect(await openDesk({ isInStep: () => false }).tidy()).toEqual([]);
    expect(await openDesk().tidy()).toMatchObject([{ state: "unknown" }]);
  });
});

/** A notice for two that is on its way: Anna has it, Bo's letter has to wait and could go out now. */
async function begun(): Promise<UserNotice> {
  await world.keep(estate([silent("anna", "a1"), silent("bo", "b1")]));
  const deps = world.deps();
  const [draft] = (await draftNotices(deps, "contoso")).notices;
  if (draft === undefined) throw new Error("no draft");
  const { notice } = await previewNotice(deps, draft);
  await approveNotice(deps, notice, { by: "asa", despiteSize: false });
  world.outcomes.set("bo@contoso.example", {
    outcome: "deferred",
    cause: "temporary",
    reason: "busy",
    hint: "Wait.",
  });
  await sendNotices(deps, "contoso");
  world.outcomes.clear();
  world.now = new Date(world.now.getTime() + 10 * MINUTE_MS);
  return notice;
}

function openDesk(patch: Partial<Pick<SendDeskDeps, "isInStep" | keyof RunnerDeps>> = {}): SendDesk {
  return createSendDesk({
    ...world.runnerDeps("desk"),
    ...patch,
    tell: (event) => void events.push(event),
    isAlive: () => isAlive,
  });
}

async function passOver(desk: SendDesk) {
  const pass = { runs: await desk.ready(), ids: null, goesOn: () => true };
  return (await desk.pass(pass, new AbortController().signal)).settled;
}
