import type { PostgresLocation } from "../config/config.ts";
import type { SecretReader } from "../config/secrets.ts";
import { tenantsInTurn } from "../deliver/tenants-in-turn.ts";
import type { Delivery } from "../store/delivery-row.ts";
import type { Run } from "../store/run-row.ts";
import type { Dispatcher, DispatcherDeps } from "./dispatcher.ts";
import { createJobExchange, type HandedJob, type JobExchange, type RowOfJob } from "./job-exchange.ts";
import type { Lane } from "./lane.ts";
import { sliceOf, TIDY_MS } from "./local-dispatcher.ts";
import { createRunDesk, type RunDesk } from "./run-desk.ts";
import { createSendDesk, type SendDesk } from "./send-desk.ts";
import { createWaker } from "./waker.ts";
import { workLanes, type WorkingDeps } from "./work-lanes.ts";

export interface BossDispatcherDeps extends DispatcherDeps {
  readonly readSecret: SecretReader;
  /** Default: pg-boss, beside the store. */
  readonly exchange?: JobExchange;
}

/** Work that nobody was handed for so long is taken up without. */
const LOST_MS = 60_000;
const LOOK_MS = 1_000;
const RUNS = "runs";

/**
 * One of any number of processes on one PostgreSQL store. Jobs say who does what next; that each is done once is the
 * store's own doing. What no job names for a minute is found in the store, and while there are no jobs at all everything
 * is.
 */
export function createBossDispatcher(deps: BossDispatcherDeps): Dispatcher {
  const { runsAtOnce = 1, sleep, clock } = deps;
  const makers = Array.from({ length: runsAtOnce }, () => createWaker(sleep));
  const sender = createWaker(sleep);
  return {
    wake: () => {
      for (const waker of [...makers, sender]) waker.wake();
    },
    work: async (signal) => {
      const tell = deps.onEvent ?? (() => undefined);
      const location = locationOf(deps);
      const exchange =
        deps.exchange ?? createJobExchange({ location, readSecret: deps.readSecret, clock, tell });
      try {
        await workLanes(deps, signal, (working) => {
          const onMade = async (run: Run): Promise<void> => {
            await publishMade(working, exchange, run);
            sender.wake();
          };
          const desk = createRunDesk({ ...working, onMade });
          return [
            ...makers.map((waker) => runLane({ desk, exchange, waker, working })),
            sendLane({ desk: createSendDesk(working), exchange, waker: sender, working }),
          ];
        });
      } finally {
        await exchange.close();
      }
    },
  };
}

interface Parts<Desk> {
  readonly desk: Desk;
  readonly exchange: JobExchange;
  readonly waker: Lane["waker"];
  readonly working: WorkingDeps;
}

function runLane({ desk, exchange, waker, working: { clock, store } }: Parts<RunDesk>): Lane {
  let published: ReadonlySet<string> = new Set();
  // A process that has had nothing to do need not have the exchange in its memory, nor look more often than others.
  let isWanted = false;
  const publishDue = async (toBegin: readonly Run[]): Promise<void> => {
    const due = toBegin.filter(({ owner }) => owner === null);
    await exchange.publish(
      RUNS,
      due.filter((run) => !published.has(keyOf(run))),
    );
    published = new Set(due.map(keyOf));
  };
  return {
    what: "the making of reports",
    waker,
    look: async (signal) => {
      const toBegin = await store.runs.toBegin();
      isWanted ||= toBegin.length > 0;
      if (!isWanted) return null;
      if (!(await exchange.isUp())) {
        published = new Set();
        return (await desk.next(signal)) ? "again" : null;
      }
      await publishDue(toBegin);
      const jobs = await exchange.fetch(RUNS, 1);
      for (const { row } of jobs) await desk.take(row, signal);
      await (signal.aborted ? exchange.giveBack(RUNS, jobs) : exchange.complete(RUNS, jobs));
      if (jobs.length > 0) return "again";
      return (await desk.next(signal, isLost(clock))) ? "again" : soon(clock, null);
    },
  };
}

function sendLane(parts: Parts<SendDesk>): Lane {
  const { desk, exchange, waker, working } = parts;
  const { clock, store } = working;
  let tidiedAt: number | null = null;
  let last: string | null = null;
  let isWanted = false;
  const tidy = async (): Promise<void> => {
    const now = clock.now().getTime();
    if (tidiedAt !== null && Math.abs(now - tidiedAt) < TIDY_MS) return;
    await publishAgain(exchange, await desk.tidy(), store);
    tidiedAt = now;
  };
  return {
    what: "the sending of messages",
    waker,
    look: async (signal) => {
      await publishAgain(exchange, await desk.write(), store);
      await tidy();
      const runs = await desk.ready();
      isWanted ||= runs.length > 0;
      if (!isWanted) return store.outbox.nextAt();
      const isUp = await exchange.isUp();
      if (runs.length === 0) return soon(clock, await store.outbox.nextAt());
      if (!isUp) return (await sweep(parts, runs, signal)) ? "again" : null;
      // Not by jobs: these stand in the order in which they were written, behind everything else of their tenant.
      const urgent = runs.filter(({ isUrgent }) => isUrgent);
      const isMore = await sweep(parts, urgent, signal);
      for (const tenant of tenantsInTurn(runs, last)) {
        if (signal.aborted) return null;
        last = tenant;
        const own = runs.filter((run) => run.tenant === tenant);
        if (await serve(parts, tenant, own, signal)) return "again";
      }
      if (isMore) return "again";
      return soon(clock, await store.outbox.nextAt());
    },
  };
}

/** Does what this process is handed for one tenant; when it is handed nothing, what seems forgotten. */
async function serve(
  parts: Parts<SendDesk>,
  tenant: string,
  runs: readonly Run[],
  signal: AbortSignal,
): Promise<boolean> {
  const { desk, exchange, working } = parts;
  const queue = queueOf(tenant);
  const jobs = await exchange.fetch(queue, batchOf(working));
  if (jobs.length === 0) return sweep(parts, runs.filter(isLost(working.clock)), signal);
  let done: readonly HandedJob[] = [];
  try {
    const ids = jobs.map(({ row }) => row);
    const { settled, opensAt } = await desk.pass({ runs, ids, goesOn: () => true }, signal);
    await publishAgain(exchange, settled, working.store);
    const rows = new Set(settled.map(({ id }) => id));
    // What was not sent although there was room is no work any more, or waits: the store brings it up again.
    done = opensAt === null && !signal.aborted ? jobs : jobs.filter(({ row }) => rows.has(row));
    return settled.length > 0 || opensAt === null;
  } finally {
    const left = new Set(done);
    await exchange.complete(queue, done);
    await exchange.giveBack(
      queue,
      jobs.filter((job) => !left.has(job)),
    );
  }
}

/** Sends without having been handed it. */
async function sweep(
  { desk, working }: Parts<SendDesk>,
  runs: readonly Run[],
  signal: AbortSignal,
): Promise<boolean> {
  if (runs.length === 0) return false;
  const { settled } = await desk.pass({ runs, ids: null, goesOn: sliceOf(working.clock) }, signal);
  return settled.length > 0;
}

async function publishMade({ store }: WorkingDeps, exchange: JobExchange, run: Run): Promise<void> {
  if (run.state !== "fannedOut") return exchange.publish(RUNS, [run]);
  const deliveries = await store.deliveries.list({ run: run.id, state: "pending" });
  await exchange.publish(queueOf(run.tenant), deliveries);
}

/** What is to be tried again is handed on at its time. */
async function publishAgain(
  exchange: JobExchange,
  deliveries: readonly Delivery[],
  store: WorkingDeps["store"],
): Promise<void> {
  const again = deliveries.filter(({ state }) => state === "deferred" || state === "pending");
  for (const [id, rows] of Map.groupBy(again, ({ run }) => run)) {
    const run = await store.runs.get(id);
    if (run !== null) await exchange.publish(queueOf(run.tenant), rows satisfies readonly RowOfJob[]);
  }
}

/** Each tenant has a queue of its own, so that a short one is not behind a long one. */
function queueOf(tenant: string): string {
  return `deliveries/${tenant}`;
}

/** Whether a run has stood there for so long that whoever was to hand it on must have forgotten it. */
function isLost(clock: WorkingDeps["clock"]): (run: Run) => boolean {
  const now = clock.now().getTime();
  // What lies ahead was written while the clock ran ahead: of runs that still wait for it none is asked about.
  const isPast = (at: Date): boolean => at.getTime() <= now - LOST_MS || at.getTime() > now;
  return ({ updatedAt, notBefore }) => isPast(updatedAt) && (notBefore === null || isPast(notBefore));
}

/** Few enough that another tenant need not wait long, and enough that asking for them costs little. */
function batchOf({ config: { mail } }: WorkingDeps): number {
  return Math.min(64, mail.connections * 8);
}

function soon(clock: WorkingDeps["clock"], at: Date | null): Date {
  const next = new Date(clock.now().getTime() + LOOK_MS);
  return at !== null && at < next && at > clock.now() ? at : next;
}

function keyOf({ id, fence }: Run): string {
  return `${id}:${fence}`;
}

function locationOf({ config: { store } }: DispatcherDeps): PostgresLocation {
  if (store.kind === "postgres") return store;
  throw new RangeError("jobs are handed on beside a PostgreSQL store only");
}
