import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_DELIVERY_POLICY } from "../src/deliver/delivery-policy.ts";
import { DEFAULT_DAEMON } from "../src/config/daemon-schema.ts";
import type { Snapshot } from "../src/collect/snapshot.ts";
import type { Config } from "../src/config/config.ts";
import type { Plan } from "../src/config/plan/plan.ts";
import type { DeliveryOutcome, Message } from "../src/deliver/notifier.ts";
import { createErrorCodeTable } from "../src/domain/error-codes.ts";
import { postLetters } from "../src/letters/post-letters.ts";
import { createNoticeGate } from "../src/notices/notice-gate.ts";
import type { SendDeps } from "../src/notices/send-notices.ts";
import type { RunnerDeps } from "../src/run/report-runner.ts";
import { openStore, type Store } from "../src/store/store.ts";
import { NOW } from "./snapshots.ts";
import { noticePlan } from "./notices.ts";
import type { OpenTestStore } from "./stores.ts";

/** Whoever sleeps shows more often than this that they live. */
const BEAT_MS = 15_000;

/** A store, a clock and a mail server, for the life of notices. */
export interface NoticeWorld extends AsyncDisposable {
  now: Date;
  plan: Plan;
  /** What mail servers answer, by address; everything else is accepted. */
  readonly outcomes: Map<string, DeliveryOutcome>;
  readonly sent: Message[];
  /** How long the pacer had to wait, in all. */
  sleptMs: number;
  readonly store: Store;
  /** What notices are made and sent with, by a process of its own, on this store or one in its place. */
  deps(owner?: string, store?: Store): SendDeps;
  runnerDeps(owner?: string, store?: Store): RunnerDeps;
  /** Keeps a snapshot as the newest. */
  keep(snapshot: Snapshot): Promise<void>;
}

/** @param open Opens the store. Default: an embedded one. */
export async function noticeWorld(open?: OpenTestStore): Promise<NoticeWorld> {
  const folder = await mkdtemp(join(tmpdir(), "intune-om-notices-"));
  const clock = { now: (): Date => world.now };
  const embedded = { kind: "sqlite", path: join(folder, "om.db") } as const;
  const store = await (open?.({ clock }) ?? openStore(embedded, { clock }));
  const config = configOf(folder);
  const beats = new Set<() => Promise<void>>();
  let kept = 0;
  const world: NoticeWorld = {
    now: NOW,
    plan: noticePlan(),
    outcomes: new Map(),
    sent: [],
    sleptMs: 0,
    store,
    runnerDeps: (owner = "one", at = store) => ({
      config,
      plan: world.plan,
      store: at,
      clock,
      sleep: async (ms) => {
        world.sleptMs += ms;
        for (let left = ms; left > 0; left -= BEAT_MS) {
          world.now = new Date(world.now.getTime() + Math.min(left, BEAT_MS));
          for (const beat of beats) await beat();
        }
      },
      every: (_ms, beat) => {
        beats.add(beat);
        return () => void beats.delete(beat);
      },
      owner,
      errorCodes: createErrorCodeTable([]),
      collect: () => Promise.reject(new Error("nothing is collected")),
      reporter: () => Promise.reject(new Error("nothing is rendered")),
      mailComposer: async () => ({
        compose: () => Promise.reject(new Error("no report is mailed")),
        composeLetter: async (letter) => ({
          subject: letter.subject,
          html: "",
          text: [letter.lead?.text ?? "", ...letter.paragraphs].join("\n"),
          images: [],
        }),
      }),
      notifier: async () => ({
        channel: "smtp",
        verify: async () => undefined,
        close: async () => undefined,
        deliver: async (message) => {
          const outcome = world.outcomes.get(message.to.address) ?? {
            outcome: "accepted",
            response: "250 ok",
          };
          if (outcome.outcome === "accepted") world.sent.push(message);
          return outcome;
        },
      }),
      gate: createNoticeGate(world.plan),
      reportsFolder: folder,
      writeFile: () => Promise.reject(new Error("no file is written")),
    }),
    deps: (owner, at) => {
      const deps = world.runnerDeps(owner, at);
      return { ...deps, post: (posting) => postLetters(deps, posting) };
    },
    keep: async (snapshot) => {
      kept += 1;
      await store.snapshots.save({ ...snapshot, id: `s${kept}`, takenAt: world.now }, []);
    },
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
  return world;
}

function configOf(folder: string): Config {
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
      replyTo: null,
      perMinute: 1_000,
      maxMessageBytes: 26_214_400,
      connections: 1,
    },
  };
}
