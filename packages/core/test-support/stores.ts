import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterAll, afterEach, beforeEach, describe } from "vitest";
import { fixedClock } from "../src/clock.ts";
import type { StoreLocation } from "../src/config/config.ts";
import type { Flavour } from "../src/store/flavour.ts";
import { openStore, type Store, type StoreOptions } from "../src/store/store.ts";
import { createTestSchema, hasPostgres, type TestSchema } from "./postgres.ts";

/** Opens the store of the running test, which is empty at first; again for another process's view of the same one. */
export type OpenTestStore = (options?: Partial<StoreOptions>) => Promise<Store>;

/** The store of the running test, past the product. */
export interface TestStore {
  readonly flavour: Flavour;
  location(): StoreLocation;
  /** Takes the store away and puts an empty one in its place, for the next round of the same test. */
  renew(): Promise<void>;
  /** The same, and its layout goes with it: for tests that change that. */
  renewWhole(): Promise<void>;
  /** Runs one statement; rows as the database gives them. Parameters are written `$1`. */
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
}

interface Place extends Omit<TestStore, "renew" | "renewWhole"> {
  begin(): void;
  /** After each test, and for good. */
  end(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Runs a contract on every kind of store. Each test has a store of its own, which is closed and taken away after it. The
 * PostgreSQL half is left out where none answers.
 */
export function describeOnEveryStore(
  name: string,
  contract: (open: OpenTestStore, store: TestStore) => void,
): void {
  describeOn(`${name} (sqlite)`, sqlitePlace(), contract);
  if (hasPostgres) describeOn(`${name} (postgres)`, postgresPlace(), contract);
}

function describeOn(
  title: string,
  place: Place,
  contract: (open: OpenTestStore, store: TestStore) => void,
): void {
  describe(title, () => {
    let opened: Store[] = [];
    beforeEach(() => place.begin());
    afterEach(async () => {
      for (const store of opened) await store.close();
      opened = [];
      await place.end();
    });
    afterAll(() => place.close());
    contract(async (options = {}) => {
      const clock = fixedClock("2026-11-28T06:00:00Z");
      const store = await openStore(place.location(), { clock, connections: 4, ...options });
      opened.push(store);
      return store;
    }, withRenewal(place));
  });
}

function withRenewal(place: Place): TestStore {
  const renew = async (): Promise<void> => {
    await place.end();
    place.begin();
  };
  const renewWhole = async (): Promise<void> => {
    await place.close();
    place.begin();
  };
  return { ...place, renew, renewWhole };
}

function sqlitePlace(): Place {
  let folder = "";
  const path = (): string => join(folder, "state", "intune-om.db");
  return {
    flavour: "sqlite",
    begin: () => {
      folder = mkdtempSync(join(tmpdir(), "intune-om-store-"));
    },
    end: () => rm(folder, { recursive: true }),
    close: () => rm(folder, { recursive: true, force: true }),
    location: () => ({ kind: "sqlite", path: path() }),
    query: async (sql, parameters = []) => {
      const database = new BetterSqlite3(path());
      try {
        const statement = database.prepare(sql.replaceAll(/\$\d+/g, "?"));
        if (statement.reader) return statement.all(...parameters) as Record<string, unknown>[];
        statement.run(...parameters);
        return [];
      } finally {
        database.close();
      }
    },
  };
}

/** One schema for all tests of a file: making its tables takes longer than most tests. */
function postgresPlace(): Place {
  let schema: TestSchema | null = null;
  const own = (): TestSchema => (schema ??= createTestSchema());
  return {
    flavour: "postgres",
    begin: () => undefined,
    end: () => emptyTables(own()),
    close: async () => {
      await own().drop();
      schema = null;
    },
    location: () => own().location,
    query: (sql, parameters) => own().query(sql, parameters),
  };
}

/** What says how the store was made: a test that changes it needs a schema of its own. */
const LASTING = ["kysely_migration", "kysely_migration_lock", "intune_om_marker", "pseudonym_salt"];

async function emptyTables({ query, schema }: TestSchema): Promise<void> {
  const tables = await query("select tablename as name from pg_tables where schemaname = $1", [schema]);
  const emptied = tables.map(({ name }) => String(name)).filter((name) => !LASTING.includes(name));
  // Without the triggers that refuse it and the keys that ask for an order.
  const statements = [
    "set session_replication_role = replica",
    ...emptied.map((name) => `delete from "${name}"`),
  ];
  await query([...statements, "set session_replication_role = default"].join("; "));
}

/** Opens a store for one piece of work and closes it whatever happens. */
export function closingAfter(
  open: OpenTestStore,
  options?: Partial<StoreOptions>,
): <T>(work: (store: Store) => Promise<T>) => Promise<T> {
  return async (work) => {
    const store = await open(options);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
}
