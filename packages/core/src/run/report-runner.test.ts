import { DEFAULT_DELIVERY_POLICY } from "../deliver/delivery-policy.ts";
import { DEFAULT_DAEMON } from "../config/daemon-schema.ts";
import { person } from "../../test-support/plans.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  administrators,
  daysAgo,
  NOW,
  plan,
  report,
  snapshot,
  stakeholders,
  without,
} from "../../test-support/snapshots.ts";
import { update } from "../../test-support/updates.ts";
import type { Checkpoint, CheckpointName } from "../checkpoint.ts";
import type { Snapshot } from "../collect/snapshot.ts";
import type { Config } from "../config/config.ts";
import type { Plan } from "../config/plan/plan.ts";
import type { DeliveryOutcome, Message } from "../deliver/notifier.ts";
import { createErrorCodeTable } from "../domain/error-codes.ts";
import type { Document } from "../compose/document.ts";
import { OmError } from "../errors.ts";
import { openStore, type Store } from "../store/store.ts";
import { createReportRunner, type ReportRunner, type RunnerDeps, type StartRun } from "./report-runner.ts";

let folder: string;
let store: Store;
let world: World;

/** What the run touches, and what the test lets happen there. */
interface World {
  now: Date;
  snapshots: (Snapshot | Error)[];
  outcomes: Map<string, DeliveryOutcome | Error>;
  readonly sent: Message[];
  readonly rendered: string[];
  /** What the notifier is told beside the message. */
  readonly deliverOptions: unknown[];
  readonly written: string[];
  readonly slept: number[];
  perMinute: number;
  onSend: () => Promise<void>;
  onRender: () => Promise<void>;
  /** What the run does again and again. */
  beat: () => Promise<void>;
  plan: Plan;
  /** Formats that the document has nothing for. */
  readonly empty: Set<string>;
  /** Formats whose files have 40 MB. */
  readonly large: Set<string>;
  /** Since when the documents that were rendered tell of changes. */
  readonly told: (string | undefined)[];
}

const accepted: DeliveryOutcome = { outcome: "accepted", response: "250 ok" };
const deferred: DeliveryOutcome = {
  outcome: "deferred",
  cause: "network",
  reason: "connection refused",
  hint: "Start it.",
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "intune-om-run-"));
  world = {
    now: NOW,
    snapshots: [snapshot()],
    outcomes: new Map(),
    sent: [],
    rendered: [],
    deliverOptions: [],
    written: [],
    slept: [],
    perMinute: 10_000,
    onSend: async () => undefined,
    onRender: async () => undefined,
    beat: async () => undefined,
    plan: plan(),
    empty: new Set(),
    large: new Set(),
    told: [],
  };
  store = await openStore(
    { kind: "sqlite", path: join(folder, "om.db") },
    { clock: { now: () => world.now } },
  );
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

function config(): Config {
  return {
    file: "/intune-om.yaml",
    planFile: "/plan.yaml",
    store: { kind: "sqlite", path: join(folder, "om.db") },
    timeZone: "Europe/Stockholm",
    locale: "sv",
    tenants: [
      {
        id: "contoso",
        name: "Contoso",
        cloud: { name: "custom", graph: "http://127.0.0.1:1", login: "http://127.0.0.1:1" },
        auth: { type: "token", token: { kind: "env", name: "T" } },
        collectors: {},
        beta: true,
        exportJobs: false,
      },
    ],
    feeds: [],
    channels: [],
    alertRules: [],
    daemon: DEFAULT_DAEMON,
    delivery: DEFAULT_DELIVERY_POLICY,
    mail: {
      transport: "directory",
      path: folder,
      from: { name: "Drift", address: "om@contoso.example" },
      replyTo: { name: "", address: "desk@contoso.example" },
      perMinute: world.perMinute,
      maxMessageBytes: 26_214_400,
      connections: 1,
    },
  };
}

function runner(owner: string = "one", patch: Partial<RunnerDeps> = {}): ReportRunner {
  const deps: RunnerDeps = {
    config: config(),
    plan: world.plan,
    store,
    clock: { now: () => world.now },
    sleep: async (ms) => {
      world.slept.push(ms);
      for (let left = ms; left > 0; left -= 15_000) {
        world.now = new Date(world.now.getTime() + Math.min(left, 15_000));
        await world.beat();
      }
    },
    every: (_ms, work) => {
      world.beat = work;
      return () => undefined;
    },
    reportsFolder: "/reports",
    owner,
    errorCodes: createErrorCodeTable([]),
    collect: async () => {
      const next = world.snapshots.shift();
      if (next === undefined) throw new Error("collected once too often");
      if (next instanceof Error) throw next;
      return next;
    },
    reporter: async (format) => ({
      format,
      contentType: "application/pdf",
      extension: `.${format}`,
      hasContent: () => !world.empty.has(format),
      render: async (document) => {
        await world.onRender();
        world.told.push(toldSince(document));
        world.rendered.push(`${format} ${document.locale}`);
        if (world.large.has(format)) return new Uint8Array(40_000_000);
        return new TextEncoder().encode(`${document.title} ${document.generatedAt.toISOString()}`);
      },
    }),
    mailComposer: async () => ({
      compose: async (document, { attachments, leftOut = [] }) => ({
        subject: document.title,
        html: "",
        text: [
          ...attachments.map(({ fileName }) => fileName),
          ...leftOut.map(({ fileName, bytes, path }) => `without ${fileName} of ${bytes} at ${path}`),
        ].join(" "),
        images: [],
      }),
      composeLetter: async (letter) => ({
        subject: letter.subject,
        html: "",
        text: letter.title,
        images: [],
      }),
    }),
    notifier: async () => ({
      channel: "smtp",
      verify: async () => undefined,
      close: async () => undefined,
      deliver: async (message, options) => {
        world.deliverOptions.push(options);
        const outcome = world.outcomes.get(message.to.address) ?? accepted;
        if (outcome instanceof Error) throw outcome;
        world.sent.push(message);
        await world.onSend();
        return outcome;
      },
    }),
    writeFile: async (out, name) => {
      world.written.push(name);
      return join(out, name);
    },
  };
  return createReportRunner({ ...deps, ...patch });
}

/** A process that ends at a moment. */
function stopAt(moment: CheckpointName): Checkpoint {
  return async (name) => {
    if (name === moment) throw new Error("the process was killed here");
  };
}

/** The sentence that says since when changes are told. */
function toldSince({ sections }: Document): string | undefined {
  const [first] = sections.find(({ id }) => id === "changes-new")?.blocks ?? [];
  return first?.kind === "paragraph" ? first.text : undefined;
}

const start: StartRun = {
  report: "weekly",
  tenant: "contoso",
  kind: "manual",
  scheduledFor: NOW,
  request: { out: "/out", to: null },
};

describe("a run that collects for alerts", () => {
  const watch = { tenant: "contoso", report: "alerts", kind: "scheduled", scheduledFor: NOW } as const;
  const due = async (): Promise<string> =>
    (await store.runs.add({ ...watch, request: { out: null, to: null } })).id;

  it("ends when the snapshot is judged, and makes and sends nothing", async () => {
    const run = await runner().make(await due());
    expect(run).toMatchObject({ state: "succeeded", reason: null });
    expect(await store.alerts.judgedAt("contoso")).toEqual(NOW);
    expect([world.rendered, world.sent, await store.deliveries.list({ run: run.id })]).toEqual([[], [], []]);
    expect(
      await runner()
        .resume(run.id)
        .catch((error: OmError) => error.code),
    ).toBe("run.ended");
  });

  it("tells what its snapshot changed", async () => {
    const told: unknown[] = [];
    const onJudged: RunnerDeps["onJudged"] = (tenant, { events }) => void told.push([tenant, events]);
    await runner("one", { onJudged }).make(await due());
    expect(told).toEqual([["contoso", await store.alerts.events({ tenant: "contoso" })]]);
  });

  it("is partial where a source could not be read", async () => {
    world.snapshots = [without(snapshot(), "devices", "devices")];
    expect(await runner().make(await due())).toMatchObject({
      state: "partial",
      reason: "not every source could be read",
    });
  });

  it("says of its alerts that they are unknown when nothing could be read", async () => {
    await runner().make(await due());
    const takenAt = new Date(NOW.getTime() + 60_000);
    const whole = { ...snapshot(), id: "blind", takenAt };
    world.snapshots = [whole.coverage.reduce((rest, { source }) => without(rest, source, null), whole)];
    await expect(runner().start(start)).rejects.toMatchObject({ code: "collect.nothing-readable" });
    expect(await store.alerts.judgedAt("contoso")).toEqual(takenAt);
    const standings = await store.alerts.standings("contoso");
    expect(standings.find(({ rule }) => rule === "stale-devices")).toMatchObject({ state: "unknown" });
  });

  it("goes on from its snapshot after a crash, and takes no second one", async () => {
    const id = await due();
    const checkpoint = stopAt("run.collected");
    await expect(runner("one", { checkpoint }).make(id)).rejects.toThrow("killed here");
    expect(await runner("two").make(id)).toMatchObject({ state: "succeeded" });
    expect(await store.alerts.judgedAt("contoso")).toEqual(NOW);
  });
});

describe("a run", () => {
  it("makes each file once per language and sends each person the one in their language", async () => {
    const outcome = await runner().start(start);
    expect(outcome.run.state).toBe("succeeded");
    expect(outcome.artifacts.map(({ path }) => path)).toEqual([
      "/out/weekly-2026-11-22-en.pdf",
      "/out/weekly-2026-11-22-sv.pdf",
    ]);
    expect(
      world.sent.map(({ to, subject, attachments, language }) => [
        to.address,
        subject,
        attachments[0]?.fileName,
        language,
      ]),
    ).toEqual([
      ["asa.lind@contoso.example", "Intune i veckan", "weekly-2026-11-22-sv.pdf", "sv-SE"],
      ["john.smith@contoso.example", "Intune this week", "weekly-2026-11-22-en.pdf", "en-GB"],
    ]);
    expect(outcome.deliveries.map(({ state }) => state)).toEqual(["accepted", "accepted"]);
    expect(world.written).toEqual(["weekly-2026-11-22-en.pdf", "weekly-2026-11-22-sv.pdf"]);
  });

  it("goes out although its alerts cannot be judged, which is told where somebody listens", async () => {
    const unjudged = new Error("no alert can be read");
    const blind: Store = { ...store, alerts: { ...store.alerts, unjudged: () => Promise.reject(unjudged) } };
    await expect(runner("one", { store: blind }).start(start)).rejects.toThrow("no alert can be read");
    const told: unknown[] = [];
    const onUnjudged = (error: unknown): number => told.push(error);
    const later = { ...start, scheduledFor: new Date(NOW.getTime() + 60_000) };
    world.snapshots = [{ ...snapshot(), id: "s2" }];
    const { run } = await runner("two", { store: blind, onUnjudged }).start(later);
    expect([run.state, told]).toEqual(["succeeded", [unjudged]]);
  });

  it("finishes the message in its hands when it is stopped, sends no further one, and goes on from there", async () => {
    const stopping = new AbortController();
    world.onSend = async () => stopping.abort();
    await expect(runner().start(start, stopping.signal)).rejects.toMatchObject({ code: "run.stopped" });
    expect(world.deliverOptions).toEqual([{ signal: expect.any(AbortSignal) }]);
    const [stopped] = await store.runs.list({ limit: 1 });
    const rows = await store.deliveries.list({ run: stopped?.id ?? "" });
    expect(rows.map(({ state }) => state)).toEqual(["accepted", "pending"]);
    world.onSend = async () => undefined;
    expect((await runner("two").resume(stopped?.id ?? "")).run.state).toBe("succeeded");
    expect(world.sent.map(({ to }) => to.address)).toEqual([
      "asa.lind@contoso.example",
      "john.smith@contoso.example",
    ]);
  });

  it("is partial, and still goes out, when one source was refused", async () => {
    world.snapshots = [without(snapshot(), "malware", "malware")];
    const outcome = await runner().start(start);
    expect(outcome.run.state).toBe("partial");
    expect(world.sent).toHaveLength(2);
  });

  it("stops when nothing could be read, stays in the store, and goes on from there", async () => {
    const blind = snapshot().coverage.reduce((whole, { source }) => without(whole, source, null), snapshot());
    world.snapshots = [blind, new Error("Graph did not answer"), snapshot()];
    await expect(runner().start(start)).rejects.toMatchObject({ code: "collect.nothing-readable" });
    const [stopped] = await store.runs.list({ limit: 1 });
    expect(stopped).toMatchObject({
      state: "claimed",
      owner: null,
      reason: expect.stringContaining("could be read"),
    });
    const id = stopped?.id ?? "";
    await expect(runner().resume(id)).rejects.toThrow("Graph did not answer");
    expect((await runner("two").resume(id)).run.state).toBe("succeeded");
  });

  it("mails nobody in a dry run, and a run by hand is not that run", async () => {
    const outcome = await runner().start({ ...start, kind: "dryRun" });
    expect(outcome).toMatchObject({ run: { state: "succeeded" }, deliveries: [] });
    expect(world.sent).toEqual([]);
    world.snapshots = [{ ...snapshot(), id: "s2" }];
    expect((await runner().start(start)).run.id).not.toBe(outcome.run.id);
  });

  it("sends to one address instead of the audience, in that person's language", async () => {
    await runner().start({ ...start, request: { out: "/out", to: "JOHN.SMITH@contoso.example" } });
    expect(world.sent.map(({ to, subject }) => [to, subject])).toEqual([
      [{ name: "John Smith", address: "JOHN.SMITH@contoso.example" }, "Intune this week"],
    ]);
  });

  it("holds every delivery of a report that waits for approval", async () => {
    world.plan = plan({ reports: [report({ approval: { role: "om-owner" } })] });
    const outcome = await runner().start(start);
    expect(outcome.run.state).toBe("fannedOut");
    expect(outcome.deliveries.map(({ state }) => state)).toEqual(["held", "held"]);
    expect(world.sent).toEqual([]);
  });

  it("makes no file of a format that the report has nothing for, and goes on without it", async () => {
    world.plan = plan({ reports: [report({ formats: ["pdf", "ics"] })] });
    world.empty.add("ics");
    world.outcomes.set("asa.lind@contoso.example", deferred);
    const first = await runner().start(start);
    expect(first.artifacts.map(({ format }) => format)).toEqual(["pdf", "pdf"]);
    world.outcomes.clear();
    const second = await runner().resume(first.run.id);
    expect(second.artifacts).toEqual(first.artifacts);
    expect(world.sent.map(({ attachments }) => attachments.length)).toEqual([1, 1, 1]);
  });

  it("goes without its largest files when the mail would be too large, and says so in the mail", async () => {
    world.plan = plan({ reports: [report({ formats: ["pdf", "xlsx"] })] });
    world.large.add("xlsx");
    const outcome = await runner().start(start);
    expect(outcome.run.state).toBe("succeeded");
    expect(world.written.filter((name) => name.endsWith(".xlsx"))).toHaveLength(2);
    const toJohn = world.sent.find(({ to }) => to.name === "John Smith");
    expect(toJohn?.attachments.map(({ fileName }) => fileName)).toEqual(["weekly-2026-11-22-en.pdf"]);
    expect(toJohn?.text).toBe(
      "weekly-2026-11-22-en.pdf without weekly-2026-11-22-en.xlsx of 40000000 at /out/weekly-2026-11-22-en.xlsx",
    );
    const stored = await store.deliveries.message(outcome.deliveries[0]?.message ?? "");
    expect(stored.leftOut).toEqual([{ fileName: "weekly-2026-11-22-sv.xlsx", bytes: 40_000_000 }]);
  });

  it("tells what is new since the last report that reached its readers, not since a dry run or one for somebody else", async () => {
    const of = (day: number): Snapshot => {
      const takenAt = daysAgo(-day);
      const fresh = update({ publishedAt: daysAgo(0.5 - day), key: `whats-new:${day}` });
      return { ...snapshot(), id: `s${day}`, takenAt, lists: { ...snapshot().lists, updates: [fresh] } };
    };
    const again = (day: number, patch: Partial<StartRun> = {}): Promise<unknown> => {
      world.snapshots = [of(day)];
      return runner().start({ ...start, scheduledFor: daysAgo(-day), ...patch });
    };
    await again(0);
    await again(1, { kind: "dryRun" });
    await again(2, { request: { out: "/out", to: "john.smith@contoso.example" } });
    await again(3);
    expect(world.told.at(0)).toContain("de senaste 7 dagarna");
    expect(world.told.at(-1)).toContain("22 Nov 2026");
  });

  it("puts its files into a folder of its own when none is named", async () => {
    const outcome = await runner().start({ ...start, request: { out: null, to: null } });
    expect(outcome.artifacts[0]?.path).toBe(`/reports/${outcome.run.id}/weekly-2026-11-22-en.pdf`);
  });

  it("says in its error how to go on with it", async () => {
    world.snapshots = [
      new OmError("Graph did not answer", { code: "graph.network", hint: "Check the network." }),
    ];
    const error = await runner()
      .start(start)
      .catch((thrown: unknown) => thrown);
    const [stopped] = await store.runs.list({ limit: 1 });
    expect(error).toMatchObject({
      code: "graph.network",
      hint: `Check the network. Then go on with the run: \`intune-om runs continue ${stopped?.id}\`.`,
    });
  });

  it("says of a run that is not there no more than that", async () => {
    await expect(runner().resume("nope")).rejects.toMatchObject({
      code: "run.unknown",
      hint: "List the runs with `intune-om runs`.",
    });
  });

  it("is refused when nobody is in its audience", async () => {
    world.plan = plan({ audiences: [{ ...stakeholders, members: [] }, administrators] });
    await expect(runner().start(start)).rejects.toMatchObject({ code: "run.nobody" });
    expect(await store.runs.list({ limit: 1 })).toEqual([]);
  });

  it("stops as soon as another process has taken it over", async () => {
    world.onRender = async () => {
      world.now = new Date(world.now.getTime() + 16 * 60_000);
      const [run] = await store.runs.list({ limit: 1 });
      await store.runs.claim(run?.id ?? "", "another", 60_000);
      await world.beat();
    };
    await expect(runner().start(start)).rejects.toMatchObject({ code: "run.lost" });
    expect((await store.runs.list({ limit: 1 }))[0]).toMatchObject({ state: "collected", owner: "another" });
    expect(world.sent).toEqual([]);
  });

  it("keeps its lease while its process lives, until its deliveries stand in the outbox", async () => {
    const claim = async (): Promise<unknown> => {
      const [run] = await store.runs.list({ limit: 1 });
      return store.runs.claim(run?.id ?? "", "another", 60_000).catch((error: OmError) => error.code);
    };
    const claims: unknown[] = [];
    world.onRender = async () => {
      world.now = new Date(world.now.getTime() + 10 * 60_000);
      await world.beat();
      claims.push(await claim());
    };
    world.onSend = async () => void claims.push(await claim());
    expect((await runner().start(start)).run).toMatchObject({ state: "succeeded", owner: null });
    expect(claims).toEqual(["run.held", "run.held", "run.made", "run.made"]);
  });

  it("knows its report and its tenant before it writes a row", async () => {
    await expect(runner().start({ ...start, report: "wekly" })).rejects.toMatchObject({
      code: "run.unknown-report",
    });
    await expect(runner().start({ ...start, tenant: "x" })).rejects.toMatchObject({
      code: "run.unknown-tenant",
    });
    expect(await store.runs.list({ limit: 1 })).toEqual([]);
  });
});

describe("deliveries of a run", () => {
  it("that were put off wait, and only they are sent when the run goes on, under the same Message-ID and date", async () => {
    world.outcomes.set("asa.lind@contoso.example", deferred);
    const first = await runner().start(start);
    expect(first.run.state).toBe("fannedOut");
    expect(first.deliveries[0]).toMatchObject({
      state: "deferred",
      reason: "connection refused",
      notBefore: expect.any(Date),
    });
    world.outcomes.clear();
    world.now = new Date(NOW.getTime() + 3_600_000);
    const second = await runner("two").resume(first.run.id);
    expect(second.run.state).toBe("succeeded");
    expect(world.rendered).toHaveLength(2);
    const toAsa = world.sent.filter(({ to }) => to.address === "asa.lind@contoso.example");
    expect(toAsa).toHaveLength(2);
    expect(toAsa[1]).toEqual(toAsa[0]);
    expect(world.sent).toHaveLength(3);
  });

  it("that were refused make the run partial, and the last one refused makes it failed", async () => {
    const rejected: DeliveryOutcome = {
      outcome: "rejected",
      reason: "550 no such user",
      hint: "Correct it.",
    };
    world.outcomes.set("asa.lind@contoso.example", rejected);
    expect((await runner().start(start)).run.state).toBe("partial");
    world.outcomes.set("john.smith@contoso.example", rejected);
    world.snapshots = [{ ...snapshot(), id: "s2" }];
    expect((await runner().start({ ...start, scheduledFor: new Date(NOW.getTime() + 1) })).run.state).toBe(
      "failed",
    );
  });

  it("are unknown, never sent again by themselves, when the process went down while one was handed over", async () => {
    world.onSend = () => Promise.reject(new Error("the process was killed here"));
    const dying = runner("one", { checkpoint: stopAt("delivery.attempting") });
    await expect(dying.start(start)).rejects.toThrow("killed");
    world.onSend = async () => undefined;
    const [run] = await store.runs.list({ limit: 1 });
    const outcome = await runner("two", { isGone: (owner) => owner.startsWith("one") }).resume(run?.id ?? "");
    expect(outcome.deliveries.map(({ state }) => state)).toEqual(["unknown", "accepted"]);
    expect(world.sent.map(({ to }) => to.address)).toEqual(["john.smith@contoso.example"]);
    expect(outcome.run.state).toBe("partial");
  });

  it("are unknown when the channel fails, and the others go out all the same", async () => {
    world.outcomes.set("asa.lind@contoso.example", new Error("the channel broke"));
    const { run, deliveries } = await runner().start(start);
    expect(deliveries.map(({ state, reason }) => [state, reason])).toEqual([
      ["unknown", "the channel failed: the channel broke"],
      ["accepted", "250 ok"],
    ]);
    expect(run.state).toBe("partial");
  });

  it("are drained from the store alone: what the plan says by then changes nothing", async () => {
    world.outcomes.set("asa.lind@contoso.example", deferred);
    const { run, artifacts } = await runner().start(start);
    world.outcomes.clear();
    world.plan = plan({ reports: [], people: [], audiences: [] });
    const outcome = await runner().resume(run.id);
    expect(outcome.run.state).toBe("succeeded");
    expect(outcome.artifacts).toEqual(artifacts);
    expect(world.rendered).toHaveLength(2);
  });

  it("carry the address for answers, and only the files in the reader's language", async () => {
    await runner().start(start);
    expect(world.sent.map(({ replyTo }) => replyTo?.address)).toEqual([
      "desk@contoso.example",
      "desk@contoso.example",
    ]);
    expect(world.sent.map(({ attachments }) => attachments.map(({ fileName }) => fileName))).toEqual([
      ["weekly-2026-11-22-sv.pdf"],
      ["weekly-2026-11-22-en.pdf"],
    ]);
    expect(world.sent.map(({ text }) => text)).toEqual([
      "weekly-2026-11-22-sv.pdf",
      "weekly-2026-11-22-en.pdf",
    ]);
  });

  it("are one for each mailbox, however often a person stands in the audience", async () => {
    const twin = person("twin", { address: "ASA.lind@contoso.example", language: "sv" });
    world.plan = plan({
      people: [...plan().people, twin],
      audiences: [{ ...stakeholders, members: ["asa", "twin", "asa"] }, administrators],
    });
    expect((await runner().start(start)).deliveries).toHaveLength(1);
  });

  it("all go out, however many there are", async () => {
    const people = Array.from({ length: 1_001 }, (_, index) => person(`p${index}`));
    world.plan = plan({
      people,
      audiences: [{ ...stakeholders, members: people.map(({ id }) => id) }, administrators],
    });
    const outcome = await runner().start(start);
    expect(outcome.deliveries.filter(({ state }) => state === "accepted")).toHaveLength(1_001);
    expect(outcome.run.state).toBe("succeeded");
  });

  it("keep to the number of messages a minute", async () => {
    const people = Array.from({ length: 5 }, (_, index) => person(`p${index}`));
    const audience = { ...stakeholders, members: people.map(({ id }) => id) };
    world.plan = plan({ people, audiences: [audience, { ...administrators, members: [] }] });
    world.perMinute = 2;
    const full: [Date, string][] = [];
    await runner("one", { onFull: (until, closedBy) => full.push([until, closedBy]) }).start(start);
    expect(world.sent).toHaveLength(5);
    expect(world.slept).toEqual([61_000, 61_000]);
    expect(full[0]).toEqual([new Date(NOW.getTime() + 61_000), "2 messages a minute at most"]);
  });
});
