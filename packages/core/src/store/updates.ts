import type { Kysely, Transaction } from "kysely";
import type { Clock } from "../clock.ts";
import { OmError } from "../errors.ts";
import type { UpdateRecord } from "../updates/update-record.ts";
import { findUpdate, readUpdates, type UpdateFilter } from "./read-updates.ts";
import { saveUpdates } from "./save-updates.ts";
import type { Database } from "./schema.ts";

/** Who did what with an update, and when. */
export interface UpdateEvent {
  readonly at: Date;
  /** Id of a person, or what else did it. */
  readonly by: string;
  readonly detail: string;
}

/** Updates as each tenant has known them. Nothing here ends because its provider took it away. */
export interface UpdateTable {
  /** With their revisions, the newest first. */
  list(tenant: string, filter?: UpdateFilter): Promise<readonly UpdateRecord[]>;
  /** The record that a key or an alias leads to. */
  find(tenant: string, keyOrAlias: string): Promise<UpdateRecord | null>;
  /** Writes records over those with the same keys, all or none. */
  save(tenant: string, records: readonly UpdateRecord[]): Promise<void>;
  /**
   * Reads a record, changes it and writes it with a row of who did what, in one transaction.
   * @throws OmError `update.unknown`, and what `change` throws; nothing is changed then.
   */
  change(
    tenant: string,
    keyOrAlias: string,
    by: string,
    change: (record: UpdateRecord) => UpdateRecord,
    detail: string,
  ): Promise<UpdateRecord>;
  /** What people did with an update, the oldest first. */
  events(tenant: string, keyOrAlias: string): Promise<readonly UpdateEvent[]>;
}

export function createUpdateTable(db: Kysely<Database>, clock: Clock): UpdateTable {
  return {
    list: (tenant, filter) => readUpdates(db, tenant, filter),
    find: (tenant, keyOrAlias) => findUpdate(db, tenant, keyOrAlias),
    save: (tenant, records) => {
      const strangers = records.filter((record) => record.tenant !== tenant);
      if (strangers.length > 0) throw new RangeError(`records of another tenant than ${tenant}`);
      return db.transaction().execute((trx) => saveUpdates(trx, records));
    },
    change: (tenant, keyOrAlias, by, change, detail) =>
      db
        .transaction()
        .execute((trx) => changeUpdate(trx, { tenant, keyOrAlias, change, at: clock.now(), by, detail })),
    events: async (tenant, keyOrAlias) => {
      const record = await findUpdate(db, tenant, keyOrAlias);
      if (record === null) return [];
      const rows = await db
        .selectFrom("update_events")
        .select(["at", "by", "detail"])
        .where((eb) => eb.and({ tenant, key: record.key }))
        .orderBy("seq")
        .execute();
      return rows.map(({ at, by, detail }) => ({ at: new Date(at), by, detail }));
    },
  };
}

export interface UpdateChange extends UpdateEvent {
  readonly tenant: string;
  readonly keyOrAlias: string;
  readonly change: (record: UpdateRecord) => UpdateRecord;
}

/** {@link UpdateTable.change} within a transaction that does more than that. */
export async function changeUpdate(
  trx: Transaction<Database>,
  { tenant, keyOrAlias, change, ...event }: UpdateChange,
): Promise<UpdateRecord> {
  const record = await findUpdate(trx, tenant, keyOrAlias);
  if (record === null) throw unknownUpdate(tenant, keyOrAlias);
  const changed = change(record);
  if (changed.tenant !== tenant || changed.key !== record.key) {
    throw new RangeError(`a change cannot move record ${record.key}`);
  }
  await saveUpdates(trx, [changed]);
  await audit(trx, changed, event);
  return changed;
}

async function audit(
  trx: Transaction<Database>,
  { tenant, key }: UpdateRecord,
  { at, by, detail }: UpdateEvent,
): Promise<void> {
  await trx.insertInto("update_events").values({ tenant, key, at: at.toISOString(), by, detail }).execute();
}

function unknownUpdate(tenant: string, key: string): OmError {
  return new OmError(`tenant ${tenant} knows no update ${key}`, {
    code: "update.unknown",
    hint: "List them with `intune-om updates list`; new ones come with `intune-om collect`.",
  });
}
