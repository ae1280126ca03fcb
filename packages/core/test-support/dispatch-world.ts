import { DEFAULT_DAEMON } from "../src/config/daemon-schema.ts";
import type { Config, StoreLocation, TenantConfig } from "../src/config/config.ts";
import type { Plan } from "../src/config/plan/plan.ts";
import { DEFAULT_DELIVERY_POLICY } from "../src/deliver/delivery-policy.ts";
import type { DeliveryOutcome, Message } from "../src/deliver/notifier.ts";
import type { Dispatcher, DispatcherDeps, DispatchEvent } from "../src/dispatch/dispatcher.ts";
import { createErrorCodeTable } from "../src/domain/error-codes.ts";
import type { ReportRunner } from "../src/run/report-runner.ts";
import type { Run } from "../src/store/run-row.ts";
import type { Store } from "../src/store/store.ts";
import { scheduleOf } from "./plans.ts";
import { createSleepers, type Sleepers } from "./sleepers.ts";
import { plan, report } from "./snapshots.ts";

/** An organisation in which dispatchers are at work: each with its own view of the store, all under one clock. */
export interface DispatchWorld {
  readonly time: Sleepers;
  plan: Plan;
  config: Config;
  /** Recipients of the reports that are made. */
  recipients: (run: Run) => readonly string[];
  /** Awaited in the midst of making a run, before it is fanned out. */
  onMake: (run: Run, signal?: AbortSignal) => Promise<void>;
  /** What the mail server answers; by itself it accepts. */
  onSend: (message: Message, owner: string) => Promise<DeliveryOutcome>;
  /** What was accepted, in its order. */
  readonly sent: Message[];
  readonly made: Run[];
  readonly events: DispatchEvent[];
  /** Resolves as soon as the test of what happened so far is met, which is asked after each event. */
  until(isMet: () => boolean): Promise<void>;
  /** The parts of one process. */
  deps(store: Store, owner?: string): DispatcherDeps;
  /** Does what processes do again and again. */
  beat(): Promise<void>;
  /** A run that is due, as the schedule leaves it. */
  due(store: Store, run?: Partial<Pick<Run, "tenant" | "report" | "scheduledFor" | "kind">>): Promise<Run>;
}

export const START = "2026-11-28T06:00:00Z";
const MADE_AT = new Date(START);

export function dispatchWorld(location: StoreLocation): DispatchWorld {
  const time = createSleepers(START);
  const beats = new Set<() => Promise<void>>();
  let watchers: { readonly isMet: () => boolean; readonly tell: () => void }[] = [];
  const look = (): void => {
    const met = watchers.filter(({ isMet }) => isMet());
    watchers = watchers.filter((watcher) => !met.includes(watcher));
    for (const { tell } of met) tell();
  };
  const world: DispatchWorld = {
    time,
    plan: plan({
      reports: ["weekly", "brief"].map((id) => report({ id, schedule: scheduleOf("0 7 * * *") })),
    }),
    config: configOf(location),
    recipients: () => ["anna@contoso.example"],
    onMake: async () => undefined,
    onSend: async () => ({ outcome: "accepted", response: "250 ok" }),
    sent: [],
    made: [],
    events: [],
    until: (isMet) =>
      new Promise((resolve) => {
        watchers.push({ isMet, tell: resolve });
        look();
      }),
    deps: (store, owner = "one") => ({
      config: world.config,
      plan: world.plan,
      store,
      owner,
      clock: time.clock,
      sleep: time.sleep,
      every: (_ms, work) => {
        beats.add(work);
        return () => void beats.delete(work);
      },
      errorCodes: createErrorCodeTable([]),
      collect: () => Promise.reject(new Error("nothing is collected")),
      reporter: () => Promise.reject(new Error("nothing is rendered")),
      mailComposer: () => Promise.reject(new Error("nothing is composed")),
      writeFile: () => Promise.reject(new Error("no file is written")),
      reportsFolder: "/reports",
      notifier: async () => ({
        channel: "smtp",
        verify: async () => undefined,
        close: async () => undefined,
        deliver: async (message) => {
          const outcome = await world.onSend(message, owner);
          if (outcome.outcome === "accepted") world.sent.push(message);
          return outcome;
        },
      }),
      runner: { make: (id, signal) => make(world, { store, owner }, id, signal) },
      onEvent: (event) => {
        world.events.push(event);
        look();
      },
    }),
    beat: async () => {
      for (const beat of beats) await beat();
    },
    due: (store, run = {}) =>
      store.runs.add({
        tenant: "contoso",
        report: "weekly",
        kind: "scheduled",
        scheduledFor: time.clock.now(),
        request: { out: null, to: null },
        ...run,
      }),
  };
  return world;
}

/** Makes a run as the real one does, one small message for each recipient. */
async function make(
  world: DispatchWorld,
  { store, owner }: { readonly store: Store; readonly owner: string },
  id: string,
  signal?: AbortSignal,
): ReturnType<ReportRunner["make"]> {
  const claimed = await store.runs.claim(id, owner, 900_000);
  try {
    await world.onMake(claimed, signal);
    let run = claimed;
    for (const next of ["collected", "rendered"] as const)
      if (run.state !== next && run.state !== "rendered") run = await store.runs.move(run, next);
    const fannedOut = await fanOut(store, run, world.recipients(run));
    world.made.push(fannedOut);
    return fannedOut;
  } catch (error) {
    await store.runs.release(claimed, error instanceof Error ? error.message : "stopped");
    throw error;
  }
}

function fanOut(store: Store, run: Run, recipients: readonly string[]): Promise<Run> {
  return store.deliveries.fanOut(
    run,
    [
      {
        key: "en",
        language: "en",
        from: { name: "Drift", address: "om@contoso.example" },
        replyTo: null,
        body: { subject: run.report, html: "", text: "All is well.", images: [] },
        madeAt: MADE_AT,
        leftOut: [],
      },
    ],
    recipients.map((address) => ({
      recipient: { name: "", address },
      channel: "smtp",
      purpose: "report",
      messageId: `<${run.id}.${address}>`,
      messageKey: "en",
      state: "pending",
      reason: null,
    })),
  );
}

function configOf(location: StoreLocation): Config {
  return {
    file: "/intune-om.yaml",
    planFile: "/plan.yaml",
    store: location,
    timeZone: "Europe/Stockholm",
    locale: "en",
    tenants: ["contoso", "fabrikam"].map(tenantOf),
    feeds: [],
    channels: [],
    alertRules: [],
    delivery: DEFAULT_DELIVERY_POLICY,
    daemon: DEFAULT_DAEMON,
    mail: {
      transport: "directory",
      path: "/mail",
      from: { name: "Drift", address: "om@contoso.example" },
      replyTo: null,
      perMinute: 100_000,
      maxMessageBytes: 26_214_400,
      connections: 4,
    },
  };
}

function tenantOf(id: string): TenantConfig {
  return {
    id,
    name: id,
    cloud: { name: "custom", graph: "http://127.0.0.1:1", login: "http://127.0.0.1:1" },
    auth: { type: "token", token: { kind: "env", name: "T" } },
    collectors: {},
    beta: true,
    exportJobs: false,
  };
}

/** A dispatcher at work until it is stopped. */
export interface AtWork {
  readonly ended: Promise<void>;
  /** Ends it and waits until what it has in hand is finished. */
  stop(): Promise<void>;
}

export function setToWork(dispatcher: Dispatcher): AtWork {
  const stopping = new AbortController();
  const ended = dispatcher.work(stopping.signal);
  // Whoever awaits it learns of it; a test that stops in between does not end the process.
  ended.catch(() => undefined);
  return {
    ended,
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}
