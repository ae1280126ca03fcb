import { expect, it } from "vitest";
import { plan as planOf, report as reportOf } from "../../test-support/snapshots.ts";
import { scheduleOf } from "../../test-support/plans.ts";
import { describeOnEveryStore } from "../../test-support/stores.ts";
import type { Plan, ReportSchedule } from "../config/plan/plan.ts";
import type { Run } from "../store/run-row.ts";
import type { Store } from "../store/store.ts";
import { mayBegin } from "./may-begin.ts";
import { type TickResult, tickSchedules } from "./schedule-tick.ts";
import { createZoneClocks } from "./zone-clock.ts";

const clocks = createZoneClocks();
const HOUR_MS = 3_600_000;
const HOURLY = scheduleOf("0 * * * *", "UTC");

function plan(reports: Readonly<Record<string, ReportSchedule | null>>): Plan {
  const all = Object.entries(reports).map(([id, schedule]) => reportOf({ id, schedule }));
  return planOf({ reports: all });
}

describeOnEveryStore("a tick of the schedules", (open, world) => {
  let now = new Date(0);
  const clock = { now: () => now };

  async function opened(): Promise<Store> {
    return open({ clock });
  }

  function tick(store: Store, at: string, of: Plan, tenants = ["contoso"]): Promise<TickResult> {
    now = new Date(at);
    return tickSchedules({ store, plan: of, tenants, clocks }, now);
  }

  /** `07:00 due`, the oldest first. */
  async function rows(store: Store): Promise<readonly string[]> {
    const runs = await store.runs.list({ limit: 1_000_000 });
    return runs
      .toSorted((one, other) => one.scheduledFor.getTime() - other.scheduledFor.getTime())
      .map(({ scheduledFor, state, reason }) =>
        [
          scheduledFor.toISOString().slice(11, 16),
          state,
          ...(reason === null ? [] : [reason.split(":")[0]]),
        ].join(" "),
      );
  }

  async function runAt(store: Store, time: string): Promise<Run> {
    const runs = await store.runs.list({ limit: 1_000 });
    const found = runs.find(({ scheduledFor }) => scheduledFor.toISOString().slice(11, 16) === time);
    if (found === undefined) throw new Error(`there is no run of ${time}`);
    return found;
  }

  it("begins what is new at once, so that a first start sends nothing from before", async () => {
    const store = await opened();
    const weekly = plan({ weekly: scheduleOf("0 7 * * *", "UTC") });
    expect(await tick(store, "2026-11-24T07:00:30Z", weekly, ["contoso", "fabrikam"])).toMatchObject({
      began: 2,
      due: 0,
    });
    expect(await tick(store, "2026-11-24T07:00:31Z", weekly, ["contoso", "fabrikam"])).toMatchObject({
      began: 0,
      due: 0,
    });
    expect(await rows(store)).toEqual([]);
    expect(await tick(store, "2026-11-25T07:00:10Z", weekly, ["contoso", "fabrikam"])).toMatchObject({
      due: 2,
    });
    const tenants = (await store.runs.list({ limit: 9 })).map(({ tenant }) => tenant);
    expect(tenants.toSorted()).toEqual(["contoso", "fabrikam"]);
  });

  it("makes runs of the collection for alerts like those of reports, until the plan has none any more", async () => {
    const store = await opened();
    const none = plan({});
    const watched: Plan = { ...none, alerts: { ...none.alerts, schedule: HOURLY } };
    await tick(store, "2026-11-24T06:30Z", watched, ["contoso", "fabrikam"]);
    expect(await tick(store, "2026-11-24T07:00Z", watched, ["contoso", "fabrikam"])).toMatchObject({
      due: 2,
    });
    const runs = await store.runs.list({ limit: 9 });
    expect(runs.map(({ report, kind, state }) => [report, kind, state])).toEqual([
      ["alerts", "scheduled", "due"],
      ["alerts", "scheduled", "due"],
    ]);
    expect(await tick(store, "2026-11-24T07:01Z", none)).toMatchObject({ ended: 2 });
  });

  it("makes one run of an occurrence, however often and in however many processes it ticks", async () => {
    const one = await opened();
    // SQLite waits for another connection standing still: in one process, two of them would wait for each other.
    const other = world.flavour === "sqlite" ? one : await opened();
    const hourly = plan({ a: HOURLY, b: HOURLY });
    await tick(one, "2026-11-24T06:30Z", hourly);
    const both = await Promise.all([
      tick(one, "2026-11-24T07:00:05Z", hourly),
      tick(other, "2026-11-24T07:00:05Z", hourly),
      tick(one, "2026-11-24T07:00:05Z", hourly),
    ]);
    expect(both.reduce((sum, { due }) => sum + due, 0)).toBe(2);
    expect(await tick(other, "2026-11-24T07:00:06Z", hourly)).toMatchObject({ due: 0, skipped: 0 });
    expect(await rows(one)).toEqual(["07:00 due", "07:00 due"]);
  });

  it("does nothing for whoever read the schedule before somebody else moved it on", async () => {
    const store = await opened();
    const hourly = plan({ a: HOURLY });
    await tick(store, "2026-11-24T06:30Z", hourly);
    const [stale] = await store.schedules.list();
    if (stale === undefined) throw new Error("it was seen");
    await tick(store, "2026-11-24T08:00:10Z", plan({ a: scheduleOf("30 * * * *", "UTC") }));
    const decisions = [{ at: new Date("2026-11-24T09:00Z"), run: true, notBefore: null }] as const;
    expect(
      await store.schedules.advance(stale, { decisions, cursor: new Date("2026-11-24T09:00Z") }),
    ).toBeNull();
    expect(await store.schedules.rewind(stale, new Date("2026-11-24T06:00Z"))).toBe(false);
    expect((await store.schedules.list())[0]?.cursor).toEqual(new Date("2026-11-24T08:00:10Z"));
    expect(await rows(store)).toEqual(["07:00 skipped missed", "08:00 due"]);
  });

  it("writes each run and the cursor together or not at all", async () => {
    const store = await opened();
    const hourly = plan({ a: HOURLY });
    await tick(store, "2026-11-24T06:30Z", hourly);
    now = new Date("2026-11-24T07:00:05Z");
    const killed = (name: string): Promise<void> =>
      name === "schedule.beforeAdvance" ? Promise.reject(new Error("killed")) : Promise.resolve();
    const deps = { store, plan: hourly, tenants: ["contoso"], clocks };
    await expect(tickSchedules({ ...deps, checkpoint: killed }, now)).rejects.toThrow("killed");
    expect(await rows(store)).toEqual([]);
    const after = (name: string): Promise<void> =>
      name === "schedule.advanced" ? Promise.reject(new Error("killed")) : Promise.resolve();
    await expect(tickSchedules({ ...deps, checkpoint: after }, now)).rejects.toThrow("killed");
    expect(await tickSchedules(deps, now)).toMatchObject({ due: 0 });
    expect(await rows(store)).toEqual(["07:00 due"]);
  });

  it("does nothing for a process that has lost its lease", async () => {
    const store = await opened();
    const hourly = plan({ a: HOURLY });
    await tick(store, "2026-11-24T06:30Z", hourly);
    const mine = await store.leases.take("daemon", "one", HOUR_MS);
    now = new Date("2026-11-24T08:00:05Z");
    await store.leases.take("daemon", "two", HOUR_MS);
    const deps = { store, plan: hourly, tenants: ["contoso"], clocks, lease: mine.lease };
    await expect(tickSchedules(deps, now)).rejects.toMatchObject({ code: "lease.lost" });
    expect(await rows(store)).toEqual([]);
  });

  it("leaves a row with a reason for every occurrence that a machine slept through", async () => {
    const store = await opened();
    const daily = plan({ a: scheduleOf("0 7 * * *", "UTC", { maxLatenessMs: 48 * HOUR_MS }) });
    await tick(store, "2026-11-20T08:00Z", daily);
    expect(await tick(store, "2026-11-24T06:00Z", daily)).toMatchObject({ due: 1, skipped: 3 - 1 });
    expect(await rows(store)).toEqual(["07:00 skipped late", "07:00 skipped missed", "07:00 due"]);
    const [event] = await world.query(
      "select from_state, to_state, detail from run_events order by seq limit 1",
    );
    expect(event).toMatchObject({ from_state: "due", to_state: "skipped" });
    expect(event?.["detail"]).toContain("late: noticed 2d 23h after it was due");
  });

  it("makes 400 runs that are due in one second in one go", async () => {
    const store = await opened();
    const reports = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`r${index}`, HOURLY]));
    await tick(store, "2026-11-24T06:30Z", plan(reports));
    expect(await tick(store, "2026-11-24T07:00:01Z", plan(reports))).toMatchObject({ due: 400, skipped: 0 });
    expect(await tick(store, "2026-11-24T07:00:02Z", plan(reports))).toMatchObject({ due: 0 });
  });

  it("decides fifty thousand missed occurrences in a few calls", async () => {
    const store = await opened();
    const minutely = plan({ a: scheduleOf("* * * * *", "UTC") });
    await tick(store, "2026-10-20T00:00:00Z", minutely);
    const sizes: number[] = [];
    for (;;) {
      const { due, skipped, more } = await tick(store, "2026-11-23T17:20:00Z", minutely);
      sizes.push(due + skipped);
      if (!more) break;
    }
    expect(sizes).toEqual([10_000, 10_000, 10_000, 10_000, 10_000]);
  });

  it("runs what both changes of the clock bring, once", async () => {
    const store = await opened();
    const nightly = plan({ a: scheduleOf("30 2 * * *", "Europe/Stockholm") });
    await tick(store, "2026-03-28T12:00Z", nightly);
    for (let minutes = 0; minutes < 24 * 60; minutes += 1)
      if (minutes % 30 === 0)
        await tick(
          store,
          new Date(Date.parse("2026-03-28T12:00:20Z") + minutes * 60_000).toISOString(),
          nightly,
        );
    expect(await rows(store)).toEqual(["01:00 due"]);
    await tick(store, "2026-10-24T12:00Z", nightly);
    for (let half = 0; half < 48; half += 1)
      await tick(
        store,
        new Date(Date.parse("2026-10-24T12:00:20Z") + half * HOUR_MS * 0.5).toISOString(),
        nightly,
      );
    const autumn = (await store.runs.list({ limit: 1_000 })).filter(
      ({ scheduledFor, state }) => state === "due" && scheduledFor > new Date("2026-10-24T12:00Z"),
    );
    expect(autumn.map(({ scheduledFor }) => scheduledFor.toISOString())).toEqual([
      "2026-10-25T00:30:00.000Z",
    ]);
  });

  it("after an edit goes by the old schedule up to then, and by the new one from there", async () => {
    const store = await opened();
    await tick(store, "2026-11-24T05:30Z", plan({ a: HOURLY }));
    const edited = plan({ a: scheduleOf("*/15 * * * *", "UTC") });
    expect(await tick(store, "2026-11-24T07:20Z", edited)).toMatchObject({ edited: 1, due: 1, skipped: 1 });
    expect(await rows(store)).toEqual(["06:00 skipped missed", "07:00 due"]);
    expect(await tick(store, "2026-11-24T07:30:10Z", edited)).toMatchObject({ edited: 0, due: 1 });
    expect(await rows(store)).toEqual(["06:00 skipped missed", "07:00 due", "07:30 due"]);
  });

  it("skips what nobody has begun of a report that left the plan, and leaves what is under way", async () => {
    const store = await opened();
    const hourly = plan({ a: HOURLY });
    await tick(store, "2026-11-24T06:30Z", hourly);
    await tick(store, "2026-11-24T07:00:10Z", hourly);
    await tick(store, "2026-11-24T08:00:10Z", hourly);
    await store.runs.claim((await runAt(store, "07:00")).id, "me", HOUR_MS);
    expect(await tick(store, "2026-11-24T10:30Z", plan({ a: null }))).toMatchObject({
      ended: 1,
      due: 0,
      skipped: 3,
    });
    expect(await rows(store)).toEqual([
      "07:00 claimed",
      "08:00 skipped removed",
      "09:00 skipped removed",
      "10:00 skipped removed",
    ]);
    expect(await tick(store, "2026-11-24T11:30Z", plan({ a: null }))).toMatchObject({ ended: 0, skipped: 0 });
    // It comes back a day later: nothing of the day between is due.
    expect(await tick(store, "2026-11-25T11:30Z", hourly)).toMatchObject({ began: 1, due: 0, skipped: 0 });
    expect(await tick(store, "2026-11-25T12:00:10Z", hourly)).toMatchObject({ began: 0, due: 1, skipped: 0 });
  });

  it("takes the cursor back when the clock is set back, and runs nothing twice", async () => {
    const store = await opened();
    const hourly = plan({ a: HOURLY });
    await tick(store, "2026-11-24T10:30Z", hourly);
    // The clock jumps three hours ahead.
    expect(await tick(store, "2026-11-24T13:45Z", hourly)).toMatchObject({ due: 1, skipped: 2 });
    expect(await rows(store)).toEqual(["11:00 skipped missed", "12:00 skipped missed", "13:00 due"]);
    // It is set right.
    expect(await tick(store, "2026-11-24T10:46Z", hourly)).toMatchObject({ rewound: 1, due: 0 });
    expect(await tick(store, "2026-11-24T10:47Z", hourly)).toMatchObject({ rewound: 0, due: 0 });
    expect(await tick(store, "2026-11-24T11:00:10Z", hourly)).toMatchObject({ due: 1 });
    expect(await tick(store, "2026-11-24T12:00:10Z", hourly)).toMatchObject({ due: 1 });
    expect(await tick(store, "2026-11-24T13:00:10Z", hourly)).toMatchObject({ due: 0, skipped: 0 });
    expect(await rows(store)).toEqual(["11:00 due", "12:00 due", "13:00 due"]);
    const [event] = await world.query("select detail from run_events where from_state = 'skipped' limit 1");
    expect(event?.["detail"]).toBe("the clock had run ahead when it was skipped");
  });

  it("leaves out what was caught up when that was begun already, though the clock was set back since", async () => {
    const store = await opened();
    const hourly = plan({ a: HOURLY });
    await tick(store, "2026-11-24T10:30Z", hourly);
    await tick(store, "2026-11-24T13:45Z", hourly);
    await store.runs.claim((await runAt(store, "13:00")).id, "me", HOUR_MS);
    await tick(store, "2026-11-24T10:46Z", hourly);
    for (const hour of ["11", "12", "13"])
      expect(await tick(store, `2026-11-24T${hour}:00:10Z`, hourly)).toMatchObject({ due: 0 });
    expect(await rows(store)).toEqual(["11:00 skipped missed", "12:00 skipped missed", "13:00 claimed"]);
  });

  it("lets a run wait for its time that became due while the clock was ahead", async () => {
    const store = await opened();
    const hourly = plan({ a: HOURLY });
    await tick(store, "2026-11-24T10:30Z", hourly);
    await tick(store, "2026-11-24T12:00:10Z", hourly);
    await tick(store, "2026-11-24T10:40Z", hourly);
    expect((await runAt(store, "12:00")).notBefore).toEqual(new Date("2026-11-24T12:00Z"));
    await tick(store, "2026-11-24T11:00:10Z", hourly);
    expect((await runAt(store, "11:00")).notBefore).toBeNull();
  });

  it("keeps a pause over a restart and an edit, and ends it where somebody ended it", async () => {
    const store = await opened();
    const hourly = plan({ a: HOURLY });
    await tick(store, "2026-11-24T06:30Z", hourly);
    await store.schedules.pause(
      { tenant: "contoso", report: "a" },
      { by: "asa", why: "moving", until: null },
    );
    await tick(store, "2026-11-24T07:00:10Z", hourly);
    // Nobody looked at the time of 8:00 before the pause was ended: it was paused all the same.
    now = new Date("2026-11-24T08:30Z");
    await store.schedules.resume({ tenant: "contoso", report: "a" }, "asa");
    await tick(await opened(), "2026-11-24T09:00:10Z", hourly);
    expect(await rows(store)).toEqual(["07:00 skipped paused", "08:00 skipped paused", "09:00 due"]);
    const decided = await store.journal.listOf(["scheduleDecided"]);
    expect(decided).toMatchObject([
      { decision: "paused", report: "a", by: "asa", why: "moving", until: null },
      { decision: "resumed", report: "a", by: "asa" },
    ]);
  });

  it("knows no pause of what is not scheduled, and no end of one that is none", async () => {
    const store = await opened();
    const key = { tenant: "contoso", report: "a" };
    expect(await store.schedules.pause(key, { by: "asa", why: "moving", until: null })).toBeNull();
    await tick(store, "2026-11-24T06:30Z", plan({ a: HOURLY }));
    expect(await store.schedules.resume(key, "asa")).toBeNull();
    const until = new Date("2026-11-24T07:30Z");
    await store.schedules.pause(key, { by: "asa", why: "moving", until });
    now = new Date("2026-11-24T08:00Z");
    expect(await store.schedules.resume(key, "asa")).toBeNull();
  });

  it("writes nothing while nothing is due", async () => {
    const store = await opened();
    const weekly = plan({ a: scheduleOf("0 7 * * MON", "UTC") });
    await tick(store, "2026-11-24T06:00Z", weekly);
    const before = await store.schedules.list();
    for (const time of ["06:01", "12:00", "23:59"]) await tick(store, `2026-11-24T${time}:00Z`, weekly);
    expect(await store.schedules.list()).toEqual(before);
    // Once a day the cursor is brought along, so that little has to be looked through.
    await tick(store, "2026-11-25T06:00:00Z", weekly);
    expect((await store.schedules.list())[0]?.cursor).toEqual(new Date("2026-11-25T06:00:00Z"));
  });

  it("begins one run of a report at a time", async () => {
    const store = await opened();
    const all = plan({ a: scheduleOf("0 * * * *", "UTC", { missed: "all" }) });
    await tick(store, "2026-11-24T05:30Z", all);
    await tick(store, "2026-11-24T07:30Z", all);
    const runs = await store.runs.list({ limit: 9 });
    const [second, first] = runs.toSorted(
      (one, other) => other.scheduledFor.getTime() - one.scheduledFor.getTime(),
    );
    if (first === undefined || second === undefined) throw new Error("two runs are due");
    // They were missed together: neither is left out because of the other.
    const claimed = await store.runs.claim(first.id, "me", HOUR_MS);
    expect((await store.runs.inTheWay(second)).map(({ id }) => id)).toEqual([first.id]);
    expect(mayBegin(second, { now: [claimed], before: [] }, "skip")).toEqual({ kind: "wait" });
    // The next one comes in time while that is still at work.
    await tick(store, "2026-11-24T08:00:10Z", all);
    const third = await runAt(store, "08:00");
    const others = await store.runs.inTheWay(third);
    expect(others.map(({ id }) => id)).toEqual([first.id]);
    expect(mayBegin(third, { now: others, before: [] }, "queue")).toEqual({ kind: "wait" });
    expect(mayBegin(third, { now: others, before: [] }, "skip")).toEqual({
      kind: "skip",
      reason: "overlap: the run of 2026-11-24T06:00Z was still at work when this was due",
    });
  });
});
