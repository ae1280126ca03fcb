import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

export async function noticeWorld(): Promise<NoticeWorld> {
  const folder = await mkdtemp(join(tmpdir(), "intune-om-notices-"));
  const clock = { now: (): Date => world.now };
  const store = await openStore({ kind: "sqlite", path: join(folder, "om.db") }, { clock });
  const config = configOf(folder);
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
      },
      every: () => () => undefined,
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
    mail: {
      transport: "directory",
      path: folder,
      from: { name: "Drift", address: "om@contoso.example" },
      replyTo: null,
      perMinute: 1_000,
    },
  };
}
