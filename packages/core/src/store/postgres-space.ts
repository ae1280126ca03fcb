import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** Lets the room of what was removed be written over at once, and not only when the server comes to it. */
export async function giveSpaceBackInPostgres(db: Kysely<Database>): Promise<void> {
  const tables = await db.introspection.getTables();
  const list = sql.join(tables.map(({ schema, name }) => sql.id(schema ?? "", name)));
  await db.connection().execute(async (connection) => {
    // It takes as long as it takes.
    await sql`set statement_timeout = 0`.execute(connection);
    await sql`vacuum ${list}`.execute(connection);
    await sql`reset statement_timeout`.execute(connection);
  });
}
