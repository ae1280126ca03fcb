import type { PostgresPool } from "kysely";
import type { Pool, PoolClient } from "pg";
import type { PostgresLocation } from "../config/config.ts";
import type { SecretReader } from "../config/secrets.ts";
import { OmError } from "../errors.ts";
import { CONNECT_MS, postgresConfig, postgresName } from "./postgres-config.ts";
import { postgresError } from "./postgres-error.ts";

export interface PostgresOptions {
  /** How long a writer waits for another before it gives up. */
  readonly busyTimeoutMs: number;
  readonly readSecret: SecretReader;
  /** Connections at once. Default 8. */
  readonly connections?: number;
}

/** One statement takes seconds at most; beyond this the server is in trouble. */
const STATEMENT_MS = 120_000;
/** Somebody who falls silent within a transaction keeps all other writers out. */
const SILENT_MS = 60_000;

const LEADS_NOWHERE: ReadonlySet<string> = new Set(["store.unreachable", "store.read-only"]);

type PoolConnection = Awaited<ReturnType<PostgresPool["connect"]>>;

/** Connections to the store's schema, whose errors are the store's own. */
export async function createPostgresPool(
  location: PostgresLocation,
  options: PostgresOptions,
): Promise<PostgresPool> {
  const { Pool: PgPool, TypeOverrides, types: pgTypes } = await import("pg");
  // Counts and sums stay far below what a number holds.
  const types = new TypeOverrides();
  for (const type of [pgTypes.builtins.INT8, pgTypes.builtins.NUMERIC]) types.setTypeParser(type, Number);
  const pool = new PgPool({
    ...(await postgresConfig(location, options.readSecret)),
    max: options.connections ?? 8,
    // Longer than the server's own limit: for a server that no longer says anything.
    query_timeout: STATEMENT_MS + CONNECT_MS,
    types,
    onConnect: (client) => client.query(sessionSettings(location.schema, options)) as never,
  });
  // A connection that ends while nobody waits for it says so to whoever uses it next, or is replaced. Without a listener
  // its end would be the end of the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return guarded(pool, postgresName(location));
}

function sessionSettings(schema: string, { busyTimeoutMs }: PostgresOptions): string {
  return [
    `set search_path = "${schema}"`,
    `set lock_timeout = ${Math.max(1, busyTimeoutMs)}`,
    `set statement_timeout = ${STATEMENT_MS}`,
    `set idle_in_transaction_session_timeout = ${SILENT_MS}`,
    // Whatever the database's own settings are: what is committed has to outlast a loss of power, and whoever waited for
    // a lock has to see what was written meanwhile.
    "set synchronous_commit = on",
    "set default_transaction_isolation = 'read committed'",
    "set client_min_messages = warning",
  ].join("; ");
}

function guarded(pool: Pool, name: string): PostgresPool {
  const known = new WeakMap<PoolClient, PoolConnection>();
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect().catch((error: unknown) => {
        throw postgresError(error, name);
      });
      const connection = known.get(client) ?? guardedConnection(client, name);
      known.set(client, connection);
      return connection;
    },
  };
}

/**
 * One connection. When the server was out of reach, or silent, it is not used again; nor when it leads to a server that can
 * only be read, because the name may lead to another one by now.
 */
function guardedConnection(client: PoolClient, name: string): PoolConnection {
  let isBroken = false;
  const query = async (text: string, parameters: readonly unknown[]): Promise<unknown> => {
    try {
      return await client.query(text, parameters.map(withoutNul));
    } catch (error) {
      const known = postgresError(error, name);
      isBroken ||= known instanceof OmError && LEADS_NOWHERE.has(known.code);
      throw known;
    }
  };
  return {
    query: query as PoolConnection["query"],
    release: (destroy) => client.release(destroy === true || isBroken),
  };
}

/** PostgreSQL's texts hold every sign but this one. */
function withoutNul(value: unknown): unknown {
  return typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "\u{FFFD}") : value;
}
