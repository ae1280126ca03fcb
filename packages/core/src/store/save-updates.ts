import type { Transaction } from "kysely";
import type { UpdateRecord } from "../updates/update-record.ts";
import type { Database } from "./schema.ts";
import { rowOf } from "./update-row.ts";

/** Rows in one statement: a database takes only so many values at a time. */
const CHUNK_ROWS = 500;

/** Writes records over those with the same keys, in the caller's transaction. Revisions are only ever added. */
export async function saveUpdates(
  trx: Transaction<Database>,
  records: readonly UpdateRecord[],
): Promise<void> {
  for (let start = 0; start < records.length; start += CHUNK_ROWS) {
    await saveRecords(trx, records.slice(start, start + CHUNK_ROWS));
  }
  // Of all records at first: a key that leads from one record to another would stand twice for a moment.
  for (let start = 0; start < records.length; start += CHUNK_ROWS) {
    await removeAliases(trx, records.slice(start, start + CHUNK_ROWS));
  }
  const aliases = records.flatMap(({ tenant, key, aliases: all }) =>
    all.map((alias) => ({ tenant, alias, key })),
  );
  for (let start = 0; start < aliases.length; start += CHUNK_ROWS) {
    await trx
      .insertInto("update_aliases")
      .values(aliases.slice(start, start + CHUNK_ROWS))
      .onConflict((conflict) =>
        conflict.columns(["tenant", "alias"]).doUpdateSet((eb) => ({ key: eb.ref("excluded.key") })),
      )
      .execute();
  }
  const revisions = records.flatMap(({ tenant, key, revisions: all }) =>
    all.map(({ at, changes }, number) => ({
      tenant,
      key,
      number,
      at: at.toISOString(),
      changes: JSON.stringify(changes),
    })),
  );
  for (let start = 0; start < revisions.length; start += CHUNK_ROWS) {
    await trx
      .insertInto("update_revisions")
      .values(revisions.slice(start, start + CHUNK_ROWS))
      .onConflict((conflict) => conflict.columns(["tenant", "key", "number"]).doNothing())
      .execute();
  }
}

async function saveRecords(trx: Transaction<Database>, records: readonly UpdateRecord[]): Promise<void> {
  await trx
    .insertInto("update_records")
    .values(records.map(rowOf))
    .onConflict((conflict) =>
      conflict.columns(["tenant", "key"]).doUpdateSet((eb) => ({
        notice: eb.ref("excluded.notice"),
        translations: eb.ref("excluded.translations"),
        sources: eb.ref("excluded.sources"),
        replaces: eb.ref("excluded.replaces"),
        first_seen_at: eb.ref("excluded.first_seen_at"),
        last_seen_at: eb.ref("excluded.last_seen_at"),
        missing_since: eb.ref("excluded.missing_since"),
        doubted_since: eb.ref("excluded.doubted_since"),
        state: eb.ref("excluded.state"),
        owner: eb.ref("excluded.owner"),
        triage: eb.ref("excluded.triage"),
      })),
    )
    .execute();
}

async function removeAliases(trx: Transaction<Database>, records: readonly UpdateRecord[]): Promise<void> {
  for (const [tenant, all] of Map.groupBy(records, (record) => record.tenant)) {
    await trx
      .deleteFrom("update_aliases")
      .where("tenant", "=", tenant)
      .where(
        "key",
        "in",
        all.map(({ key }) => key),
      )
      .execute();
  }
}
