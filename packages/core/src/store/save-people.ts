import type { Insertable, Kysely, Transaction } from "kysely";
import type { KnownPerson, PeopleChanges, SeenPerson } from "../newcomers/newcomer.ts";
import type { Database, NewcomerRow } from "./schema.ts";

/** Rows in one statement: a database takes only so many values at a time. */
const CHUNK_ROWS = 500;

/** Everybody of a tenant who has been seen with a device. */
export async function readKnownPeople(db: Kysely<Database>, tenant: string): Promise<readonly KnownPerson[]> {
  const rows = await db
    .selectFrom("newcomers")
    .select(["key", "user_id", "first_device"])
    .where("tenant", "=", tenant)
    .execute();
  return rows.map(({ key, user_id, first_device }) => ({ key, userId: user_id, firstDevice: first_device }));
}

/** Since when newcomers of a tenant are told apart. */
export async function readWatch(db: Kysely<Database>, tenant: string): Promise<Date | null> {
  const row = await db
    .selectFrom("newcomer_watch")
    .select("since")
    .where("tenant", "=", tenant)
    .executeTakeFirst();
  return row === undefined ? null : new Date(row.since);
}

/** Writes down what a snapshot changed in what is known of people, in the caller's transaction. */
export async function savePeople(
  trx: Transaction<Database>,
  tenant: string,
  { begins, seen, renamed, identified }: PeopleChanges,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  if (begins) await trx.insertInto("newcomer_watch").values({ tenant, since: at }).execute();
  const ofPerson = (key: string) =>
    trx.updateTable("newcomers").where("tenant", "=", tenant).where("key", "=", key);
  for (const { from, to } of renamed) await ofPerson(from).set({ key: to }).execute();
  for (const { key, userId } of identified) await ofPerson(key).set({ user_id: userId }).execute();
  const insert = async (rows: readonly Insertable<NewcomerRow>[]): Promise<void> => {
    if (rows.length > 0) await trx.insertInto("newcomers").values(rows).execute();
  };
  let rows: Insertable<NewcomerRow>[] = [];
  for (const person of seen) {
    rows.push(rowOf(person, tenant, at));
    if (rows.length < CHUNK_ROWS) continue;
    await insert(rows);
    rows = [];
  }
  await insert(rows);
}

function rowOf(person: SeenPerson, tenant: string, at: string): Insertable<NewcomerRow> {
  return {
    tenant,
    key: person.key,
    user_id: person.userId,
    first_device: person.firstDevice,
    first_device_at: person.firstDeviceAt.toISOString(),
    seen_at: at,
    platforms: JSON.stringify(person.platforms),
    is_new: person.isNew ? 1 : 0,
    welcomed_at: null,
    notice: null,
  };
}

/** The plan welcomes nobody any more: who was there before is forgotten, and counting begins anew if it does again. */
export async function endWatch(trx: Transaction<Database>, tenant: string): Promise<void> {
  await trx.deleteFrom("newcomer_watch").where("tenant", "=", tenant).execute();
  await trx.deleteFrom("newcomers").where("tenant", "=", tenant).where("is_new", "=", 0).execute();
}
