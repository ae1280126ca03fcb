import { createHash } from "node:crypto";
import type { ConstructorOptions, JobInsert, PgBoss } from "pg-boss";
import type { Clock } from "../clock.ts";
import type { PostgresLocation } from "../config/config.ts";
import type { SecretReader } from "../config/secrets.ts";
import { postgresConfig } from "../store/postgres-config.ts";
import type { DispatchEvent } from "./dispatcher.ts";
import { jobIdOf } from "./job-id.ts";

/** A row of the store, as a job names it. */
export interface RowOfJob {
  readonly id: string;
  readonly fence: number;
  /** Handed on no sooner; null for at once. */
  readonly notBefore: Date | null;
}

/** A job that was handed to this process. */
export interface HandedJob {
  readonly row: string;
  readonly job: { readonly id: string; readonly retryCount: number };
}

/**
 * Hands work on between processes. It may forget, repeat and be away altogether: what there is to do stands in the store
 * alone, so that none of these calls ever fails; its trouble is told.
 */
export interface JobExchange {
  /** Starts it, or starts it again after trouble. Whether it hands on work now. */
  isUp(): Promise<boolean>;
  publish(queue: string, rows: readonly RowOfJob[]): Promise<void>;
  fetch(queue: string, most: number): Promise<readonly HandedJob[]>;
  /** These are done, or are no work any more. */
  complete(queue: string, jobs: readonly HandedJob[]): Promise<void>;
  /** These are handed on again a little later. */
  giveBack(queue: string, jobs: readonly HandedJob[]): Promise<void>;
  close(): Promise<void>;
}

export interface JobExchangeDeps {
  readonly location: PostgresLocation;
  readonly readSecret: SecretReader;
  readonly clock: Clock;
  readonly tell: (event: DispatchEvent) => void;
}

const WHAT = "pg-boss";
/** After trouble it is left alone for so long. */
const REST_MS = 10_000;
const CONNECTIONS = 3;
const STATEMENT_MS = 30_000;
/** Jobs that are written at once. */
const CHUNK = 1_000;
/** Longer than a process works on what it was handed; a job that ran out is handed to another, which the store refuses. */
const EXPIRE_SECONDS = 15 * 60;
const AGAIN_SECONDS = 10;
/** For so long a job that is done keeps the same piece of work from being handed on again. */
const KEEP_SECONDS = 24 * 3_600;

const QUEUE = {
  policy: "standard",
  expireInSeconds: EXPIRE_SECONDS,
  retryLimit: 1_000_000,
  retryDelay: AGAIN_SECONDS,
  deleteAfterSeconds: KEEP_SECONDS,
} as const;

/** pg-boss, beside the store in a schema of its own. */
export function createJobExchange({ location, readSecret, clock, tell }: JobExchangeDeps): JobExchange {
  const known = new Set<string>();
  let boss: PgBoss | null = null;
  let starting: Promise<void> | null = null;
  let restsUntil = 0;
  let isInTrouble = false;
  const fail = async (error: unknown, failed: PgBoss | null): Promise<void> => {
    // Its parts fail one after the other; the first word is enough.
    if (failed !== boss) return;
    boss = null;
    known.clear();
    restsUntil = clock.now().getTime() + REST_MS;
    if (!isInTrouble) tell({ kind: "trouble", what: WHAT, error });
    isInTrouble = true;
    if (failed !== null) await stop(failed, tell);
  };
  const start = async (): Promise<void> => {
    const started = await open(location, readSecret);
    started.on("error", (error) => void fail(error, started));
    try {
      await started.start();
    } catch (error) {
      await stop(started, tell);
      throw error;
    }
    boss = started;
    if (isInTrouble) tell({ kind: "troubleOver", what: WHAT });
    isInTrouble = false;
  };
  /** Whoever asks while it starts waits for the same start. */
  const startOnce = (): Promise<void> => {
    starting ??= start()
      .catch((error: unknown) => fail(error, null))
      .finally(() => {
        starting = null;
      });
    return starting;
  };
  /** One call; what comes instead when it is away. */
  const call = async <T>(queue: string, instead: T, work: (at: PgBoss) => Promise<T>): Promise<T> => {
    const at = boss;
    if (at === null) return instead;
    try {
      if (!known.has(queue)) await at.createQueue(queue, QUEUE);
      known.add(queue);
      return await work(at);
    } catch (error) {
      await fail(error, at);
      return instead;
    }
  };
  return {
    isUp: async () => {
      const now = clock.now().getTime();
      const rests = now < restsUntil && now > restsUntil - 2 * REST_MS;
      if (boss === null && !rests) await startOnce();
      return boss !== null;
    },
    publish: async (queue, rows) => {
      for (let from = 0; from < rows.length; from += CHUNK) {
        const jobs = rows.slice(from, from + CHUNK).map(jobOf);
        await call(queue, null, (at) => at.insert(queue, jobs, { returnId: false }));
      }
    },
    fetch: (queue, most) =>
      call<readonly HandedJob[]>(queue, [], async (at) => {
        const jobs = await at.fetch<{ readonly row: string }>(queue, { batchSize: most });
        return jobs.map(({ id, retryCount, data }) => ({ row: data.row, job: { id, retryCount } }));
      }),
    complete: async (queue, jobs) => {
      if (jobs.length > 0) await call(queue, null, (at) => at.complete(queue, attempts(jobs)));
    },
    giveBack: async (queue, jobs) => {
      if (jobs.length > 0) await call(queue, null, (at) => at.fail(queue, attempts(jobs)));
    },
    close: async () => {
      await starting;
      const last = boss;
      boss = null;
      if (last !== null) await stop(last, tell);
    },
  };
}

/** Where its tables stand: beside the store's schema, as far as the length of its names goes. */
export function jobsSchemaOf(schema: string): string {
  const name = `${schema}_jobs`;
  if (name.length <= 50) return name;
  return `${schema.slice(0, 32)}_${createHash("sha256").update(schema).digest("hex").slice(0, 8)}_jobs`;
}

async function open(location: PostgresLocation, readSecret: SecretReader): Promise<PgBoss> {
  const [library, config] = await Promise.all([import("pg-boss"), postgresConfig(location, readSecret)]);
  return new library.PgBoss({
    ...(config as ConstructorOptions),
    max: CONNECTIONS,
    // The driver knows it, the types of the library do not.
    ...({ query_timeout: STATEMENT_MS } as object),
    schema: jobsSchemaOf(location.schema),
    // What is due is computed from the store.
    schedule: false,
    supervise: true,
  });
}

async function stop(boss: PgBoss, tell: JobExchangeDeps["tell"]): Promise<void> {
  try {
    await boss.stop({ graceful: false, close: true });
  } catch (error) {
    tell({ kind: "trouble", what: `${WHAT} at its end`, error });
  }
}

function jobOf({ id, fence, notBefore }: RowOfJob): JobInsert<{ readonly row: string }> {
  const waits = notBefore === null ? {} : { startAfter: notBefore };
  return { id: jobIdOf({ id, fence }), data: { row: id }, ...waits };
}

/** Named with their attempt: a job that ran out meanwhile is somebody else's. */
function attempts(jobs: readonly HandedJob[]): { id: string; retryCount: number }[] {
  return jobs.map(({ job }) => ({ ...job }));
}
