import { type Kysely, sql, type Transaction } from "kysely";
import { OmError } from "../errors.ts";

/** PostgreSQL 14. */
const OLDEST = 140_000;

/** Names the product in the table that says whose a schema is. */
const OWNER = "intune-om";
/** The table that says whose a schema is; outside of the schema that all stores share. */
export const MARKER_TABLE = "intune_om_marker";

interface Server {
  readonly version: string;
  readonly number: string;
  readonly encoding: string;
  readonly standby: boolean;
  readonly fsync: string;
  readonly full_page_writes: string;
}

/**
 * Refuses a server that keeps other promises than PostgreSQL's.
 * @throws OmError `store.not-supported`, `store.read-only`
 */
export async function checkServer<Tables>(db: Kysely<Tables>, name: string): Promise<void> {
  const { rows } =
    await sql<Server>`select version() as version, current_setting('server_version_num') as number,
    current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby,
    current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes`.execute(db);
  judgeServer(rows[0], name);
}

/**
 * Refuses a server by what it says of itself.
 * @throws OmError `store.not-supported`, `store.read-only`
 */
export function judgeServer(server: Server | undefined, name: string): void {
  if (server === undefined || !server.version.startsWith("PostgreSQL ") || Number(server.number) < OLDEST) {
    throw notSupported(
      `${name} stands on ${server?.version ?? "an unknown server"}`,
      "Use PostgreSQL 14 or newer.",
    );
  }
  if (server.encoding !== "UTF8") {
    const hint = "Create a database with encoding UTF8.";
    throw notSupported(`${name} stands in a database with the encoding ${server.encoding}`, hint);
  }
  if (server.standby) {
    const hint = "Name the server that can be written to.";
    throw new OmError(`${name} is a standby, which can only be read`, { code: "store.read-only", hint });
  }
  for (const setting of ["fsync", "full_page_writes"] as const) {
    if (server[setting] !== "off") continue;
    throw notSupported(
      `${name} stands on a server with ${setting} = off, which may forget after a loss of power what it has confirmed`,
      `Set ${setting} = on in postgresql.conf and reload the server: what is forgotten would be sent once more.`,
    );
  }
}

/**
 * Makes the schema where it is missing and marks an empty one as ours, all or nothing.
 * @throws OmError `store.not-ours`
 */
export async function claimSchema<Tables>(db: Kysely<Tables>, schema: string, name: string): Promise<void> {
  if (await isOurs(db, schema, name)) return;
  await db.transaction().execute(async (trx) => {
    // Another process may have made it in the meantime.
    if (await isOurs(trx, schema, name)) return;
    await sql`create schema if not exists ${sql.id(schema)}`.execute(trx);
    await mark(trx, schema);
  });
}

/** Whether the schema has our mark; false when it is missing or empty. */
export async function isOurs<Tables>(db: Kysely<Tables>, schema: string, name: string): Promise<boolean> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.length === 0) return false;
  if (tables.every((table) => table.name !== MARKER_TABLE)) throw notOurs(name);
  const { rows } = await sql<{
    readonly owner: string;
  }>`select owner from ${sql.id(schema, MARKER_TABLE)}`.execute(db);
  if (rows.length !== 1 || rows[0]?.owner !== OWNER) throw notOurs(name);
  return true;
}

async function mark<Tables>(trx: Transaction<Tables>, schema: string): Promise<void> {
  const table = sql.id(schema, MARKER_TABLE);
  await sql`create table ${table} (owner text primary key)`.execute(trx);
  await sql`insert into ${table} (owner) values (${OWNER})`.execute(trx);
}

function notOurs(name: string): OmError {
  return new OmError(`${name} is not a store of intune-om`, {
    code: "store.not-ours",
    hint: "Name another schema (store: { url, schema }) in intune-om.yaml; this one belongs to another program.",
  });
}

function notSupported(message: string, hint: string): OmError {
  return new OmError(message, { code: "store.not-supported", hint });
}

/**
 * Refuses when the tables are no longer there.
 * @throws OmError `store.gone`, `store.unreachable`
 */
export async function checkPresence<Tables>(db: Kysely<Tables>): Promise<void> {
  await sql`select owner from ${sql.id(MARKER_TABLE)}`.execute(db);
}
