import { randomBytes } from "node:crypto";
import { Client, TypeOverrides, types as pgTypes } from "pg";
import { describe, inject, it } from "vitest";
import type { PostgresLocation } from "../src/config/config.ts";
import { postgresLocation } from "../src/config/store-schema.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of a PostgreSQL for tests; empty when none answers. */
    readonly postgres: string;
  }
}

/** A schema of a test's own, which is empty, or not there yet. */
export interface TestSchema {
  readonly schema: string;
  /** As a configuration names it. */
  readonly url: string;
  readonly location: PostgresLocation;
  /** Runs statements past the product, with the schema's tables in sight. */
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** Takes the schema away with everything in it, and the one of its jobs. Nothing is asked of it afterwards. */
  drop(): Promise<void>;
}

/** Whether a PostgreSQL answers; the run has said so in one line when none does. */
export const hasPostgres: boolean = inject("postgres") !== "";

/**
 * Tests of PostgreSQL alone. Where none answers they are left out, and one test says so in their place: a file without any
 * would be taken for a broken one.
 */
export function describeOnPostgres(name: string, tests: () => void): void {
  if (hasPostgres) describe(name, tests);
  else it(`${name}: left out, for no PostgreSQL answers`, () => undefined);
}

/**
 * @param server Default: the one that all tests use.
 * @throws when no PostgreSQL answers; ask {@link hasPostgres} first
 */
export function createTestSchema(server: string = inject("postgres")): TestSchema {
  const schema = `om_test_${randomBytes(6).toString("hex")}`;
  const url = `${server}${server.includes("?") ? "&" : "?"}schema=${schema}`;
  const location = postgresLocation(url);
  let connected: Promise<Client> | null = null;
  const forget = (): void => {
    connected = null;
  };
  const client = (): Promise<Client> => (connected ??= connect(location, forget));
  return {
    schema,
    url,
    location,
    query: async (sql, parameters = []) => {
      const { rows } = await (await client()).query<Record<string, unknown>>(sql, [...parameters]);
      return rows;
    },
    drop: async () => {
      const open = await client();
      await open.query(
        `drop schema if exists "${schema}" cascade; drop schema if exists "${schema}_jobs" cascade`,
      );
      await open.end();
      forget();
    },
  };
}

async function connect(
  { host, port, database, user, schema }: PostgresLocation,
  onLost: () => void,
): Promise<Client> {
  // Counts as numbers, as the other database gives them.
  const types = new TypeOverrides();
  types.setTypeParser(pgTypes.builtins.INT8, Number);
  const client = new Client({
    host,
    port,
    database,
    ...(user === null ? {} : { user }),
    types,
  });
  // A server that a test stops: the next question goes over a new connection.
  client.on("error", onLost);
  await client.connect();
  await client.query(`set search_path = "${schema}"; set client_min_messages = warning`);
  return client;
}
