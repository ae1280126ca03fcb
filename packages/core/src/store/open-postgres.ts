import { HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression } from "kysely";
import type { PostgresLocation } from "../config/config.ts";
import { postgresName, writeLockOf } from "./postgres-config.ts";
import { createPostgresDialect } from "./postgres-dialect.ts";
import { createPostgresPool, type PostgresOptions } from "./postgres-pool.ts";
import { checkServer, claimSchema } from "./postgres-schema.ts";
import type { Database } from "./schema.ts";

/**
 * Opens the store's schema, or makes it where there is none. Somebody else's is refused.
 * @throws OmError `store.unreachable`, `store.auth`, `store.not-ours`, `store.not-supported`, `store.read-only`,
 * `store.busy`
 */
export async function openPostgres(
  location: PostgresLocation,
  options: PostgresOptions,
): Promise<Kysely<Database>> {
  const name = postgresName(location);
  const db = await connectPostgres(location, options);
  try {
    await checkServer(db, name);
    await claimSchema(db, location.schema, name);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Connections to a schema that nobody has looked at. */
export async function connectPostgres(
  location: PostgresLocation,
  options: PostgresOptions,
): Promise<Kysely<Database>> {
  const { schema } = location;
  const pool = await createPostgresPool(location, options);
  const dialect = createPostgresDialect({ pool, schema, writeLock: writeLockOf(schema) });
  // A list of nothing is nothing to SQLite, and a fault of syntax to PostgreSQL.
  const emptyLists = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression });
  return new Kysely<Database>({ dialect, plugins: [emptyLists] });
}
