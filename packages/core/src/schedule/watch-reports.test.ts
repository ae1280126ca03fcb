import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { person, role, scheduleOf } from "../../test-support/plans.ts";
import { plan as planOf } from "../../test-support/snapshots.ts";
import { describeOnEveryStore, type TestStore } from "../../test-support/stores.ts";
import { composeDeadMan, composeDeadManOver } from "../compose/dead-man-letter.ts";
import type { Letter } from "../compose/letter.ts";
import type { Config } from "../config/config.ts";
import type { Plan } from "../config/plan/plan.ts";
import { LOCALE_IDS } from "../locales/index.ts";
import type { RunnerDeps } from "../run/report-runner.ts";
import type { RunKind, RunState } from "../run/run-states.ts";
import type { Store } from "../store/store.ts";
import { type WatchEvent, watchReports } from "./watch-reports.ts";

const HOUR = 3_600_000;
const monday = new Date("2026-11-30T07:00:00Z");
const after = (hours: number): Date => new Date(monday.getTime() + hours * HOUR);

function organisation(patch: Partial<Plan> = {}): Plan {
  const base = planOf();
  const [report] = base.reports;
  if (report === undefined) throw new Error("the plan of the tests has a report");
  return planOf({
    people: [person("a", { name: "Anna", language: "sv" }), person("b", { name: "Bo" })],
    roles: [role("om-owner", ["a"]), role("other", ["b"])],
    reports: [
      {
        ...report,
        id: "weekly",
        title: { en: "Weekly report", sv: "Veckorapport" },
        schedule: scheduleOf("0 8 * * MON", "Europe/Stockholm", { succeedWithinMs: 4 * HOUR }),
      },
    ],
    ...patch,
  });
}

/** Everything that the watch needs, and what it wrote. */
function world(store: Store, place: TestStore, plan: Plan = organisation()) {
  let now = monday;
  const letters: Letter[] = [];
  const deps = {
    config: {
      tenants: [{ id: "contoso", name: "Contoso AB" }],
      channels: [],
      timeZone: "Europe/Stockholm",
      mail: { from: { name: "Drift", address: "om@contoso.example" }, replyTo: null },
    } as unknown as Config,
    plan,
    store,
    clock: { now: () => now },
    every: () => () => undefined,
    owner: "here:1:00000000",
    mailComposer: async () => ({
      composeLetter: async (letter: Letter) => {
        letters.push(letter);
        return { subject: letter.subject, html: "", text: letter.subject, images: [] };
      },
    }),
    notifier: async () => ({ channel: "smtp" }),
  } as unknown as RunnerDeps;
  const addRun = async (
    scheduledFor: Date,
    state: RunState,
    {
      reason = null,
      kind = "scheduled",
      to = null,
    }: { reason?: string | null; kind?: RunKind; to?: string | null } = {},
  ): Promise<string> => {
    const request = { out: null, to };
    const { id } = await store.runs.add({ tenant: "contoso", report: "weekly", kind, scheduledFor, request });
    const quoted = reason === null ? "null" : `'${reason}'`;
    await place.query(`update runs set state = '${state}', reason = ${quoted} where id = '${id}'`);
    return id;
  };
  const look = async (at: Date): Promise<readonly string[]> => {
    now = at;
    const events = await watchReports(deps, at, new AbortController().signal);
    return events.map(({ kind, ...rest }: WatchEvent) =>
      "error" in rest ? `${kind}: ${String(rest.error)}` : kind,
    );
  };
  return { deps, letters, addRun, look };
}

describeOnEveryStore("the watch over reports", (open, place) => {
  it("watches the collection for alerts as well, and says what it means that there was none", async () => {
    const store = await open();
    const { alerts } = organisation();
    const schedule = scheduleOf("0 8 * * MON", "Europe/Stockholm", { succeedWithinMs: HOUR });
    const watched = organisation({ reports: [], alerts: { ...alerts, schedule } });
    const { letters, look } = world(store, place, watched);
    const { id } = await store.runs.add({
      tenant: "contoso",
      report: "alerts",
      kind: "scheduled",
      scheduledFor: monday,
      request: { out: null, to: null },
    });
    await place.query(`update runs set state = 'failed' where id = '${id}'`);
    expect(await look(after(1))).toEqual(["overdue"]);
    expect(letters[0]?.subject).toBe("Inte insamlat i tid: Insamling för aviseringar, 2026-11-30 08:00");
    expect(letters[0]?.steps.at(-1)).toContain("intune-om collect --tenant contoso");
    await place.query(`update runs set state = 'partial' where id = '${id}'`);
    expect(await look(after(2))).toEqual(["over"]);
  });

  it("writes one letter to whoever watches over them, in their language: which, for when, how it stands, what to do", async () => {
    const store = await open();
    const { letters, addRun, look } = world(store, place);
    const id = await addRun(monday, "failed", { reason: "the mail server refuses the password" });
    expect(await look(after(3))).toEqual([]);
    expect(await look(after(4))).toEqual(["overdue"]);
    const [letter] = letters;
    expect(letter).toMatchObject({
      locale: "sv",
      subject: "Inte skickad i tid: Veckorapport, 2026-11-30 08:00",
      lead: { tone: "bad" },
    });
    expect(letter?.paragraphs).toContain("Körningen misslyckades.");
    expect(letter?.facts.map(({ value }) => value)).toEqual([
      "Veckorapport",
      "Contoso AB",
      "2026-11-30 08:00",
      "the mail server refuses the password",
      id,
    ]);
    expect(letter?.steps.at(-1)).toContain("intune-om run weekly --tenant contoso");
    const [run] = await store.runs.ofLetters("deadman:");
    expect(run).toMatchObject({
      report: "deadman:contoso:weekly:2026-11-30T07:00:00.000Z",
      state: "fannedOut",
    });
    const deliveries = await store.deliveries.list({ run: run?.id ?? "" });
    expect(deliveries.map(({ recipient, purpose }) => [recipient.address, purpose])).toEqual([
      ["a@contoso.example", "alert"],
    ]);
  });

  it("writes no second one while it lasts, also not after a restart, and one when the report has gone out after all", async () => {
    const store = await open();
    const { letters, addRun, look } = world(store, place);
    await addRun(monday, "failed");
    await look(after(4));
    expect(await look(after(5))).toEqual(["lasts"]);
    const restarted = world(store, place);
    expect(await restarted.look(after(6))).toEqual(["lasts"]);
    await addRun(after(7), "partial", { kind: "manual" });
    expect(await look(after(8))).toEqual(["over"]);
    expect(await look(after(9))).toEqual([]);
    expect(letters.map(({ subject }) => subject)).toEqual([
      "Inte skickad i tid: Veckorapport, 2026-11-30 08:00",
      "Skickad till slut: Veckorapport, 2026-11-30 08:00",
    ]);
  });

  it("writes one for a hundred occurrences that were missed, and says how many more there are", async () => {
    const store = await open();
    const { letters, addRun, look } = world(store, place);
    for (let hour = 0; hour < 100; hour++)
      await addRun(after(hour), "skipped", { reason: "late: the program was down" });
    expect(await look(after(110))).toEqual(["overdue"]);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.paragraphs).toContain("Körningen blev inte av.");
    expect(letters[0]?.paragraphs.join(" ")).toContain(": 99");
  });

  it.each([
    "paused: by anna",
    "holiday: 25 December",
    "removed: the plan no longer has it",
    "overlap: the one before",
  ])("says nothing of an occurrence that was left out on purpose (%s)", async (reason) => {
    const { addRun, look } = world(await open(), place);
    await addRun(monday, "skipped", { reason });
    expect(await look(after(100))).toEqual([]);
  });

  it("takes a run by hand for one address for no success, and one for the whole audience for one", async () => {
    const { addRun, look } = world(await open(), place);
    await addRun(monday, "failed");
    await addRun(after(1), "succeeded", { kind: "manual", to: "anna@contoso.example" });
    await addRun(after(2), "succeeded", { kind: "dryRun" });
    expect(await look(after(5))).toEqual(["overdue"]);
  });

  it("says so when a letter could not be written, and writes it at the next look", async () => {
    const { deps, addRun, look } = world(await open(), place);
    await addRun(monday, "failed");
    const { notifier } = deps;
    Object.assign(deps, { notifier: () => Promise.reject(new Error("no password")) });
    expect(await look(after(4))).toEqual(["failed: Error: no password"]);
    Object.assign(deps, { notifier });
    expect(await look(after(5))).toEqual(["overdue"]);
  });

  it("leaves reports alone that go out by hand only", async () => {
    const [report] = organisation().reports;
    if (report === undefined) throw new Error("there is one");
    const plan = organisation({ reports: [{ ...report, schedule: null }] });
    const { addRun, look } = world(await open(), place, plan);
    await addRun(monday, "failed");
    expect(await look(after(100))).toEqual([]);
  });
});

describeOnEveryStore("the figures of a store", (open, place) => {
  it("count runs by state, and name when each report last reached people, but no letters, which name people", async () => {
    const store = await open();
    const { addRun } = world(store, place);
    await addRun(monday, "succeeded");
    await addRun(after(1), "failed");
    await store.runs.add({
      tenant: "contoso",
      report: "reminder:anna:x",
      kind: "letters",
      scheduledFor: monday,
      request: { out: null, to: null },
    });
    await place.query("update runs set state = 'succeeded' where kind = 'letters'");
    expect(Object.fromEntries(await store.measures.runsByState())).toEqual({ failed: 1, succeeded: 2 });
    expect(await store.measures.lastSuccesses()).toMatchObject([{ tenant: "contoso", report: "weekly" }]);
  });

  it("count what is open of all time, what has ended of late, and tell the oldest that could go out", async () => {
    const store = await open();
    const { addRun, look } = world(store, place);
    expect(await store.measures.oldestReady()).toBeNull();
    await addRun(monday, "failed");
    await look(after(4));
    expect([...(await store.measures.deliveriesByState(monday))]).toEqual([["pending", 1]]);
    expect(await store.measures.oldestReady()).toBeInstanceOf(Date);
    await place.query("update deliveries set state = 'accepted'");
    const created = await place.query("select max(created_at) as at from runs");
    const at = new Date(String(created[0]?.["at"]));
    expect([...(await store.measures.deliveriesByState(at))]).toEqual([["accepted", 1]]);
    expect([...(await store.measures.deliveriesByState(new Date(at.getTime() + 1)))]).toEqual([]);
  });
});

describe("the letters of the watch", () => {
  it("are in every language, with nothing left to be filled in and no character that would steer a terminal", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("\u202Egnp", "a\r\nBcc: x@evil.example"),
    );
    fc.assert(
      fc.property(hostile, hostile, fc.constantFrom(...LOCALE_IDS), (name, reason, language) => {
        const plan = organisation({ organisation: { ...organisation().organisation, name } });
        const [report] = plan.reports;
        if (report === undefined) throw new Error("there is one");
        const input = { to: person("a", { language }), plan, report, tenant: { id: "contoso", name } };
        const run = { id: "r1", scheduledFor: monday, state: "failed", reason } as const;
        const text = JSON.stringify([
          composeDeadMan({ kind: "overdue", run, deadline: after(4), others: 3 }, input),
          composeDeadManOver({ kind: "over", occurrence: monday, run }, input),
        ]);
        expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\\u00[01]|\\r|\\n|\\ud[89a-f]/i);
        expect(text).not.toMatch(/\{(?:title|due|deadline|count|command|organisation)\}/);
      }),
    );
  });
});
